import Units

/// Reserves, balances and the prices summed over time.
extension UniswapV2Pair {
    /// Sets the reserves to the balances.
    ///
    /// - Parameter blockTimestamp: seconds since 1970; the pair keeps them modulo 2^32.
    /// - Errors: `overflow` where a balance is above `maximumReserve`.
    public mutating func sync(at blockTimestamp: UInt64) throws(UniswapV2Error) {
        try settle(balances, at: blockTimestamp)
    }

    /// Pays out what the balances hold above the reserves, and returns it.
    ///
    /// - Errors: `arithmetic` where a balance is below its reserve.
    @discardableResult
    public mutating func skim() throws(UniswapV2Error) -> UniswapV2Amounts {
        let surplus = try balances.subtracting(reserves)
        balances = reserves
        return surplus
    }

    /// Returns the prices summed up to a time, as the next call then will store them.
    ///
    /// The sums move by the reserves before the call, only when time has passed, and wrap; the difference of
    /// two sums modulo 2^256 over the seconds between is the mean price scaled by 2^112.
    /// - Parameter blockTimestamp: seconds since 1970; only they modulo 2^32 count.
    /// - Rounding: each price down.
    public func cumulativePrices(at blockTimestamp: UInt64) -> (price0: UInt256, price1: UInt256) {
        let elapsed = UInt32(truncatingIfNeeded: blockTimestamp) &- blockTimestampLast
        // Division fails by an empty reserve alone, and then there is no price to sum.
        guard elapsed > 0,
            let price0 = try? (reserve1 << UniswapV2Pair.priceBits).dividedDown(by: reserve0),
            let price1 = try? (reserve0 << UniswapV2Pair.priceBits).dividedDown(by: reserve1)
        else { return (price0CumulativeLast, price1CumulativeLast) }
        let seconds = UInt256(UInt64(elapsed))
        return (price0CumulativeLast &+ price0 &* seconds, price1CumulativeLast &+ price1 &* seconds)
    }

    /// Takes `balances` as balances and reserves, and sums the prices up to now.
    ///
    /// Checks before it changes anything: what calls it last changes nothing when it throws.
    mutating func settle(_ balances: UniswapV2Amounts, at blockTimestamp: UInt64) throws(UniswapV2Error) {
        if max(balances.amount0, balances.amount1) > UniswapV2Pair.maximumReserve { throw .overflow }
        (price0CumulativeLast, price1CumulativeLast) = cumulativePrices(at: blockTimestamp)
        blockTimestampLast = UInt32(truncatingIfNeeded: blockTimestamp)
        (reserve0, reserve1) = (balances.amount0, balances.amount1)
        self.balances = balances
    }

    /// Product of the reserves; both are below 2^112, so that it fits.
    var k: UInt256 { UInt256.product(reserve0.low, reserve1.low) }

    /// Bits after the point of a price.
    private static var priceBits: Int { 112 }
}
