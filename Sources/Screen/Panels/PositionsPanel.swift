import Reports
import Units

/// What the selected account or the whole book holds and owes, with its totals below.
enum PositionsPanel {
    private enum Field: Int {
        case kind, symbol, venue, quantity, cost, price, value, day, total, yield, weight, delta
    }

    /// In the order of `Field`.
    private static let columns: [TableColumn] = [
        TableColumn(title: "KIND", width: 6, side: .left, rank: 60),
        TableColumn(title: "SYMBOL", width: 9, side: .left, rank: 100, isFlexible: true),
        TableColumn(title: "VENUE", width: 9, side: .left, rank: 20),
        TableColumn(title: "QTY", width: 13, rank: 95),
        TableColumn(title: "COST", width: 10, rank: 40),
        TableColumn(title: "PRICE", width: 10, rank: 50),
        TableColumn(title: "VALUE", width: 13, rank: 99),
        TableColumn(title: "DAY", width: 10, rank: 80),
        TableColumn(title: "TOTAL", width: 11, rank: 70),
        TableColumn(title: "YIELD", width: 7, rank: 30),
        TableColumn(title: "WEIGHT", width: 7, rank: 35),
        TableColumn(title: "DELTA", width: 13, rank: 10),
    ]

    /// Draws as many positions as there are rows, and returns the place of the first of them.
    static func draw(_ picture: inout Picture, in area: Area, selected: Int, isFocused: Bool) -> Int {
        guard area.width > 4, area.height > 1 else { return 0 }
        let table = TableLayout(columns, width: area.width - 2)
        for place in table.places {
            picture.pen.write(
                columns[place.column].title, in: place, of: columns, left: area.column + 1, row: area.row,
                .muted)
        }
        let rows = picture.positions
        guard !rows.isEmpty else {
            picture.pen.write("nothing is held or owed", column: area.column + 2, row: area.row + 1, .muted)
            return 0
        }
        let height = area.height - 2
        let first = max(0, min(selected - height + 1, rows.count - height))
        for offset in 0..<max(0, min(height, rows.count - first)) {
            let line = Area(column: area.column, row: area.row + 1 + offset, width: area.width, height: 1)
            draw(rows[first + offset], &picture.pen, table, line)
            if first + offset == selected { picture.mark(line, isFocused: isFocused) }
        }
        let last = area.row + min(area.height - 1, rows.count + 1)
        let totals = picture.reports.desk.positions.totals
        drawTotals(totals, &picture.pen, table, left: area.column + 1, row: last)
        return first
    }

    private static func draw(_ row: PositionRow, _ pen: inout Pen, _ table: TableLayout, _ line: Area) {
        let left = line.column + 1
        let isDebt = row.quantity.isNegative
        for place in table.places {
            guard let field = Field(rawValue: place.column) else { continue }
            let (column, width) = (left + place.start, place.width)
            switch field {
            case .symbol: pen.write(row.symbol, column: column, row: line.row, .text, width: width)
            case .venue: pen.write(row.venue, column: column, row: line.row, .muted, width: width)
            case .kind:
                pen.write(row.kind.word, column: column, row: line.row, isDebt ? .warning : .muted)
            case .quantity:
                let text = Figures.quantity(row.quantity, decimals: row.decimals, width: width)
                pen.write(text, in: place, of: columns, left: left, row: line.row, .text)
            case .cost:
                let text = Figures.price(row.averageCost, width: width)
                pen.write(text, in: place, of: columns, left: left, row: line.row, .muted)
            case .price:
                let text = Figures.price(row.price, width: width)
                pen.write(text, in: place, of: columns, left: left, row: line.row, .text)
            default:
                pen.write(
                    text(field, row.figures, width), in: place, of: columns, left: left, row: line.row,
                    role(field, row.figures))
            }
        }
    }

    private static func drawTotals(
        _ totals: PositionFigures, _ pen: inout Pen, _ table: TableLayout, left: Int, row: Int
    ) {
        pen.write("total", column: left, row: row, .heading)
        for place in table.places {
            guard let field = Field(rawValue: place.column), field.rawValue >= Field.value.rawValue else {
                continue
            }
            // Deltas of different instruments have no sum.
            let text = field == .delta ? "" : text(field, totals, place.width)
            pen.write(text, in: place, of: columns, left: left, row: row, role(field, totals))
        }
    }

    private static func text(_ field: Field, _ figures: PositionFigures?, _ width: Int) -> String {
        switch field {
        case .value: Figures.money(figures?.value, width: width)
        case .day: Figures.change(figures?.day, width: width)
        case .total: Figures.change(figures?.total, width: width)
        case .yield: Figures.yield(figures)
        case .weight: figures.map { Figures.share($0.weightBasisPoints) } ?? Figures.absent
        case .delta: Figures.money(figures?.delta, width: width)
        default: ""
        }
    }

    private static func role(_ field: Field, _ figures: PositionFigures?) -> Role {
        guard let figures else { return .muted }
        switch field {
        case .day: return role(figures.day)
        case .total: return role(figures.total)
        case .yield, .weight, .delta: return .muted
        default: return .text
        }
    }

    private static func role(_ change: Int128) -> Role {
        change == 0 ? .muted : change > 0 ? .rise : .fall
    }
}
