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
        let left = area.height - lines(row, width: area.width).count
        if left >= 3 { gauge(&picture, in: area.rows(area.height - 2, 2), row: row) }
    }

    /// Draws how far an account is from its line as a bar with its scale below.
    static func gauge(_ picture: inout Picture, in area: Area, row: HealthRow) {
        let width = min(40, area.width - 4)
        guard row.healthFactor != nil, width > 4 else { return }
        picture.pen.gauge(
            row.healthFactor, column: area.column + 2, row: area.row, width: width, row.severity.role)
        picture.pen.write("1", column: area.column + 2, row: area.row + 1, .muted)
        picture.pen.write("2x", column: area.column + width, row: area.row + 1, .muted)
    }

    /// What is known of an account, a line each; on a wide panel health and debt share one.
    static func lines(_ row: HealthRow, width: Int) -> [(text: String, role: Role)] {
        guard row.healthFactor != nil else {
            return row.hasDebt
                ? [("waits for the first price of an asset", .muted)]
                : [("no debt: it can never be liquidated", .ok)]
        }
        let health = "\(row.severity.glyph) \(row.severity.word)  health \(Figures.health(row.healthFactor))"
        let debt =
            "debt \(Figures.debt(row.debt)) \(row.baseCurrency)  price age \(TimeWords.age(row.priceAge))"
        let lines = row.lines.map { (text: sentence($0, isShort: width < 60), role: Role.text) }
        let none = [(text: "no single price takes it below 1", role: Role.text)]
        let below = lines.isEmpty ? none : lines
        if width >= 60 { return [("\(health)   \(debt)", row.severity.role)] + below }
        return [(health, row.severity.role), (debt, .muted), ("liquidated at", .muted)] + below
    }

    private static func sentence(_ line: LiquidationLine, isShort: Bool) -> String {
        let side = line.distanceBasisPoints < 0 ? "or less" : "or more"
        let price = "\(line.symbol) \(Figures.price(line.price)) \(side)"
        let distance = Figures.percent(line.distanceBasisPoints)
        return isShort ? "  \(price)  \(distance)" : "liquidated at \(price), \(distance) from here"
    }
}
