import Units

/// When an operation happens, and what the oracles of a Compound III market say then.
public struct CometMoment: Hashable, Sendable {
    /// Seconds of the chain's clock; 40 bits.
    public var time: UInt64
    /// The base asset's price scaled by 1e8; nil or 0 where the oracle fails.
    public var basePrice: UInt256?
    /// The collateral assets' prices in order of listing, scaled by 1e8; nil or 0 where an oracle fails.
    public var prices: [UInt256?]

    /// Makes a moment; what reads no price needs none.
    public init(time: UInt64, basePrice: UInt256? = nil, prices: [UInt256?] = []) {
        self.time = time
        self.basePrice = basePrice
        self.prices = prices
    }

    /// Returns the price of a collateral asset, nil where there is none.
    func price(of asset: Int) -> UInt256? { prices.indices.contains(asset) ? prices[asset] : nil }
}
