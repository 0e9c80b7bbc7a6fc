import Reports
import Units

/// The lines that a stress run prints.
public enum StressLines {
    /// One JSON object for each account that owes, worst first, then a summary; health factors and amounts exact, as
    /// texts.
    public static func json(_ report: StressReport) -> [String] {
        report.rows.map(json(_:)) + report.moves.map(json(_:)) + [summary(report)]
    }

    /// One JSON object for each asset and direction, the nearest first.
    public static func json(_ reverse: ReverseStress) -> [String] {
        reverse.rows.map { row in
            var object = JSONObject()
            object.add("type", text: "reverse")
            object.add("symbol", text: row.symbol.text)
            object.add("direction", text: row.isFall ? "fall" : "rise")
            object.add("price", text: price(row.now))
            object.add("line", text: price(row.line))
            object.add("basisPoints", number: "\(row.distanceBasisPoints)")
            object.add("account", text: row.name.text)
            return object.text
        }
    }

    /// One JSON object for each cell, row after row.
    public static func json(_ grid: StressGrid) -> [String] {
        var lines: [String] = []
        for (row, cells) in zip(grid.rows, grid.cells) {
            for (column, cell) in zip(grid.columns, cells) {
                var object = JSONObject()
                object.add("type", text: "cell")
                object.add("shocks", text: ([row] + column).map(words(_:)).joined(separator: " "))
                if let worst = cell?.worst {
                    object.add("worst", text: factor(worst, places: 18))
                    object.add("account", text: cell?.account.text ?? "")
                }
                if let cell { object.add("liquidatable", number: "\(cell.liquidatableCount)") }
                lines.append(object.text)
            }
        }
        return lines
    }

    /// The report for a person: the moves, at most so many accounts, and what it comes to.
    public static func plain(_ report: StressReport, limit: Int) -> [String] {
        var lines = report.moves.map { "\($0.symbol)  \(price($0.before)) -> \(price($0.after))" }
        let shown = report.rows.prefix(limit)
        let width = shown.map(\.name.text.count).max() ?? 0
        for row in shown { lines.append(plain(row, nameWidth: width)) }
        if report.rows.count > limit { lines.append("and \(report.rows.count - limit) accounts more") }
        lines.append(
            "\(report.liquidatableCount) of \(report.rows.count) accounts below their line, "
                + "\(report.newlyLiquidatable.count) of them by this; they owe \(amount(report.liquidatableDebt)), "
                + "\(amount(report.shortfall)) too much")
        return lines
    }

    /// The nearest lines for a person.
    public static func plain(_ reverse: ReverseStress) -> [String] {
        guard !reverse.rows.isEmpty else { return ["no step of a single price liquidates anybody"] }
        return reverse.rows.map { row in
            "\(row.symbol) \(row.isFall ? "falls" : "rises") \(percent(row.distanceBasisPoints * 100)) "
                + "to \(price(row.line)): \(row.name)"
        }
    }

    /// The grid for a person: worst health factor, and how many are liquidated behind a mark.
    public static func plain(_ grid: StressGrid) -> [String] {
        var table = [[""] + grid.columns.map { $0.map(words(_:)).joined(separator: " ") }]
        for (row, cells) in zip(grid.rows, grid.cells) {
            table.append([words(row)] + cells.map(plain(_:)))
        }
        let widths = table[0].indices.map { column in table.map { $0[column].count }.max() ?? 0 }
        return table.map { line in
            let padded = zip(line, widths).map { text, width in
                String(repeating: " ", count: width - text.count) + text
            }
            return padded.joined(separator: "  ")
        }.filter { line in line.contains { $0 != " " } }
    }

    private static func json(_ row: StressReport.Row) -> String {
        var object = JSONObject()
        object.add("type", text: "account")
        object.add("account", text: row.name.text)
        object.add("venue", text: row.venue.text)
        if let before = row.before { object.add("before", text: factor(before, places: 18)) }
        if let after = row.after { object.add("after", text: factor(after, places: 18)) }
        object.add("liquidatable", bool: row.isLiquidatable)
        if let debt = row.debt { object.add("debt", text: DecimalText.fixed(debt, scale: 8, places: 8)) }
        object.add("shortfall", text: DecimalText.fixed(row.shortfall, scale: 8, places: 8))
        return object.text
    }

    private static func json(_ move: StressReport.Move) -> String {
        var object = JSONObject()
        object.add("type", text: "move")
        object.add("symbol", text: move.symbol.text)
        object.add("before", text: price(move.before))
        object.add("after", text: price(move.after))
        return object.text
    }

    private static func summary(_ report: StressReport) -> String {
        var object = JSONObject()
        object.add("type", text: "summary")
        object.add("accounts", number: "\(report.rows.count)")
        object.add("liquidatable", number: "\(report.liquidatableCount)")
        object.add("newlyLiquidatable", number: "\(report.newlyLiquidatable.count)")
        object.add("debt", text: DecimalText.fixed(report.liquidatableDebt, scale: 8, places: 8))
        object.add("shortfall", text: DecimalText.fixed(report.shortfall, scale: 8, places: 8))
        return object.text
    }

    private static func plain(_ row: StressReport.Row, nameWidth: Int) -> String {
        let name = row.name.text + String(repeating: " ", count: nameWidth - row.name.text.count)
        let before = row.before.map { factor($0, places: 4) } ?? "-"
        let after = row.after.map { factor($0, places: 4) } ?? "-"
        let verdict =
            row.isLiquidatable
            ? "  # liquidatable, \(amount(row.shortfall)) of \(amount(row.debt ?? 0)) too much" : ""
        return "\(name)  \(before) -> \(after)\(verdict)"
    }

    private static func plain(_ cell: StressGrid.Cell?) -> String {
        guard let cell, let worst = cell.worst else { return "-" }
        let mark = cell.liquidatableCount > 0 ? " #\(cell.liquidatableCount)" : ""
        return factor(worst, places: 3) + mark
    }

    /// Health factors are floored, so that none is shown as 1 that is below it.
    private static func factor(_ factor: UInt256, places: Int) -> String {
        DecimalText.floored(factor, scale: 18, places: places)
    }

    private static func price(_ price: Price) -> String {
        DecimalText.shortest(price.raw, scale: Price.decimals)
    }

    private static func amount(_ amount: UInt128) -> String {
        DecimalText.fixed(amount, scale: 8, places: 2, rounding: .up, grouped: true)
    }

    private static func words(_ shock: PriceShock) -> String {
        "\(shock.symbol) \(percent(shock.millionths))"
    }

    /// Millionths as per cent with a sign.
    private static func percent(_ millionths: Int64) -> String {
        let sign = millionths < 0 ? "-" : "+"
        return sign + DecimalText.shortest(UInt128(millionths.magnitude), scale: 4) + "%"
    }
}
