import Units

/// Why a row cannot be used; it names the column, and becomes a sentence only when it is shown.
enum RowProblem: Error, Hashable {
    case fieldCount(found: Int, expected: Int)
    case openQuote
    case number(column: Int, DecimalFailure)
    case time(column: Int, TimeText.Failure)
    case outOfOrder(column: Int)
    case value(column: Int, RowFaults.Kind, ValuePhrase)
    case duplicate(column: Int)

    /// The kind that the row is counted under.
    var kind: RowFaults.Kind {
        switch self {
        case .fieldCount, .openQuote: .malformed
        case .number(_, .notFinite): .notFinite
        case .number(_, .outOfRange): .outOfRange
        case .number(_, .negative): .negative
        case .number: .malformed
        case .time(_, .outOfRange): .outOfRange
        case .time: .malformed
        case .outOfOrder: .outOfOrder
        case .value(_, let kind, _): kind
        case .duplicate: .duplicate
        }
    }

    /// The column it is about, from 0.
    var column: Int? {
        switch self {
        case .fieldCount, .openQuote: nil
        case .number(let column, _), .time(let column, _), .outOfOrder(let column), .duplicate(let column),
            .value(let column, _, _):
            column
        }
    }

    /// What was wrong, as a phrase that follows the field's text.
    var phrase: String {
        switch self {
        case .fieldCount(let found, let expected): "has \(found) fields, the header has \(expected)"
        case .openQuote: "has a quote that is not closed"
        case .number(_, let failure): RowProblem.phrase(failure)
        case .time(_, .empty): "is empty"
        case .time(_, .notATime): "is no time"
        case .time(_, .outOfRange): "lies outside 1970 to April 2262"
        case .outOfOrder: "is earlier than the row used before it"
        case .value(_, _, let phrase): phrase.rawValue
        case .duplicate: "is there already"
        }
    }

    static func phrase(_ failure: DecimalFailure) -> String {
        switch failure {
        case .empty: "is empty"
        case .notANumber: "is no number"
        case .notFinite: "is not finite"
        case .tooManyDigits: "has more than 38 digits"
        case .outOfRange: "is too great or too small"
        case .negative: "is negative"
        }
    }
}

/// The sentences for a value that can be read but not used.
enum ValuePhrase: String, Hashable {
    case zero = "is zero"
    case roundsToZero = "rounds to zero at 18 decimals"
    case crossed = "is below the bid"
    case noText = "is empty"
    case unknownSide = "is neither collateral nor debt"
    case notWhole = "is no whole number"
    case aboveOne = "is above 10000 basis points"
    case unclearThreshold = "could be per cent or basis points: write a fraction such as 0.83"
    case partOfBasisPoint = "has more than 4 decimals: thresholds are whole basis points"
    case tooManyDecimals = "is more than 27 decimals"
    case tooManyPlaces = "has more decimals than can be kept exactly"
    case noChain = "is no chain number"
}

extension CSVReader {
    /// Returns `file:line: column N (name): what was wrong`, for the last record.
    func sentence(
        _ problem: RowProblem, path: SafeText, header: TableHeader, bytes: Span<UInt8>
    ) -> String {
        guard let column = problem.column else { return "\(path.text):\(line): \(problem.phrase)" }
        let name = "column \(column + 1) (\(header.names[column].text))"
        let field = column < fields.count ? text(column, in: bytes, limit: 40) : ""
        let quoted = field.isEmpty ? "" : "\"\(field)\" "
        return "\(path.text):\(line): \(name): \(quoted)\(problem.phrase)"
    }
}
