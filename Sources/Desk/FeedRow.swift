import Units

/// A price from outside, before the desk knows its instrument.
public struct FeedRow: Hashable, Sendable {
    /// The symbol of the instrument; 1 to 32 bytes without spaces.
    public var symbol: SafeText
    /// The price, above 0; more than 18 decimals are rounded down.
    public var price: Price
    /// When the source says that it holds; `nil` takes the time of arrival.
    public var time: Timestamp?
    /// Whether venues read it.
    public var kind: Tick.Kind
    /// Who says so; empty for the feed itself.
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
