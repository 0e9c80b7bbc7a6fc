/// A column of a table.
struct TableColumn {
    /// Which side the column's text keeps to.
    enum Side { case left, right }

    var title: String
    var width: Int
    var side: Side = .right
    /// Columns of a lower rank leave first when there is no room.
    var rank: Int
    /// Whether the column takes the room that is left over.
    var isFlexible = false
    /// How wide the column becomes where there is room, before the flexible one takes the rest.
    var wanted = 0
}

/// Which columns of a table fit, and where they stand; a blank parts them.
struct TableLayout {
    /// The columns that fit, as positions in the list given, with their places.
    let places: [(column: Int, start: Int, width: Int)]

    private static let gap = 1

    init(_ columns: [TableColumn], width: Int) {
        var kept = Array(columns.indices)
        func total() -> Int { kept.reduce(0) { $0 + columns[$1].width } + TableLayout.gap * (kept.count - 1) }
        while kept.count > 1, total() > width {
            guard let least = kept.min(by: { columns[$0].rank < columns[$1].rank }) else { break }
            kept.removeAll { $0 == least }
        }
        var spare = max(0, width - total())
        var widths = columns.map(\.width)
        for index in kept where columns[index].wanted > widths[index] {
            let extra = min(spare, columns[index].wanted - widths[index])
            widths[index] += extra
            spare -= extra
        }
        var places: [(column: Int, start: Int, width: Int)] = []
        var start = 0
        for index in kept {
            let extra = columns[index].isFlexible ? spare : 0
            let room = min(widths[index] + extra, width - start)
            places.append((index, start, room))
            start += room + TableLayout.gap
        }
        self.places = places
    }
}

extension Pen {
    /// Writes text within a column, to its side; a figure that is too wide is not cut but said to be.
    mutating func write(
        _ text: String, in place: (column: Int, start: Int, width: Int), of columns: [TableColumn], left: Int,
        row: Int, _ role: Role
    ) {
        var (text, width) = (text, TextWidth.of(text))
        if columns[place.column].side == .right, width > place.width {
            (text, width) = (Figures.tooWide(place.width), place.width)
        }
        let isRight = columns[place.column].side == .right
        let start = left + place.start + (isRight ? place.width - width : 0)
        write(text, column: start, row: row, role, limit: left + place.start + place.width)
    }
}
