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
        let isBelow = row.severity == .liquidatable
        let lines = row.lines.map {
            (text: width < 60 ? price($0, isBelow) : sentence($0, isBelow), role: Role.text)
        }
        let none = [
            (
                text: isBelow ? "no single price makes it safe" : "no single price takes it below 1",
                role: Role.text
            )
        ]
        // What was not computed is not said to be none.
        let below = lines.isEmpty && row.hasLines ? none : lines
        if width >= 60 { return [("\(health)   \(debt)", row.severity.role)] + below }
        return [
            (health, row.severity.role), (debt, .muted), (isBelow ? "safe beyond" : "liquidated at", .muted),
        ] + below
    }

    /// An account above its line falls by a move of the price; one below it is safe again beyond the line.
    private static func sentence(_ line: LiquidationLine, _ isBelow: Bool) -> String {
        let distance = Figures.percent(line.distanceBasisPoints)
        let (symbol, price) = (line.symbol, Figures.price(line.price))
        let isRise = line.distanceBasisPoints >= 0
        if isBelow {
            return
                "liquidatable until \(symbol) is \(isRise ? "above" : "below") \(price), \(distance) from here"
        }
        return "liquidated at \(symbol) \(price) \(isRise ? "or more" : "or less"), \(distance) from here"
    }

    private static func price(_ line: LiquidationLine, _ isBelow: Bool) -> String {
        let side = isBelow ? "" : line.distanceBasisPoints < 0 ? " or less" : " or more"
        return
            "  \(line.symbol) \(Figures.price(line.price))\(side)  \(Figures.percent(line.distanceBasisPoints))"
    }
}
