import Reports
import Units

/// The instruments: price, change, age, recent course.
enum MarketPanel {
    private enum Field: Int { case symbol, price, change, course, age, note }

    /// The columns for some rows: notes have room before anything but the price, when there are any.
    private static func columns(_ rows: [MarketRow]) -> [TableColumn] {
        let hasNotes = rows.contains { !note($0).isEmpty }
        return [
            TableColumn(title: "SYMBOL", width: 7, side: .left, rank: 100),
            TableColumn(title: "PRICE", width: 12, rank: 99),
            TableColumn(title: "CHANGE", width: 8, rank: 90),
            TableColumn(title: "COURSE", width: 8, side: .left, rank: 50, isFlexible: true),
            TableColumn(title: "AGE", width: 5, rank: 60),
            TableColumn(title: "NOTE", width: 6, side: .left, rank: hasNotes ? 95 : 20),
        ]
    }

    /// Draws as many instruments as there are rows, and returns the place of the first of them.
    static func draw(_ picture: inout Picture, in area: Area, selected: Int, isFocused: Bool) -> Int {
        guard area.width > 4, area.height > 0 else { return 0 }
        let columns = columns(picture.instruments)
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
            draw(rows[first + offset], at: picture.reports.market.time, &picture.pen, table, columns, line)
            guard first + offset == selected else { continue }
            picture.pen.put(">", column: line.column, row: line.row, isFocused ? .title : .muted)
            if isFocused {
                picture.pen.highlight(line, .selection)
                picture.cursor = picture.cursor ?? (line.column, line.row)
                picture.echo.append(line)
            }
        }
        return first
    }

    private static func draw(
        _ row: MarketRow, at time: Timestamp, _ pen: inout Pen, _ table: TableLayout,
        _ columns: [TableColumn], _ line: Area
    ) {
        let left = line.column + 1
        let trend: Role = row.changeBasisPoints == 0 ? .text : row.changeBasisPoints > 0 ? .rise : .fall
        for place in table.places {
            switch Field(rawValue: place.column) {
            case .symbol: pen.write(row.symbol, column: left + place.start, row: line.row, width: place.width)
            case .price:
                let price = Figures.price(row.price, width: place.width)
                pen.write(price, in: place, of: columns, left: left, row: line.row, .text)
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
            case nil: break
            }
        }
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
        let text =
            "last \(Figures.price(row.price))  \(Figures.percent(row.changeBasisPoints))  over \(TimeWords.age(span))"
        let limit = area.column + area.width
        picture.pen.write(
            text, column: area.column + 2, row: area.row + area.height - 1, .muted, limit: limit)
    }
}
