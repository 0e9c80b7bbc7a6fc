import Desk
import Units

/// A feed that comes from outside while the desk runs: where it is, and how its lines are read.
public struct PipedFeed: Sendable {
    /// Where the bytes come from.
    public var origin: FeedOrigin
    /// What the desk calls it.
    public var name: SafeText
    /// Reads the lines; every run begins with a new copy of it.
    public var reader: any FeedLineReader
    /// Nanoseconds without a usable row after which the feed counts as silent.
    public var maximumAge: Int64
    /// Seed of the jitter between attempts to connect.
    public var seed: UInt64

    /// The limit for silence where none is asked for: 10 seconds.
    public static let usualMaximumAge: Int64 = 10_000_000_000
    /// New symbols that a feed may bring.
    public static let greatestNewSymbolCount = 1_024

    /// Describes a feed.
    public init(
        origin: FeedOrigin, name: SafeText, reader: any FeedLineReader,
        maximumAge: Int64 = PipedFeed.usualMaximumAge, seed: UInt64 = 0
    ) {
        self.origin = origin
        self.name = name
        self.reader = reader
        self.maximumAge = maximumAge
        self.seed = seed
    }
}

/// Turns the lines of a feed into rows. The engine knows no format: the reader is handed in.
public protocol FeedLineReader: Sendable {
    /// Reads a line, without the byte that ends it; lines are numbered from 1.
    mutating func read(_ line: Span<UInt8>, number: UInt64) -> PipedLine
}

/// What a line of a feed holds.
public enum PipedLine: Sendable {
    /// A price.
    case row(FeedRow)
    /// Nothing, such as a header.
    case nothing
    /// Nothing that can be used: who sent it, as far as that is known, and what was wrong in words.
    case bad(source: SafeText, words: SafeText)
}
