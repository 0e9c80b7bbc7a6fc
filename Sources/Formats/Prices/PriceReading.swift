import Units

/// Reads the rows of a price file, one after another.
struct PriceReading {
    private let path: SafeText
    private let header: TableHeader
    private let columns: PriceColumns
    private let options: PriceFile.Options
    private var reader: CSVReader
    private var rows: [PriceRow] = []
    private var firstTime: Timestamp?
    private var lastTime: Timestamp?
    private(set) var faults = RowFaults()

    init(_ contents: FileContents, options: PriceFile.Options) throws(FileError) {
        let bytes = contents.plain.span
        var reader = CSVReader(bytes)
        path = contents.path
        header = try TableHeader(&reader, bytes: bytes, path: path)
        columns = try PriceColumns(header, options: options, path: path)
        self.reader = reader
        self.options = options
    }

    mutating func readRows(_ bytes: Span<UInt8>) {
        while reader.next(bytes) {
            do throws(RowProblem) {
                let row = try readRow(bytes)
                lastTime = row.time
                if firstTime == nil { firstTime = row.time }
                if isWanted(row.time) { rows.append(row) }
            } catch {
                faults.add(
                    error.kind, reader.sentence(error, path: path, header: header, bytes: bytes))
            }
        }
    }

    /// Returns the rows inside the window.
    ///
    /// - Throws: `data` when there is none.
    func usableRows() throws(FileError) -> [PriceRow] {
        guard let firstTime, let lastTime else {
            let example = faults.first.first.map { "; first: \($0.text)" } ?? ""
            throw FileError(.data, path: path, what: "has no usable row of \(faults.total)\(example)")
        }
        guard !rows.isEmpty else {
            let span = "\(TimeText.iso(firstTime)) to \(TimeText.iso(lastTime))"
            throw FileError(.data, path: path, what: "has no row in the wanted window; it goes from \(span)")
        }
        return rows
    }

    private func isWanted(_ time: Timestamp) -> Bool {
        if let from = options.from, time < from { return false }
        if let to = options.to, time >= to { return false }
        return true
    }

    private func readRow(_ bytes: Span<UInt8>) throws(RowProblem) -> PriceRow {
        try reader.checkShape(header)
        let time = try time(bytes)
        let price = try price(bytes)
        if let lastTime, time < lastTime { throw .outOfOrder(column: columns.time) }
        return PriceRow(time: time, price: price, row: reader.line)
    }

    private func time(_ bytes: Span<UInt8>) throws(RowProblem) -> Timestamp {
        let field = reader.fields[columns.time]
        let text = bytes.extracting(field.start..<field.end)
        do throws(TimeText.Failure) {
            return columns.holdsDates ? try TimeText.date(text) : try TimeText.timestamp(text)
        } catch {
            throw .time(column: columns.time, error)
        }
    }

    private func price(_ bytes: Span<UInt8>) throws(RowProblem) -> Price {
        switch columns.source {
        case .single(let column): return try price(bytes, column, decimals: 0)
        case .answer(let column, let decimals): return try price(bytes, column, decimals: decimals)
        case .middle(let bidColumn, let askColumn):
            let bid = try price(bytes, bidColumn, decimals: 0)
            let ask = try price(bytes, askColumn, decimals: 0)
            guard bid <= ask else { throw .value(column: askColumn, .malformed, .crossed) }
            return Price(raw: bid.raw + (ask.raw - bid.raw) / 2)
        }
    }

    /// Reads one price; `decimals` are those of a whole-number answer.
    private func price(_ bytes: Span<UInt8>, _ column: Int, decimals: Int) throws(RowProblem) -> Price {
        let number = try reader.number(column, in: bytes)
        guard !number.isZero else { throw .value(column: column, .zero, .zero) }
        let price: Price
        do throws(DecimalFailure) {
            price = try (decimals == 0 ? number : number.movingPointLeft(decimals)).price(rounding: .down)
        } catch {
            throw .number(column: column, error)
        }
        guard price.raw > 0 else { throw .value(column: column, .zero, .roundsToZero) }
        return price
    }
}

extension CSVReader {
    /// Checks that the last record has a field for every column, and no other but an empty last one.
    func checkShape(_ header: TableHeader) throws(RowProblem) {
        guard !isBroken else { throw .openQuote }
        let hasEmptyLast = fields.count == header.count + 1 && fields[header.count].isEmpty
        guard fields.count == header.count || hasEmptyLast else {
            throw .fieldCount(found: fields.count, expected: header.count)
        }
    }

    /// Reads a field of the last record as a number.
    func number(_ column: Int, in bytes: Span<UInt8>) throws(RowProblem) -> DecimalNumber {
        let field = fields[column]
        do throws(DecimalFailure) {
            return try DecimalNumber(bytes.extracting(field.start..<field.end))
        } catch {
            throw .number(column: column, error)
        }
    }
}
