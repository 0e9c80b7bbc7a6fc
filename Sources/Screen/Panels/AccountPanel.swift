import Reports
import Units

/// The selected account in words: how it stands, and what would take it below its line.
enum AccountPanel {
    static func draw(_ picture: inout Picture, in area: Area, row: HealthRow?) {
        guard let row else { return }
        for (offset, line) in lines(row, width: area.width).prefix(area.height).enumerated() {
            picture.pen.write(
                SafeText(line.text), column: area.column + 2, row: area.row + offset, line.role,
                width: area.width - 3)
        }
        let below = area.row + 7
        if area.height >= 9, row.healthFactor != nil {
            picture.pen.gauge(
                row.healthFactor, column: area.column + 2, row: below, width: min(40, area.width - 4),
                row.severity.role)
            picture.pen.write("1", column: area.column + 2, row: below + 1, .muted)
            picture.pen.write("2", column: area.column + 1 + min(40, area.width - 4), row: below + 1, .muted)
        }
    }

    static func lines(_ row: HealthRow, width: Int) -> [(text: String, role: Role)] {
        guard row.healthFactor != nil else {
            return row.debt == 0
                ? [("no debt: it can never be liquidated", .ok)]
                : [("waits for the first price of an asset", .muted)]
        }
        let health = "\(row.severity.glyph) \(row.severity.word)  health \(Figures.health(row.healthFactor))"
        let line = row.line.map(sentence) ?? "no single price takes it below 1"
        let debt =
            "debt \(Figures.debt(row.debt)) \(row.baseCurrency)  price age \(TimeWords.age(row.priceAge))"
        if width < 60 {
            return [(health, row.severity.role), ("", .text), (line, .text), (debt, .muted)]
        }
        return [("\(health)   \(debt)", row.severity.role), (line, .text)]
    }

    private static func sentence(_ line: LiquidationLine) -> String {
        let side = line.distanceBasisPoints < 0 ? "or less" : "or more"
        return "below 1 at \(line.symbol) \(Figures.price(line.price)) \(side), "
            + "\(Figures.percent(line.distanceBasisPoints)) from here"
    }
}
