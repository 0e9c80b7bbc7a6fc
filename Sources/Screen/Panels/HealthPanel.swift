import Reports
import Units

/// The accounts, worst first.
enum HealthPanel {
    private enum Field: Int, CaseIterable {
        case glyph, state, account, venue, health, gauge, distance, line, symbol, debt, age
    }

    /// In the order of `Field`; account names grow with the room there is.
    private static let columns: [TableColumn] = [
        TableColumn(title: "", width: 2, side: .left, rank: 100),
        TableColumn(title: "STATE", width: 5, side: .left, rank: 90),
        TableColumn(title: "ACCOUNT", width: 10, side: .left, rank: 95, isFlexible: true, wanted: 14),
        TableColumn(title: "VENUE", width: 9, side: .left, rank: 10, wanted: 12),
        TableColumn(title: "HEALTH", width: 8, rank: 99),
        TableColumn(title: "1·······2x", width: 10, side: .left, rank: 20),
        TableColumn(title: "DISTANCE", width: 9, rank: 80),
        TableColumn(title: "LINE", width: 12, rank: 70),
        TableColumn(title: "OF", width: 7, side: .left, rank: 60),
        TableColumn(title: "DEBT", width: 9, rank: 40),
        TableColumn(title: "AGE", width: 5, rank: 30),
    ]

    static func draw(_ picture: inout Picture, in area: Area, selection: HealthSelection, isFocused: Bool) {
        guard area.width > 4, area.height > 0 else { return }
        let table = TableLayout(columns, width: area.width - 2)
        heading(&picture.pen, table, area)
        for offset in 0..<max(0, area.height - 1) {
            let rank = selection.scroll + offset
            guard let row = picture.listing.row(at: rank) else { continue }
            let line = Area(column: area.column, row: area.row + 1 + offset, width: area.width, height: 1)
            draw(row, &picture.pen, table, line)
            if rank == selection.rank { picture.mark(line, isFocused: isFocused) }
        }
    }

    private static func heading(_ pen: inout Pen, _ table: TableLayout, _ area: Area) {
        for place in table.places {
            let title =
                pen.glyphs.isASCII && columns[place.column].title.contains("·")
                ? "1........2x" : columns[place.column].title
            pen.write(title, in: place, of: columns, left: area.column + 1, row: area.row, .muted)
        }
    }

    private static func draw(_ row: HealthRow, _ pen: inout Pen, _ table: TableLayout, _ line: Area) {
        let left = line.column + 1
        for place in table.places {
            guard let field = Field(rawValue: place.column) else { continue }
            switch field {
            case .account:
                pen.write(
                    name: row.name, column: left + place.start, row: line.row, .text, width: place.width)
            case .venue:
                pen.write(row.venue, column: left + place.start, row: line.row, .muted, width: place.width)
            case .gauge:
                pen.gauge(
                    row.healthFactor, column: left + place.start, row: line.row, width: place.width,
                    row.severity.role)
            default:
                pen.write(
                    text(field, row, width: place.width), in: place, of: columns, left: left, row: line.row,
                    role(field, row))
            }
        }
    }

    private static func text(_ field: Field, _ row: HealthRow, width: Int) -> String {
        switch field {
        case .glyph: row.severity.glyph
        case .state: row.healthFactor == nil ? stateWithoutHealth(row) : row.severity.word
        case .health: Figures.health(row.healthFactor)
        case .distance: row.line.map { Figures.percent($0.distanceBasisPoints) } ?? noLine(row)
        case .line: row.line.map { Figures.price($0.price, width: width) } ?? noLine(row)
        case .symbol: row.line.map { $0.symbol.text } ?? ""
        case .debt: Figures.debt(row.debt)
        case .age: TimeWords.age(row.priceAge)
        case .account, .venue, .gauge: ""
        }
    }

    /// What is not known yet is not said to be none.
    private static func noLine(_ row: HealthRow) -> String { row.hasLines ? Figures.absent : "" }

    /// Without debt there is nothing to lose; without a price nothing is known.
    private static func stateWithoutHealth(_ row: HealthRow) -> String { row.hasDebt ? "?" : "-" }

    private static func role(_ field: Field, _ row: HealthRow) -> Role {
        switch field {
        case .glyph, .state, .health: row.healthFactor == nil ? .muted : row.severity.role
        case .distance: row.severity >= .warning ? row.severity.role : .text
        case .symbol, .age: .muted
        default: .text
        }
    }
}
