import Reports
import Units

/// What the desk rests on, as lines for a terminal or a program.
public enum ExposureLines {
    /// Returns two tables, each with a heading.
    public static func table(_ report: ExposureReport) -> [String] {
        let rows = report.rows.map { row in
            [
                row.kind.word.text, row.name.text, ExportFigure.money(row.loss).text,
                row.shareBasisPoints.map { percent(UInt128($0)) } ?? "-",
                percent(UInt128(row.limitBasisPoints)), row.verdict.word.text,
            ]
        }
        let exits = report.exits.map { row in
            [
                row.symbol.text, row.chain.text, ExportFigure.money(row.value).text,
                ExportFigure.money(row.depth).text, row.days ?? "no pool", row.verdict.word.text,
            ]
        }
        let share = percent(UInt128(report.exitShareBasisPoints))
        return aligned([["KIND", "NAME", "LOSS", "SHARE", "LIMIT", "STATE"]] + rows)
            + ["", "days to exit at \(share) of a chain's depth a day"]
            + aligned([["INSTRUMENT", "CHAIN", "VALUE", "DEPTH", "DAYS", "STATE"]] + exits)
    }

    /// Returns one JSON object a line: the totals, then each row.
    public static func json(_ report: ExposureReport) -> [String] {
        var total = JSONObject()
        total.add("type", text: "exposureTotal")
        total.add("netAssets", text: ExportFigure.money(report.netAssets).text)
        total.add("overCount", number: "\(report.overCount)")
        total.add("omittedCount", number: "\(report.omittedCount)")
        return [total.text] + report.rows.map(json) + report.exits.map(json)
    }

    private static func json(_ row: ExposureRow) -> String {
        var object = JSONObject()
        object.add("type", text: "exposure")
        object.add("kind", text: row.kind.word.text)
        object.add("name", text: row.name.text)
        object.add("loss", text: ExportFigure.money(row.loss).text)
        object.add("share", optional: row.shareBasisPoints.map { ratio(UInt128($0)) })
        object.add("limit", text: ratio(UInt128(row.limitBasisPoints)))
        object.add("state", text: row.verdict.word.text.lowercased())
        return object.text
    }

    private static func json(_ row: ExitRow) -> String {
        var object = JSONObject()
        object.add("type", text: "exit")
        object.add("symbol", text: row.symbol.text)
        object.add("chain", text: row.chain.text)
        object.add("value", text: ExportFigure.money(row.value).text)
        object.add("depth", text: ExportFigure.money(row.depth).text)
        object.add("days", optional: row.days)
        object.add("state", text: row.verdict.word.text.lowercased())
        return object.text
    }

    private static func percent(_ basisPoints: UInt128) -> String {
        DecimalText.fixed(basisPoints, scale: 2, places: 1, rounding: .up) + "%"
    }

    private static func ratio(_ basisPoints: UInt128) -> String {
        DecimalText.shortest(basisPoints, scale: 4)
    }

    /// Pads cells to their columns: the first two and the last at the left, figures at the right.
    private static func aligned(_ rows: [[String]]) -> [String] {
        let widths = (0..<6).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            (0..<6).map { column in
                let blank = String(repeating: " ", count: widths[column] - row[column].count)
                return column == 5 ? row[column] : (column < 2 ? row[column] + blank : blank + row[column])
            }.joined(separator: "  ")
        }
    }
}

extension ExitRow {
    /// Days with one decimal; nil where no pool trades the instrument.
    fileprivate var days: String? {
        tenthsOfDays.map { DecimalText.fixed(UInt128($0), scale: 1, places: 1) }
    }
}
