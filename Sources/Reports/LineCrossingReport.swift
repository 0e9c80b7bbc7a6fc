import Units

/// An account's first fall below its line, as verbs print it.
public struct LineCrossingReport: Hashable, Sendable {
    /// The account's name.
    public var name: SafeText
    /// The time of the tick that did it.
    public var time: Timestamp
    /// The price of that tick.
    public var price: Price
    /// Health factor after it, scaled by 1e18, rounded down.
    public var healthFactor: UInt256

    /// Makes a report.
    public init(name: SafeText, time: Timestamp, price: Price, healthFactor: UInt256) {
        self.name = name
        self.time = time
        self.price = price
        self.healthFactor = healthFactor
    }
}
