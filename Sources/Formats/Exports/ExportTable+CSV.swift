import Proofs
import Units

// Tables as comma-separated text: RFC 4180, with cells that a spreadsheet would compute made inert.
extension ExportTable {
    /// The table as text: a heading, then a line for each row.
    public var csv: String {
        var text = ExportTable.line(columns.map(Optional.init))
        for row in rows { text += ExportTable.line(row) }
        return text
    }

    /// Reads a table as `csv` wrote it.
    ///
    /// - Errors: `noHeading`, `row`.
    public init(_ name: SafeText, csv bytes: [UInt8]) throws(ExportFault) {
        var reader = CSVReader(bytes.span)
        guard reader.next(bytes.span) else { throw .noHeading }
        self.init(name, columns: [])
        columns = try ExportTable.cells(reader, bytes).map { $0 ?? "" }
        while reader.next(bytes.span) {
            let cells = try ExportTable.cells(reader, bytes)
            guard cells.count == columns.count else { throw .row(line: Int(reader.line)) }
            add(cells)
        }
    }

    private static func cells(_ reader: CSVReader, _ bytes: [UInt8]) throws(ExportFault) -> [SafeText?] {
        guard !reader.isBroken else { throw .row(line: Int(reader.line)) }
        var cells: [SafeText?] = []
        for index in reader.fields.indices {
            let text = reader.text(index, in: bytes.span, limit: greatestCell)
            let plain = text.hasPrefix("'") ? String(text.dropFirst()) : text
            let cell = SafeText(plain)
            guard cell.text == plain else { throw .row(line: Int(reader.line)) }
            cells.append(plain.isEmpty ? nil : cell)
        }
        return cells
    }

    private static func line(_ cells: [SafeText?]) -> String {
        cells.map { cell(($0 ?? "").text) }.joined(separator: ",") + "\n"
    }

    /// Writes a cell. What begins with `=`, `+`, `-` or `@` and is no plain number is quoted, behind an apostrophe that
    /// a spreadsheet takes for "this is text"; so is what begins with an apostrophe, to keep its own.
    private static func cell(_ text: String) -> String {
        let isInert = text.isEmpty || !"=+-@'".contains(text.prefix(1)) || isNegativeNumber(text)
        let shown = isInert ? text : "'" + text
        let isPlain =
            isInert && !shown.contains { ",\"\n\r".contains($0) } && !shown.hasPrefix(" ")
            && !shown.hasSuffix(" ")
        return isPlain ? shown : "\"" + shown.replacing("\"", with: "\"\"") + "\""
    }

    private static func isNegativeNumber(_ text: String) -> Bool {
        text.hasPrefix("-") && SignedQuantity.isCanonical(String(text.dropFirst()))
    }

    /// Four bytes for each scalar of the longest safe text, quotes doubled.
    private static let greatestCell = 2 * 4 * (SafeText.greatestCount + 2)
}
