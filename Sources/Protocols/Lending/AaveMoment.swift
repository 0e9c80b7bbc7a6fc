import Units

/// When an operation happens, and what the oracle says then.
public struct AaveMoment: Hashable, Sendable {
    /// Seconds of the chain's clock.
    public var time: UInt64
    /// Prices in the order of the reserves, in the base currency scaled by 1e8; nil where there is none.
    public var prices: [UInt256?]

    /// Makes a moment; what reads no price needs none.
    public init(time: UInt64, prices: [UInt256?] = []) {
        self.time = time
        self.prices = prices
    }

    /// Returns the price of a reserve; throws `priceMissing`.
    func price(of reserve: Int) throws(AaveError) -> UInt256 {
        guard prices.indices.contains(reserve), let price = prices[reserve] else {
            throw .priceMissing(reserve: reserve)
        }
        return price
    }
}
