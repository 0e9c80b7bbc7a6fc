import Desk
import Units

/// Why a line of a feed cannot be used.
public struct FeedProblem: Error, Hashable, Sendable {
    /// The number of the line, from 1.
    public var line: UInt64
    /// Who sent it, as far as the line says so.
    public var source: SafeText
    /// The line's number and what was wrong, in words.
    public var words: SafeText
}

/// What a line of a feed holds.
public enum FeedLine: Hashable, Sendable {
    /// A row.
    case row(FeedRow)
    /// Nothing: a blank line, or the header of a table.
    case nothing
    /// Nothing that can be used.
    case problem(FeedProblem)
}
