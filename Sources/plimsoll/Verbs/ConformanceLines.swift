import Conformance
import Formats
import Units

/// What was found about vector files, as lines for a terminal or a program.
enum ConformanceLines {
    /// Returns a table with a heading, then the known differences, then a summary.
    static func table(_ run: ConformanceRun) -> [String] {
        let rows =
            [["FAMILY", "KIND", "CASES", "PASSED", "KNOWN", "FIRST DIFFERENCE"]]
            + run.asked.map(row) + run.refused.map(row)
        let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            let cells = zip(row.dropLast(), widths).enumerated().map { column, cell in
                let spaces = String(repeating: " ", count: cell.1 - cell.0.count)
                return column < 2 ? cell.0 + spaces : spaces + cell.0
            }
            return (cells + [row[5]]).joined(separator: "  ")
        }
        let known = run.known.map { "known: \($0.id): \($0.reason); \($0.source)" }
        return lines + known + [summary(run)]
    }

    private static func row(_ file: ConformanceRun.Asked) -> [String] {
        let tally = file.tally
        let first = tally.differences.first.map { SafeText("\($0)").text }
        return [
            file.title, file.kind.rawValue, "\(tally.caseCount)", "\(tally.passedCount)",
            tally.known.isEmpty ? "-" : "\(tally.known.count)", first ?? "-",
        ]
    }

    private static func row(_ file: ConformanceRun.Refused) -> [String] {
        [file.name.text, "-", "-", "-", "-", "refused: \(file.error.what)"]
    }

    private static func summary(_ run: ConformanceRun) -> String {
        let count = run.refused.count
        let refused = count == 0 ? "" : count == 1 ? "; 1 file refused" : "; \(count) files refused"
        return "\(run.passedCount) of \(run.caseCount) cases passed, \(run.differenceCount) differ, "
            + "\(run.known.count) known differences\(refused)"
    }
}

extension ConformanceLines {
    /// Returns one JSON object for each file, known difference and refused file, and one for the summary.
    static func json(_ run: ConformanceRun) -> [String] {
        run.asked.map(json) + run.known.map(json) + run.refused.map(json) + [jsonSummary(run)]
    }

    private static func json(_ file: ConformanceRun.Asked) -> String {
        var object = JSONObject()
        object.add("type", text: "family")
        object.add("family", text: file.family.name)
        object.add("kind", text: file.kind.rawValue)
        object.add("file", text: file.name.text)
        object.add("cases", number: "\(file.tally.caseCount)")
        object.add("passed", number: "\(file.tally.passedCount)")
        object.add("known", number: "\(file.tally.known.count)")
        object.add("differences", number: "\(file.tally.differences.count)")
        if let first = file.tally.differences.first {
            object.add("case", text: SafeText(first.id).text)
            object.add("function", text: SafeText(first.operation).text)
            object.add("place", text: SafeText(first.place).text)
            object.add("expected", text: SafeText(first.expected).text)
            object.add("got", text: SafeText(first.found).text)
        }
        return object.text
    }

    private static func json(_ known: KnownDifference) -> String {
        var object = JSONObject()
        object.add("type", text: "knownDifference")
        object.add("case", text: known.id)
        object.add("reason", text: known.reason)
        object.add("source", text: known.source)
        return object.text
    }

    private static func json(_ file: ConformanceRun.Refused) -> String {
        var object = JSONObject()
        object.add("type", text: "refused")
        object.add("file", text: file.name.text)
        object.add("reason", text: file.error.what.text)
        return object.text
    }

    private static func jsonSummary(_ run: ConformanceRun) -> String {
        var object = JSONObject()
        object.add("type", text: "summary")
        object.add("files", number: "\(run.asked.count)")
        object.add("refused", number: "\(run.refused.count)")
        object.add("cases", number: "\(run.caseCount)")
        object.add("passed", number: "\(run.passedCount)")
        object.add("known", number: "\(run.known.count)")
        object.add("differences", number: "\(run.differenceCount)")
        return object.text
    }
}
