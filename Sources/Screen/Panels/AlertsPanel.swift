import Reports
import Units

/// The alerts: those that nobody has seen first.
enum AlertsPanel {
    /// Draws as many alerts as there are rows, and returns the place of the first of them.
    static func draw(_ picture: inout Picture, in area: Area, selected: Int, isFocused: Bool) -> Int {
        guard area.height > 0, area.width > 10 else { return 0 }
        let rows = picture.alerts
        guard !rows.isEmpty else {
            picture.pen.write("no alert so far", column: area.column + 2, row: area.row, .muted)
            return 0
        }
        let first = isFocused ? max(0, selected - area.height + 1) : 0
        for offset in 0..<min(area.height, rows.count - first) {
            let line = Area(column: area.column, row: area.row + offset, width: area.width, height: 1)
            draw(rows[first + offset], &picture, line)
            guard isFocused, first + offset == selected else { continue }
            picture.pen.put(">", column: line.column, row: line.row, .title)
            picture.pen.highlight(line, .selection)
            picture.cursor = picture.cursor ?? (line.column, line.row)
            picture.echo.append(line)
        }
        return first
    }

    private static func draw(_ row: AlertRow, _ picture: inout Picture, _ line: Area) {
        let isOpen = row.state == .raised
        let role: Role = isOpen ? row.severity.role : .muted
        let limit = line.column + line.width
        let words = AlertWords(row, age: age(row, picture), width: line.width)
        var column = picture.pen.write(
            "\(row.severity.glyph) ", column: line.column + 1, row: line.row, role, limit: limit)
        column = picture.pen.write(words.time, column: column, row: line.row, .muted, limit: limit)
        column = picture.pen.write(words.severity, column: column, row: line.row, role, limit: limit)
        let room = limit - column - TextWidth.of(words.figures) - TextWidth.of(words.state)
        let name = min(max(leastName, room), greatestName)
        picture.pen.write(name: row.account, column: column, row: line.row, width: name)
        column = picture.pen.write(
            words.figures, column: column + name, row: line.row, isOpen ? .text : .muted, limit: limit)
        picture.pen.write(
            words.state, column: column, row: line.row, isOpen ? role : .muted, limit: limit)
        if isOpen { picture.alarms.append(line) }
    }

    private static let leastName = 4
    private static let greatestName = 44

    private static func age(_ row: AlertRow, _ picture: Picture) -> String {
        TimeWords.age(picture.reports.market.time.nanoseconds(since: row.time))
    }
}

/// What a line of an alert says, in the words that a width has room for.
private struct AlertWords {
    var time: String
    var severity: String
    var figures: String
    var state: String

    init(_ row: AlertRow, age: String, width: Int) {
        let clock = TimeWords.clock(row.time)
        let (long, short, least) = row.figures
        let state = AlertWords.padded(AlertWords.word(row.state), 7)
        let paddedAge = AlertWords.padded(age, 4)
        switch width {
        case 70...:
            time = "\(clock) "
            severity = AlertWords.padded(row.severity.word, 6)
            (figures, self.state) = ("  \(long)", "  \(paddedAge)  \(state)")
        case 54...:
            (time, severity) = ("\(clock) ", "")
            (figures, self.state) = ("  \(short)", "  \(paddedAge)  \(state)")
        default:
            (time, severity) = ("\(clock.prefix(5)) ", "")
            (figures, self.state) = (" \(least)", " \(paddedAge) \(state)")
        }
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
