import Reports
import Units

/// The instruments: price, change, age, recent course.
enum MarketPanel {
    private enum Field { case symbol, price, benchmark, gap, change, course, pool, age, note }

    /// The columns for some rows: those of which nothing is known have no room, and notes have room before
    /// anything but the price when there are any.
    private static func columns(_ rows: [MarketRow]) -> [(field: Field, column: TableColumn)] {
        let hasNotes = rows.contains { !note($0).isEmpty }
        var columns: [(field: Field, column: TableColumn)] = [
            (.symbol, TableColumn(title: "SYMBOL", width: 7, side: .left, rank: 100, wanted: 12)),
            (.price, TableColumn(title: "PRICE", width: 11, rank: 99)),
        ]
        if rows.contains(where: { $0.benchmark != nil }) {
            columns.append((.benchmark, TableColumn(title: "BENCH", width: 11, rank: 55)))
            columns.append((.gap, TableColumn(title: "DIFF", width: 7, rank: 70)))
        }
        columns += [
            (.change, TableColumn(title: "CHANGE", width: 8, rank: 90)),
            (.course, TableColumn(title: "COURSE", width: 8, side: .left, rank: 50, isFlexible: true)),
        ]
        if rows.contains(where: { !$0.pools.isEmpty }) {
            columns.append((.pool, TableColumn(title: "POOL", width: 16, rank: 40)))
        }
        return columns + [
            (.age, TableColumn(title: "AGE", width: 5, rank: 85)),
            (.note, TableColumn(title: "NOTE", width: 6, side: .left, rank: hasNotes ? 95 : 20)),
        ]
    }

    /// Draws as many instruments as there are rows, and returns the place of the first of them.
    static func draw(_ picture: inout Picture, in area: Area, selected: Int, isFocused: Bool) -> Int {
        guard area.width > 4, area.height > 0 else { return 0 }
        let fields = columns(picture.instruments)
        let columns = fields.map(\.column)
        let table = TableLayout(columns, width: area.width - 2)
        for place in table.places {
            picture.pen.write(
                columns[place.column].title, in: place, of: columns, left: area.column + 1, row: area.row,
                .muted)
        }
        let rows = picture.instruments
        let height = max(0, area.height - 1)
        let first = max(0, min(selected - height + 1, rows.count - height))
        for offset in 0..<min(height, rows.count - first) {
            let line = Area(column: area.column, row: area.row + 1 + offset, width: area.width, height: 1)
            draw(rows[first + offset], at: picture.reports.market.time, &picture.pen, table, fields, line)
            if first + offset == selected { picture.mark(line, isFocused: isFocused) }
        }
        return first
    }

    private static func draw(
        _ row: MarketRow, at time: Timestamp, _ pen: inout Pen, _ table: TableLayout,
        _ fields: [(field: Field, column: TableColumn)], _ line: Area
    ) {
        let (left, columns) = (line.column + 1, fields.map(\.column))
        let trend: Role = row.changeBasisPoints == 0 ? .text : row.changeBasisPoints > 0 ? .rise : .fall
        for place in table.places {
            switch fields[place.column].field {
            case .symbol: pen.write(row.symbol, column: left + place.start, row: line.row, width: place.width)
            case .price:
                let price = Figures.price(row.price, width: place.width)
                pen.write(price, in: place, of: columns, left: left, row: line.row, .text)
            case .benchmark:
                let price = Figures.price(row.benchmark, width: place.width)
                pen.write(price, in: place, of: columns, left: left, row: line.row, .muted)
            case .gap:
                let gap = Figures.basisPoints(row.benchmarkGapBasisPoints)
                pen.write(gap, in: place, of: columns, left: left, row: line.row, .text)
            case .pool:
                let text = deepestPool(row, width: place.width)
                pen.write(text, in: place, of: columns, left: left, row: line.row, .muted)
            case .change:
                let text = row.price == nil ? Figures.absent : Figures.percent(row.changeBasisPoints)
                pen.write(text, in: place, of: columns, left: left, row: line.row, trend)
            case .course:
                pen.sparkline(
                    row.history, column: left + place.start, row: line.row, width: place.width, trend)
            case .age:
                let age = TimeWords.age(row.time.map { time.nanoseconds(since: $0) })
                pen.write(age, in: place, of: columns, left: left, row: line.row, .muted)
            case .note:
                pen.write(note(row), in: place, of: columns, left: left, row: line.row, .warning)
            }
        }
    }

    /// What the pool that holds most pays, and how far that is from the venues' price.
    private static func deepestPool(_ row: MarketRow, width: Int) -> String {
        guard let pool = row.pools.max(by: { $0.depth < $1.depth }) else { return "" }
        let gap = Figures.basisPoints(pool.gapBasisPoints)
        return "\(Figures.price(pool.price, width: width - gap.utf8.count - 1)) \(gap)"
    }

    /// A great step that waits for confirmation, or how many were refused.
    private static func note(_ row: MarketRow) -> String {
        if row.heldPrice != nil { return "! HELD" }
        return row.refusedCount > 0 ? "ref \(min(row.refusedCount, 99))" : ""
    }
}

/// The course of one instrument.
enum ChartPanel {
    static func draw(_ picture: inout Picture, in area: Area, row: MarketRow, style: ChartStyle) {
        guard area.height > 2 else {
            return picture.pen.chart(row.history, in: area.inset(1), style: style)
        }
        picture.pen.chart(row.history, in: area.rows(0, area.height - 1).inset(1), style: style)
        let span = Int64(row.history.count) * row.historySpan
        let parts = [
            "last \(Figures.price(row.price))", Figures.percent(row.changeBasisPoints),
            "over \(TimeWords.age(span))",
        ]
        // Half a figure would be read as another one.
        var column = area.column + 2
        for part in parts where column + TextWidth.of(part) <= area.column + area.width {
            let end = picture.pen.write(
                part, column: column, row: area.row + area.height - 1, .muted, limit: area.column + area.width
            )
            column = end + 2
        }
    }
}
