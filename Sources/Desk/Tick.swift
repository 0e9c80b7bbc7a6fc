import Units

/// A price arriving: the input that the desk sees most.
///
/// Ticks reach the desk merged by (time, feed, row); a tick carries no row because the rows of one feed
/// keep their order on the way.
@frozen
public struct Tick: Hashable, Sendable {
    /// The price.
    public var price: Price
    /// When the source says that it holds.
    public var time: Timestamp
    /// The instrument.
    public var instrument: InstrumentID
    /// The feed it came from, from 0.
    public var feed: UInt16
    /// Whether venues read it.
    public var kind: Kind

    /// Who takes a price for what an instrument is worth.
    public enum Kind: UInt8, Sendable {
        /// The price that venues read: health and limits rest on it.
        case oracle
        /// What the market pays elsewhere: shown beside the oracle, and what arbitrageurs trade against.
        case benchmark
    }

    /// Makes a tick.
    @inlinable
    public init(
        price: Price, time: Timestamp, instrument: InstrumentID, feed: UInt16, kind: Kind = .oracle
    ) {
        self.price = price
        self.time = time
        self.instrument = instrument
        self.feed = feed
        self.kind = kind
    }
}
