import Reports
import Units

/// The orders: those that work first, then the newest.
enum BlotterPanel {
    private enum Field: Int {
        case id, time, account, side, symbol, quantity, price, filled, average, state, timeInForce, reason
    }

    /// In the order of `Field`; a reason has the room that is left.
    private static let columns: [TableColumn] = [
        TableColumn(title: "ID", width: 4, side: .left, rank: 100),
        TableColumn(title: "TIME", width: 8, side: .left, rank: 60),
        TableColumn(title: "ACCOUNT", width: 10, side: .left, rank: 45),
        TableColumn(title: "SIDE", width: 9, side: .left, rank: 95),
        TableColumn(title: "SYM", width: 7, side: .left, rank: 98),
        TableColumn(title: "QTY", width: 9, rank: 90),
        TableColumn(title: "PX", width: 10, rank: 70),
        TableColumn(title: "FILLED", width: 9, rank: 65),
        TableColumn(title: "AVG", width: 10, rank: 30),
        TableColumn(title: "STATE", width: 11, side: .left, rank: 99),
        TableColumn(title: "TIF", width: 3, side: .left, rank: 50),
        TableColumn(title: "REASON", width: 12, side: .left, rank: 40, isFlexible: true),
    ]

    /// Draws as many orders as there are rows, and returns the place of the first of them.
    static func draw(_ picture: inout Picture, in area: Area, selected: Int, isFocused: Bool) -> Int {
        guard area.width > 4, area.height > 0 else { return 0 }
        let table = TableLayout(columns, width: area.width - 2)
        for place in table.places {
            picture.pen.write(
                columns[place.column].title, in: place, of: columns, left: area.column + 1, row: area.row,
                .muted)
        }
        let rows = picture.orders
        guard !rows.isEmpty else {
            picture.pen.write(
                "no order so far: 4 opens the ticket, :sell 60 ETH @3305 fills it in",
                column: area.column + 2, row: area.row + 1, .muted)
            return 0
        }
        let hasReasons = table.places.contains { Field(rawValue: $0.column) == .reason }
        let hasLine = !hasReasons && area.height >= leastHeightForReason
        let height = max(0, area.height - (hasLine ? 2 : 1))
        let first = max(0, min(selected - height + 1, rows.count - height))
        for offset in 0..<min(height, rows.count - first) {
            let line = Area(column: area.column, row: area.row + 1 + offset, width: area.width, height: 1)
            draw(rows[first + offset], &picture.pen, table, line)
            if first + offset == selected { picture.mark(line, isFocused: isFocused) }
        }
        if hasLine, rows.indices.contains(selected) {
            drawReason(of: rows[selected], &picture.pen, area.rows(area.height - 1, 1))
        }
        return first
    }

    private static let leastHeightForReason = 6

    /// Where the table has no room for reasons the selected order's stands below it.
    private static func drawReason(of row: BlotterRow, _ pen: inout Pen, _ line: Area) {
        guard !row.reason.text.isEmpty else { return }
        let text = SafeText("\(number(row.id)) \(row.state.word): \(row.reason)")
        pen.write(text, column: line.column + 1, row: line.row, .warning, width: line.width - 2)
    }

    private static func draw(_ row: BlotterRow, _ pen: inout Pen, _ table: TableLayout, _ line: Area) {
        let left = line.column + 1
        for place in table.places {
            guard let field = Field(rawValue: place.column) else { continue }
            let (column, width) = (left + place.start, place.width)
            switch field {
            case .account: pen.write(name: row.account, column: column, row: line.row, .text, width: width)
            case .side: pen.write(row.side, column: column, row: line.row, .text, width: width)
            case .symbol: pen.write(row.symbol, column: column, row: line.row, .text, width: width)
            case .reason: pen.write(row.reason, column: column, row: line.row, .muted, width: width)
            default:
                pen.write(
                    text(field, row, width), in: place, of: columns, left: left, row: line.row,
                    field == .state ? row.state.role : .text)
            }
        }
    }

    private static func text(_ field: Field, _ row: BlotterRow, _ width: Int) -> String {
        switch field {
        case .id: number(row.id)
        case .time: TimeWords.clock(row.changedAt)
        case .quantity: Figures.quantity(row.quantity, decimals: row.decimals, width: width)
        case .price: row.limit == nil && row.isTrade ? "market" : Figures.price(row.limit, width: width)
        case .filled: Figures.quantity(row.filled, decimals: row.decimals, width: width)
        case .average: Figures.price(row.averagePrice, width: width)
        case .state: row.state.word
        case .timeInForce: row.timeInForce.word
        case .account, .side, .symbol, .reason: ""
        }
    }

    /// An order's number as desks write it: four digits at least.
    static func number(_ id: OrderID) -> String {
        let digits = "\(id.number)"
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}

extension BlotterRow {
    /// Whether one thing is traded for another.
    fileprivate var isTrade: Bool { !counterSymbol.text.isEmpty }
}

/// Why an order stands as it does: its reason, and every check with its numbers.
enum WhyOverlay {
    static func draw(_ picture: inout Picture, id: OrderID, scroll: inout Int) {
        let width = picture.overlayWidth(atMost: 76)
        let title = "Order \(BlotterPanel.number(id))"
        guard let row = picture.orders.first(where: { $0.id == id }) else {
            let text = WrappedText.lines("it is not among the orders shown any more", width: width)
            picture.overlay(title, text.map { OverlayLine($0, .muted) }, width: width, scroll: &scroll)
            return
        }
        picture.overlay(title, lines(row, width: width), width: width, scroll: &scroll)
    }

    private static func lines(_ row: BlotterRow, width: Int) -> [OverlayLine] {
        let counter = row.counterSymbol.text.isEmpty ? "" : " for \(row.counterSymbol)"
        let quantity = Figures.quantity(row.quantity, decimals: row.decimals)
        let price = row.limit.map { "@ \(Figures.price($0))" } ?? "at market"
        let terms = row.isTrade ? " \(price) \(row.timeInForce.word)" : ""
        let order = "\(row.side) \(quantity) \(row.symbol)\(counter)\(terms)"
        let filled = Figures.quantity(row.filled, decimals: row.decimals)
        let fate =
            "\(row.state.word) at \(TimeWords.moment(row.changedAt)), filled \(filled), average \(Figures.price(row.averagePrice))"
        let reason = row.reason.text.isEmpty ? "nothing was refused" : row.reason.text
        let head = [
            (order, Role.title), ("account \(row.account)", .text), (fate, row.state.role),
            ("basket of \(BlotterPanel.number(row.basket)), sent \(TimeWords.moment(row.placedAt))", .muted),
            (row.conventional.text, .muted),
            (reason, row.reason.text.isEmpty ? .muted : .warning),
        ]
        return head.filter { !$0.0.isEmpty }.flatMap { line in
            WrappedText.lines(line.0, width: width).map { OverlayLine($0, line.1) }
        } + [OverlayLine("")] + row.checks.flatMap { lines($0, width: width) }
    }

    private static func lines(_ check: CheckRow, width: Int) -> [OverlayLine] {
        WrappedText.lines(check.words, width: width - 3).enumerated().map { offset, text in
            offset == 0
                ? OverlayLine(pieces: [(0, check.verdict.glyph, check.verdict.role), (3, text, .text)])
                : OverlayLine(text, column: 3)
        }
    }
}
