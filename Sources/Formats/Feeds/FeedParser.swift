import Desk
import Units

/// Reads the lines of a feed: each one JSON object or one CSV row, in any mixture.
///
/// A CSV row is `symbol,price[,time[,kind[,source]]]`, unless a first line names the columns otherwise. Nothing
/// goes through binary fractions, and nothing of a line is kept but what the row needs.
public struct FeedParser: Sendable {
    private var csv = CSVReader()
    /// The field in each column.
    private var columns: [FeedFields.Name?] = FeedFields.Name.allCases
    /// Whether a line may still be the header: no row of a table has come.
    private var mayBeHeader = true

    /// Bytes that a symbol has at most.
    static let greatestSymbol = 32
    /// Bytes that the name of a source has at most.
    static let greatestSource = 64

    /// Makes a parser that waits for its first line.
    public init() {}

    /// Reads a line, without the byte that ends it.
    public mutating func line(_ bytes: Span<UInt8>, number: UInt64) -> FeedLine {
        var fields: FeedFields?
        do throws(FeedFault) {
            guard let found = try self.fields(bytes, isFirst: number == 1) else { return .nothing }
            fields = found
            return .row(try FeedParser.row(found, bytes))
        } catch {
            return .problem(FeedParser.problem(error, fields: fields, bytes: bytes, number: number))
        }
    }

    /// Finds the fields; `nil` for a line that holds none.
    private mutating func fields(_ bytes: Span<UInt8>, isFirst: Bool) throws(FeedFault) -> FeedFields? {
        var start = isFirst && FeedParser.hasMark(bytes) ? 3 : 0
        while start < bytes.count, FeedParser.isSpace(bytes[start]) { start += 1 }
        guard start < bytes.count else { return nil }
        if bytes[start] == UInt8(ascii: "{") { return try JSONLineReader.fields(bytes, from: start) }
        csv.restart(at: start)
        guard csv.next(bytes) else { return nil }
        guard !csv.isBroken else { throw .openQuote }
        if mayBeHeader, takeHeader(bytes) { return nil }
        let fields = try row(bytes)
        mayBeHeader = false
        return fields
    }

    /// Takes the columns from a first line that names a symbol and a price.
    private mutating func takeHeader(_ bytes: Span<UInt8>) -> Bool {
        let names = csv.fields.map { FeedFields.Name(bytes, $0.start..<$0.end) }
        guard names.contains(.symbol), names.contains(.price) else { return false }
        columns = names
        mayBeHeader = false
        return true
    }

    private func row(_ bytes: Span<UInt8>) throws(FeedFault) -> FeedFields {
        guard csv.fields.count >= 2 else { throw .notAnObject }
        guard csv.fields.count <= columns.count else { throw .fieldCount(csv.fields.count) }
        var fields = FeedFields()
        for (index, field) in csv.fields.enumerated() {
            guard let name = columns[index] else { continue }
            guard !field.hasDoubledQuotes else { throw .escaped }
            guard fields.put(name, field.start..<field.end) else { throw .repeated(name) }
        }
        return fields
    }

    private static func row(_ fields: FeedFields, _ bytes: Span<UInt8>) throws(FeedFault) -> FeedRow {
        guard let symbol = fields.place(.symbol) else { throw .missing(.symbol) }
        guard let price = fields.place(.price) else { throw .missing(.price) }
        return FeedRow(
            symbol: try self.symbol(bytes, symbol), price: try self.price(bytes, price),
            time: try time(bytes, fields.place(.time)), kind: try kind(bytes, fields.place(.kind)),
            source: try source(bytes, fields.place(.source)))
    }

    private static func symbol(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(FeedFault) -> SafeText {
        guard range.count <= greatestSymbol else { throw .symbol }
        var isPlain = true
        for index in range {
            guard bytes[index] > 0x20, bytes[index] != 0x7F else { throw .symbol }
            isPlain = isPlain && bytes[index] < 0x7F
        }
        let text = FeedFields.text(bytes, range, limit: greatestSymbol)
        // What had to be made inert is no name that could be typed or found again.
        guard isPlain || (bytes.holds(text.text.utf8, at: range) && !text.text.contains("\u{FFFD}")) else {
            throw .symbol
        }
        return text
    }

    private static func price(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(FeedFault) -> Price {
        let number: DecimalNumber
        let price: Price
        do throws(DecimalFailure) {
            number = try DecimalNumber(bytes.extracting(range))
            price = try number.price(rounding: .down)
        } catch {
            throw .number(error)
        }
        guard price.raw > 0 else { throw number.isZero ? .zero : .roundsToZero }
        return price
    }

    private static func time(_ bytes: Span<UInt8>, _ range: Range<Int>?) throws(FeedFault) -> Timestamp? {
        guard let range else { return nil }
        do throws(TimeText.Failure) {
            return try TimeText.timestamp(bytes.extracting(range))
        } catch {
            throw .time(error)
        }
    }

    private static func kind(_ bytes: Span<UInt8>, _ range: Range<Int>?) throws(FeedFault) -> Tick.Kind {
        guard let range else { return .oracle }
        if FeedFields.holds(bytes, range, "oracle") { return .oracle }
        if FeedFields.holds(bytes, range, "benchmark") { return .benchmark }
        throw .kind
    }

    private static func source(_ bytes: Span<UInt8>, _ range: Range<Int>?) throws(FeedFault) -> SafeText {
        guard let range else { return "" }
        guard range.count <= greatestSource else { throw .source }
        return FeedFields.text(bytes, range, limit: greatestSource)
    }

    private static func hasMark(_ bytes: Span<UInt8>) -> Bool {
        bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    private static func problem(
        _ fault: FeedFault, fields: FeedFields?, bytes: Span<UInt8>, number: UInt64
    ) -> FeedProblem {
        let source = fields?.place(.source).map { FeedFields.text(bytes, $0, limit: greatestSource) } ?? ""
        var words = "line \(number)"
        if let field = fault.field, let place = fields?.place(field) {
            words += ": \(field.word) \"\(FeedFields.text(bytes, place, limit: 40))\""
        }
        return FeedProblem(line: number, source: source, words: SafeText("\(words) \(fault.phrase)"))
    }
}

extension Span<UInt8> {
    /// Whether a range holds exactly these bytes.
    fileprivate func holds(_ text: String.UTF8View, at range: Range<Int>) -> Bool {
        guard text.count == range.count else { return false }
        var index = range.lowerBound
        for byte in text {
            if self[index] != byte { return false }
            index += 1
        }
        return true
    }
}
