import Reports
import Units

/// The alerts: those that nobody has seen first.
enum AlertsPanel {
    static func draw(_ picture: inout Picture, in area: Area, selected: Int?) {
        guard area.height > 0, area.width > 10 else { return }
        let rows = picture.reports.desk.alerts.rows
        guard !rows.isEmpty else {
            picture.pen.write("no alert so far", column: area.column + 2, row: area.row, .muted)
            return
        }
        let first = max(0, (selected ?? 0) - area.height + 1)
        for offset in 0..<min(area.height, rows.count - first) {
            let line = Area(column: area.column, row: area.row + offset, width: area.width, height: 1)
            draw(rows[first + offset], &picture, line)
            guard first + offset == selected else { continue }
            picture.pen.put(">", column: line.column, row: line.row, .title)
            picture.pen.highlight(line, .selection)
            picture.cursor = picture.cursor ?? (line.column, line.row)
            picture.echo.append(line)
        }
    }

    private static func draw(_ row: AlertRow, _ picture: inout Picture, _ line: Area) {
        let isOpen = row.state == .raised
        let role: Role = isOpen ? row.severity.role : .muted
        let limit = line.column + line.width
        var column = line.column + 1
        column = picture.pen.write(
            "\(row.severity.glyph) ", column: column, row: line.row, role, limit: limit)
        column = picture.pen.write(
            "\(TimeWords.clock(row.time)) ", column: column, row: line.row, .muted, limit: limit)
        column = picture.pen.write(
            padded(row.severity.word, 6), column: column, row: line.row, role, limit: limit)
        let figures = "health \(Figures.health(row.healthFactor)) < \(Figures.health(row.edge))"
        let state = "  \(age(row, picture))  \(word(row.state))"
        let room = limit - column - TextWidth.of(figures) - TextWidth.of(state) - 2
        column = picture.pen.write(
            row.account, column: column, row: line.row, .text, width: max(4, min(44, room)))
        column = picture.pen.write(
            "  \(figures)", column: column, row: line.row, isOpen ? .text : .muted, limit: limit)
        picture.pen.write(state, column: column, row: line.row, isOpen ? role : .muted, limit: limit)
        if isOpen { picture.alarms.append(line) }
    }

    private static func age(_ row: AlertRow, _ picture: Picture) -> String {
        TimeWords.age(picture.reports.market.time.nanoseconds(since: row.time))
    }

    private static func word(_ state: AlertState) -> String {
        switch state {
        case .raised: "A ack"
        case .acknowledged: "acked"
        case .cleared: "cleared"
        }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.utf8.count))
    }
}
