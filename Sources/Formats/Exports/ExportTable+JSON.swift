import Units

// Tables as JSON: one object with the rows as objects, every figure as text.
extension ExportTable {
    /// The table as one JSON object on one line; a cell without a value is null.
    public var json: String {
        var object = JSONObject()
        object.add("type", text: name.text)
        object.add("version", number: "\(ExportTable.version)")
        object.add("columns", texts: columns.map(\.text))
        object.add(
            "rows",
            objects: rows.map { row in
                var cells = JSONObject()
                for (column, cell) in zip(columns, row) { cells.add(column.text, optional: cell?.text) }
                return cells
            })
        return object.text
    }

    /// The version of the form.
    static let version = 1

    /// Reads a table as `json` wrote it.
    ///
    /// - Errors: `notJSON`, `form`, `row`.
    public init(json bytes: [UInt8]) throws(ExportFault) {
        let value: JSONValue
        do throws(JSONFault) { value = try JSONValue(bytes) } catch { throw .notJSON(error) }
        guard case .text(let name)? = value["type"] else { throw .form("type") }
        guard value["version"] == .number("\(ExportTable.version)") else { throw .form("version") }
        guard case .array(let columns)? = value["columns"], case .array(let rows)? = value["rows"] else {
            throw .form("columns or rows")
        }
        var names: [SafeText] = []
        for column in columns {
            guard case .text(let name) = column else { throw .form("columns") }
            names.append(SafeText(name))
        }
        self.init(SafeText(name), columns: names)
        for (index, row) in rows.enumerated() { add(try ExportTable.cells(row, names, index)) }
    }

    private static func cells(
        _ row: JSONValue, _ columns: [SafeText], _ index: Int
    ) throws(ExportFault) -> [SafeText?] {
        guard case .object(let members) = row, members.count == columns.count else {
            throw .row(line: index + 1)
        }
        var cells: [SafeText?] = []
        for column in columns {
            switch row[column.text] {
            case .text(let text): cells.append(SafeText(text))
            case .null: cells.append(nil)
            default: throw .row(line: index + 1)
            }
        }
        return cells
    }
}
