import Reports
import Units

/// History as lines: a table for a person, CSV or JSON for a program.
public enum HistoryLines {
    private static let columns = ["record", "time", "kind", "number", "account", "event", "details"]

    /// Returns a table with a heading, its columns as wide as what is in them.
    public static func table(_ entries: [HistoryEntry]) -> [String] {
        let rows = [columns.map { $0.uppercased() }] + entries.map(cells)
        let widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row.dropLast(), widths).map { text, width in
                text + String(repeating: " ", count: width - text.count + 2)
            }.joined() + row[columns.count - 1]
        }
    }

    /// Returns comma-separated text with a heading (RFC 4180); a cell that a spreadsheet would compute is made inert.
    public static func csv(_ entries: [HistoryEntry]) -> [String] {
        ([columns] + entries.map(cells)).map { row in row.map(quoted).joined(separator: ",") }
    }

    /// Returns one JSON object for each line; times in ISO 8601, UTC.
    public static func json(_ entries: [HistoryEntry]) -> [String] {
        entries.map { entry in
            var object = JSONObject()
            object.add("type", text: entry.kind.rawValue)
            object.add("record", number: "\(entry.record)")
            object.add("time", text: TimeText.iso(entry.time))
            if let number = entry.number { object.add("number", number: "\(number)") }
            object.add("account", text: entry.account.text)
            object.add("event", text: entry.event.text)
            object.add("details", text: entry.details.text)
            return object.text
        }
    }

    private static func cells(_ entry: HistoryEntry) -> [String] {
        [
            "\(entry.record)", TimeText.iso(entry.time), entry.kind.rawValue,
            entry.number.map { "\($0)" } ?? "", entry.account.text, entry.event.text, entry.details.text,
        ]
    }

    private static func quoted(_ cell: String) -> String {
        let isInert = cell.first.map { !"=+-@'".contains($0) } ?? true
        let shown = isInert ? cell : "'" + cell
        guard !isInert || shown.contains(where: { ",\"\n\r".contains($0) }) else { return shown }
        return "\"" + shown.replacing("\"", with: "\"\"") + "\""
    }
}
