import Desk
import Units

/// A row of a feed: a price, and what its line says about it.
public struct FeedRow: Hashable, Sendable {
    /// The instrument; 1 to 32 bytes without spaces.
    public var symbol: SafeText
    /// The price, above 0; more than 18 decimals are rounded down.
    public var price: Price
    /// When the source says that it holds; `nil` where it does not say.
    public var time: Timestamp?
    /// Whether venues read it.
    public var kind: Tick.Kind
    /// Who says so; empty where the line does not.
    public var source: SafeText

    /// Makes a row.
    public init(
        symbol: SafeText, price: Price, time: Timestamp? = nil, kind: Tick.Kind = .oracle,
        source: SafeText = ""
    ) {
        self.symbol = symbol
        self.price = price
        self.time = time
        self.kind = kind
        self.source = source
    }
}

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
