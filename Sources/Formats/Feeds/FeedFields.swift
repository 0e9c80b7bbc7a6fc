import Units

/// The fields of one line of a feed, as places in its bytes: what JSON and CSV have in common.
struct FeedFields {
    /// The fields that a line may have.
    enum Name: Int, CaseIterable {
        case symbol, price, time, kind, source

        /// The word in keys, headers and messages.
        var word: StaticString {
            switch self {
            case .symbol: "symbol"
            case .price: "price"
            case .time: "time"
            case .kind: "kind"
            case .source: "source"
            }
        }

        /// Finds the field of a name; other names mean nothing here.
        init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
            guard let name = Name.allCases.first(where: { FeedFields.holds(bytes, range, $0.word) }) else {
                return nil
            }
            self = name
        }
    }

    private var places: InlineArray<5, Range<Int>> = .init(repeating: 0..<0)
    private(set) var found: UInt8 = 0

    /// Puts a field at its place; returns whether it was not there before.
    mutating func put(_ name: Name, _ range: Range<Int>) -> Bool {
        let bit = UInt8(1) &<< UInt8(name.rawValue)
        guard found & bit == 0 else { return false }
        found |= bit
        places[name.rawValue] = range
        return true
    }

    /// Where a field stands; `nil` when the line does not have it or leaves it empty.
    func place(_ name: Name) -> Range<Int>? {
        let range = places[name.rawValue]
        return found & UInt8(1) &<< UInt8(name.rawValue) == 0 || range.isEmpty ? nil : range
    }

    /// Whether a range of bytes is exactly a word.
    static func holds(_ bytes: Span<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { expected in
            for index in 0..<expected.count where bytes[range.lowerBound + index] != expected[index] {
                return false
            }
            return true
        }
    }

    /// Returns a range of bytes as text; at most `limit` bytes of it.
    static func text(_ bytes: Span<UInt8>, _ range: Range<Int>, limit: Int) -> SafeText {
        let part = bytes.extracting(range.lowerBound..<min(range.upperBound, range.lowerBound + limit))
        return part.withUnsafeBufferPointer { SafeText(String(decoding: $0, as: UTF8.self)) }
    }
}

/// What is wrong with a line of a feed; it becomes a sentence only when it is counted.
enum FeedFault: Error, Equatable {
    case notAnObject
    case unclosed
    case nested
    case escaped
    case repeated(FeedFields.Name)
    case missing(FeedFields.Name)
    case fieldCount(Int)
    case openQuote
    case symbol
    case source
    case kind
    case number(DecimalFailure)
    case zero
    case roundsToZero
    case time(TimeText.Failure)

    /// The field it is about.
    var field: FeedFields.Name? {
        switch self {
        case .symbol: .symbol
        case .source: .source
        case .kind: .kind
        case .number, .zero, .roundsToZero: .price
        case .time: .time
        default: nil
        }
    }

    /// What was wrong, as a phrase that follows the field's name and text.
    var phrase: String {
        switch self {
        case .notAnObject: "is neither a JSON object nor a row of symbol,price"
        case .unclosed: "is cut short or no JSON object"
        case .nested: "has an object or a list inside its object"
        case .escaped: "has an escape in a name or in a field that is used"
        case .repeated(let name): "has \(name.word) twice"
        case .missing(let name): "has no \(name.word)"
        case .fieldCount(let count): "has \(count) fields, which do not fit the columns"
        case .openQuote: "has a quote that is not closed"
        case .symbol: "is no symbol: 1 to 32 bytes of text without spaces"
        case .source: "is longer than 64 bytes"
        case .kind: "is neither oracle nor benchmark"
        case .number(let failure): RowProblem.number(column: 0, failure).phrase
        case .zero: ValuePhrase.zero.rawValue
        case .roundsToZero: ValuePhrase.roundsToZero.rawValue
        case .time(let failure): RowProblem.time(column: 0, failure).phrase
        }
    }
}
