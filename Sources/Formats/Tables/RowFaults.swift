import Units

/// The rows of a file that were skipped: how many, of which kinds, and the first of them by name.
public struct RowFaults: Hashable, Sendable {
    /// What was wrong with a row.
    public enum Kind: Int, CaseIterable, Hashable, Sendable {
        /// It has too few or too many fields, an open quote, or a field that is no number or moment.
        case malformed
        /// A number is "nan" or "inf".
        case notFinite
        /// A number that must be above 0 is 0, or rounds to 0.
        case zero
        /// A number is below 0.
        case negative
        /// A number, moment or threshold is beyond what there can be.
        case outOfRange
        /// It lies earlier in time than the row used before it.
        case outOfOrder
        /// It repeats an earlier row that can be there only once.
        case duplicate
    }

    /// How many rows are named at most.
    public static let namedAtMost = 16

    /// How many rows were skipped.
    public private(set) var total: UInt64 = 0
    /// The first of them: `file:line: column N (name): what was wrong`; at most 16.
    public private(set) var first: [SafeText] = []
    private var counts = [UInt64](repeating: 0, count: Kind.allCases.count)

    /// Makes the faults of a file without any.
    public init() {}

    /// Returns how many rows were skipped for that reason.
    public func count(_ kind: Kind) -> UInt64 { counts[kind.rawValue] }

    /// Counts a row, and names it when it is one of the first.
    mutating func add(_ kind: Kind, _ message: @autoclosure () -> String) {
        total += 1
        counts[kind.rawValue] += 1
        if first.count < RowFaults.namedAtMost { first.append(SafeText(message())) }
    }
}
