import Units

/// When a reading of Maker is taken, and what the oracles say then.
public struct MakerMoment: Hashable, Sendable {
    /// Seconds of the chain's clock.
    public var time: UInt64
    /// Prices of the collateral types in their order, in the reference currency and wads; nil or 0 where there is
    /// none.
    public var prices: [UInt256?]

    /// Makes a moment.
    public init(time: UInt64, prices: [UInt256?] = []) {
        self.time = time
        self.prices = prices
    }
}
