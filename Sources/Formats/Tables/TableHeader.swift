import Units

/// The names of a table's columns, from its first record.
struct TableHeader {
    /// The names as the file has them.
    let names: [SafeText]
    /// The names in lower case, with `_` for spaces and hyphens: columns are found by these.
    private let keys: [String]
    private let path: SafeText

    /// Reads the first record of a table.
    ///
    /// - Throws: `data` when there is none, or a quote in it is not closed.
    init(_ reader: inout CSVReader, bytes: Span<UInt8>, path: SafeText) throws(FileError) {
        guard reader.next(bytes) else { throw FileError(.data, path: path, what: "has no rows") }
        guard !reader.isBroken else {
            throw FileError(
                .data, path: path, what: "line \(reader.line): a quote in the header is not closed")
        }
        var texts = reader.fields.indices.map { reader.text($0, in: bytes) }
        if texts.count > 1, texts.last == "" { texts.removeLast() }
        names = texts.map { SafeText($0) }
        keys = texts.map { TableHeader.key($0) }
        self.path = path
    }

    /// The number of columns.
    var count: Int { keys.count }

    /// Returns the column of that key.
    ///
    /// - Throws: `data` when two columns have it.
    func column(_ key: String) throws(FileError) -> Int? {
        guard let first = keys.firstIndex(of: key) else { return nil }
        guard keys.lastIndex(of: key) == first else {
            throw FileError(.data, path: path, what: "has two columns named \(names[first].text)")
        }
        return first
    }

    /// Returns the column of the first key that is there; the order is that of `keys`.
    func firstColumn(of keys: [String]) throws(FileError) -> Int? {
        for key in keys { if let column = try column(key) { return column } }
        return nil
    }

    /// Returns the first column of the file whose key is one of `keys`.
    func leftmostColumn(of keys: [String]) throws(FileError) -> Int? {
        guard let index = self.keys.firstIndex(where: { keys.contains($0) }) else { return nil }
        return try column(self.keys[index])
    }

    /// Returns the column whose key ends in one of `suffixes`, if there is exactly one.
    func onlyColumn(endingWith suffixes: [String]) -> Int? {
        let matches = keys.indices.filter { index in suffixes.contains { keys[index].hasSuffix($0) } }
        return matches.count == 1 ? matches[0] : nil
    }

    /// Whether a column has that key.
    func has(_ key: String) -> Bool { keys.contains(key) }

    /// The names for a message; at most 12 of them.
    var list: String {
        let shown = names.prefix(12).map { $0.text.isEmpty ? "(no name)" : String($0.text.prefix(40)) }
        let rest = names.count - shown.count
        return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }

    private static func key(_ name: String) -> String {
        String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    }
}
