import Reports
import Units

/// A screen too small for panels: an account a row, the worst first, and the way out.
enum BareLines {
    static func draw(_ picture: inout Picture, asksToKill: Bool = false) {
        let canvas = picture.pen.canvas
        let desk = picture.reports.desk
        guard canvas.height > 1 else { return drawLine(&picture, desk, asksToKill: asksToKill) }
        drawAccounts(&picture, desk, rows: canvas.height - 1)
        drawKeys(&picture, desk, row: canvas.height - 1, asksToKill: asksToKill)
    }

    private static func drawLine(_ picture: inout Picture, _ desk: DeskReport, asksToKill: Bool) {
        let width = picture.pen.canvas.width
        if asksToKill {
            return _ = picture.pen.write("kill all? y", column: 0, row: 0, .critical, limit: width)
        }
        var column = 0
        if let killed = HeaderLine.killed(desk) {
            // Half a time would be another time.
            let word = width >= 18 ? killed : "KILLED"
            column = picture.pen.write(word, column: 0, row: 0, .critical, limit: max(1, width - 2)) + 1
        } else if let breaker = BreakerLine.short(desk.breakers), width >= 30 {
            column = picture.pen.write(breaker, column: 0, row: 0, .critical, limit: width - 2) + 1
        }
        let line = WorstAccount.line(desk, width: max(1, width - column - 2))
        if column < width - 2 || column == 0 {
            column =
                picture.pen.write(
                    SafeText(line.text), column: column, row: 0, line.role, width: max(1, width - column - 2))
                + 1
        }
        picture.pen.write("q", column: min(column, width), row: 0, .key, limit: width)
    }

    private static func drawAccounts(_ picture: inout Picture, _ desk: DeskReport, rows: Int) {
        let width = picture.pen.canvas.width
        let worst = WorstAccount.line(desk, width: width)
        picture.pen.write(SafeText(worst.text), column: 0, row: 0, worst.role, width: width)
        guard desk.health.firstRow == 0 else { return }
        for (offset, row) in desk.health.rows.prefix(rows).enumerated().dropFirst() {
            guard let text = WorstAccount.words(row, width: width) else { continue }
            picture.pen.write(SafeText(text), column: 0, row: offset, row.severity.role, width: width)
        }
    }

    private static func drawKeys(
        _ picture: inout Picture, _ desk: DeskReport, row: Int, asksToKill: Bool
    ) {
        let limit = picture.pen.canvas.width
        if asksToKill {
            return _ = picture.pen.write("kill all? y", column: 0, row: row, .critical, limit: limit)
        }
        let stop = HeaderLine.killed(desk) ?? BreakerLine.short(desk.breakers)
        if let stop {
            let start = max(2, limit - TextWidth.of(stop))
            picture.pen.write(stop, column: start, row: row, .critical, limit: limit)
        }
        let open = desk.alerts.unacknowledgedCount
        var column = picture.pen.write("q", column: 0, row: row, .key, limit: limit)
        guard open > 0, limit >= (stop == nil ? 12 : 32) else { return }
        column = picture.pen.write("A", column: column + 1, row: row, .key, limit: limit)
        picture.pen.write(" ack \(open)", column: column, row: row, .warning, limit: limit)
    }
}

/// The worst account in a few words.
enum WorstAccount {
    /// The worst account as a sentence of any length.
    static func sentence(_ desk: DeskReport) -> String { line(desk, width: 200).text }

    /// The worst account as well as a width can say it.
    static func line(_ desk: DeskReport, width: Int) -> (text: String, role: Role) {
        let health = desk.health
        // The rows that a scrolled screen asked for do not begin at the worst: its alerts do.
        if health.firstRow > 0, let alert = desk.alerts.rows.first {
            return ("\(alert.severity.word) \(alert.account)", alert.severity.role)
        }
        if let worst = health.rows.first, let words = words(worst, width: width) {
            return (words, worst.severity.role)
        }
        if health.accountCount == 0 { return ("no accounts", .muted) }
        return health.awaitingPriceCount > 0 ? ("waits for prices", .warning) : ("no debt at risk", .ok)
    }

    /// An account in the most words that fit a width; its name gives way before its figures do.
    static func words(_ row: HealthRow, width: Int) -> String? {
        guard let factor = row.healthFactor else { return nil }
        let (word, health) = (row.severity.word, Figures.health(factor))
        let distance = row.line.map { " \(Figures.percent($0.distanceBasisPoints))" } ?? ""
        let named = [(" HF \(health)\(distance)", 7), (" \(health)\(distance)", 6), (" \(health)", 4)]
        for (figures, leastName) in named {
            let room = width - TextWidth.of("\(word) \(figures)")
            guard room >= min(leastName, TextWidth.of(row.name.text)) else { continue }
            return "\(word) \(row.name.shortened(to: room, ellipsis: "~"))\(figures)"
        }
        let glyph = row.severity.glyph.filter { $0 != " " }
        let nameless = ["\(word) \(health)", "\(glyph)\(health)", word, glyph]
        return nameless.first { !$0.isEmpty && TextWidth.of($0) <= width } ?? String(glyph.prefix(1))
    }
}
