import Reports

/// Which alert is selected: it stays selected when others come above it, but the top stays the top.
struct AlertSelection: Sendable {
    /// Place in the list, from 0.
    private(set) var place = 0
    /// The alert that the last picture shows as selected.
    private(set) var id: UInt64?

    /// Finds the alert where it stands now.
    mutating func follow(_ rows: [AlertRow]) {
        if place > 0, let found = rows.firstIndex(where: { $0.id == id }) { place = found }
        move(to: place, in: rows)
    }

    /// Moves to a place, as far as there is one.
    mutating func move(to wanted: Int, in rows: [AlertRow]) {
        place = min(max(0, wanted), max(0, rows.count - 1))
        id = rows.indices.contains(place) ? rows[place].id : nil
    }

    /// Moves by rows.
    mutating func move(by rows: Int, in list: [AlertRow]) { move(to: place + rows, in: list) }

    /// Stays at the place and lets the alert go: the next one takes its place.
    mutating func release() { id = nil }
}
