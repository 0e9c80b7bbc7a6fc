import Units

/// What a pool knows of a tick at which ranges end.
///
/// What lies *outside* is what gathered on the other side of the tick than the price is; crossing turns it
/// around. Absolute values depend on when the tick was first used, differences do not.
/// - Source: v3-core, `libraries/Tick.sol`.
public struct UniswapV3Tick: Hashable, Sendable {
    /// Liquidity of all ranges that end here.
    public var liquidityGross: UInt128 = 0
    /// What liquidity rises by when the price rises across the tick.
    public var liquidityNet: Int128 = 0
    /// Fee growth outside.
    public var feeGrowthOutside = UniswapV3FeeGrowth()
    /// Sums over time outside.
    public var cumulativesOutside = UniswapV3Cumulatives()
    /// Seconds outside, modulo 2^32.
    public var secondsOutside: UInt32 = 0

    /// Makes a tick at which no range ends.
    public init() {}

    /// What a pool has gathered up to now.
    struct Totals {
        var feeGrowth: UniswapV3FeeGrowth
        var cumulatives: UniswapV3Cumulatives
        var time: UInt32
    }

    /// Whether a range ends here.
    var isInitialized: Bool { liquidityGross != 0 }

    /// Takes up or gives back liquidity of a range that ends here.
    ///
    /// - Parameters:
    ///   - totals: what counts as outside when the tick is first used at or below the price; nil above it.
    ///   - isUpper: whether the range's upper end is meant.
    /// - Errors: `liquidityTooLow`, `liquidityTooHigh`, `tooMuchLiquidityAtTick`.
    mutating func update(
        by delta: Int128, isUpper: Bool, startingOutside totals: Totals?, maximumLiquidity: UInt128
    ) throws(UniswapV3Error) {
        let gross = try liquidityGross.adding(liquidity: delta)
        if gross > maximumLiquidity { throw .tooMuchLiquidityAtTick }
        // The net is at most the gross, which the maximum keeps far below 2^127.
        let net = isUpper ? liquidityNet &- delta : liquidityNet &+ delta
        if !isInitialized, let totals {
            feeGrowthOutside = totals.feeGrowth
            cumulativesOutside = totals.cumulatives
            secondsOutside = totals.time
        }
        (liquidityGross, liquidityNet) = (gross, net)
    }

    /// Returns the tick after the price has crossed it: what was outside is inside, and the other way round.
    func crossed(_ totals: Totals) -> UniswapV3Tick {
        var tick = self
        tick.feeGrowthOutside = totals.feeGrowth &- feeGrowthOutside
        tick.cumulativesOutside = totals.cumulatives &- cumulativesOutside
        tick.secondsOutside = totals.time &- secondsOutside
        return tick
    }
}

extension UInt128 {
    /// Returns liquidity changed by a signed amount.
    ///
    /// - Errors: `liquidityTooLow`, `liquidityTooHigh`.
    func adding(liquidity delta: Int128) throws(UniswapV3Error) -> UInt128 {
        if delta < 0 {
            if delta.magnitude > self { throw .liquidityTooLow }
            return self &- delta.magnitude
        }
        let (sum, overflow) = addingReportingOverflow(delta.magnitude)
        if overflow { throw .liquidityTooHigh }
        return sum
    }
}
