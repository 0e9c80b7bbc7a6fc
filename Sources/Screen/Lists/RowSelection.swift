/// Which row of a list is selected: it stays selected wherever it moves.
struct RowSelection<ID: Hashable & Sendable>: Sendable {
    /// Place in the list, from 0.
    private(set) var place = 0
    /// The row that the last picture shows as selected.
    private(set) var id: ID?
    /// Whether the selection stays at the top, whatever comes there, as long as nobody has moved it.
    private var keepsTop: Bool

    init(keepsTop: Bool) { self.keepsTop = keepsTop }

    /// Finds the row where it stands now.
    mutating func follow(_ ids: [ID]) {
        if place > 0 || !keepsTop, let id, let found = ids.firstIndex(of: id) { place = found }
        move(to: place, in: ids)
    }

    /// Moves to a place, as far as there is one.
    mutating func move(to wanted: Int, in ids: [ID]) {
        place = min(max(0, wanted), max(0, ids.count - 1))
        id = ids.indices.contains(place) ? ids[place] : nil
    }

    /// Moves by rows.
    mutating func move(by rows: Int, in ids: [ID]) { move(to: place + rows, in: ids) }

    /// Returns to the top.
    mutating func moveToTop() { (place, id) = (0, nil) }

    /// Goes to where its row stands in another order, even from the top.
    mutating func follow(resorted ids: [ID]) {
        if let id, let found = ids.firstIndex(of: id) { place = found }
        move(to: place, in: ids)
    }

    /// Stays at the place and lets the row go: the next one takes its place.
    mutating func release() { id = nil }
}
