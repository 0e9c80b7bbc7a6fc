import Units

/// Walks the rows of a table and counts those that cannot be used.
struct TableRows {
    private var reader: CSVReader
    private let header: TableHeader
    private let path: SafeText
    private(set) var faults = RowFaults()

    init(reader: CSVReader, header: TableHeader, path: SafeText) {
        self.reader = reader
        self.header = header
        self.path = path
    }

    mutating func read(_ text: [UInt8], _ use: (TableRow) throws(RowProblem) -> Void) {
        let bytes = text.span
        while reader.next(bytes) {
            do throws(RowProblem) {
                try reader.checkShape(header)
                try use(TableRow(reader: reader, text: text, path: path))
            } catch {
                faults.add(
                    error.kind, reader.sentence(error, path: path, header: header, bytes: bytes))
            }
        }
    }
}

/// One row of a table.
struct TableRow {
    private let reader: CSVReader
    private let text: [UInt8]
    private let path: SafeText

    init(reader: CSVReader, text: [UInt8], path: SafeText) {
        self.reader = reader
        self.text = text
        self.path = path
    }

    /// The file and the line.
    var place: SafeText { SafeText("\(path.text):\(reader.line)") }

    func isEmpty(_ column: Int) -> Bool { reader.fields[column].isEmpty }

    /// A name; it may not be empty.
    func name(_ column: Int) throws(RowProblem) -> SafeText {
        let name = SafeText(reader.text(column, in: text.span))
        guard !name.text.isEmpty else { throw .value(column: column, .malformed, .noText) }
        return name
    }

    /// A word in lower case.
    func word(_ column: Int) -> String { reader.text(column, in: text.span).lowercased() }

    /// A number that is not negative.
    func number(_ column: Int) throws(RowProblem) -> DecimalNumber {
        let number = try reader.number(column, in: text.span)
        guard !number.isNegative else { throw .number(column: column, .negative) }
        return number
    }

    /// A number as an integer of so many decimals, exact.
    func scaled(_ column: Int, decimals: Int) throws(RowProblem) -> UInt128 {
        let number = try number(column)
        guard number.isExact(decimals: decimals) else {
            throw .value(column: column, .outOfRange, .tooManyPlaces)
        }
        do throws(DecimalFailure) {
            return try number.scaled(decimals: decimals, rounding: .down)
        } catch {
            throw .number(column: column, error)
        }
    }

    /// A whole number of at most `most`.
    func whole(_ column: Int, most: UInt32, _ tooGreat: ValuePhrase) throws(RowProblem) -> UInt32 {
        let number = try number(column)
        guard number.isExact(decimals: 0) else { throw .value(column: column, .malformed, .notWhole) }
        guard let value = try? number.scaled(decimals: 0, rounding: .down), value <= UInt128(most) else {
            throw .value(column: column, .outOfRange, tooGreat)
        }
        return UInt32(value)
    }
}
