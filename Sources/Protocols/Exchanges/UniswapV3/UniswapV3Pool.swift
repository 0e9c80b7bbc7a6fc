import Units

/// A pool of Uniswap v3: liquidity in ranges of prices, and one price that swaps move through them.
///
/// Whoever calls pays and receives what the result says; the pool counts its balances by that. A call that
/// throws changes nothing.
///
/// - Units: smallest units of each token; the root of the price (second token per first) scaled by 2^96.
/// - Rounding: against the caller, in favour of the pool.
/// - Source: v3-core, `UniswapV3Pool.sol`.
public struct UniswapV3Pool: Hashable, Sendable {
    /// The fee in millionths of what is paid, below a whole.
    public let feePips: UInt32
    /// Distance of usable ticks.
    public let tickSpacing: Int32
    /// The most liquidity of all ranges that end at one tick.
    public let maximumLiquidityPerTick: UInt128
    /// Root of the price; 0 before the pool is initialized.
    public internal(set) var sqrtPriceX96: UInt256
    /// The greatest tick whose price is not above the price; after a fall that ends at a tick, the one below.
    public internal(set) var tick: Int32
    /// Liquidity of all ranges that hold the tick.
    public internal(set) var liquidity: UInt128
    /// Fee growth since the beginning.
    public internal(set) var feeGrowthGlobal: UniswapV3FeeGrowth
    /// What part of the fees is the protocol's, token by token.
    public internal(set) var protocolFee: UniswapV3ProtocolFee
    /// The protocol's fees that are not collected.
    public internal(set) var protocolOwed: UniswapV3Owed
    /// What the pool holds of each token.
    public internal(set) var balances: UniswapV3Amounts
    /// The observations; nil before the pool is initialized.
    public internal(set) var oracle: UniswapV3Oracle?
    var ticks = SortedEntries<Int32, UniswapV3Tick>()
    var bitmap: UniswapV3TickBitmap
    var positions = SortedEntries<UniswapV3PositionKey, UniswapV3Position>()

    /// Makes a pool without a price.
    ///
    /// - Errors: `feeTooHigh`; `tickSpacingOutOfRange` below 1 or above 16,383.
    public init(feePips: UInt32, tickSpacing: Int32) throws(UniswapV3Error) {
        if feePips >= UniswapV3SwapStep.feeScale { throw .feeTooHigh }
        if tickSpacing < 1 || tickSpacing > UniswapV3TickMath.maximumTickSpacing {
            throw .tickSpacingOutOfRange
        }
        self.feePips = feePips
        self.tickSpacing = tickSpacing
        maximumLiquidityPerTick = UniswapV3TickMath.maximumLiquidityPerTick(spacing: tickSpacing)
        (sqrtPriceX96, tick, liquidity) = (.zero, 0, 0)
        (feeGrowthGlobal, balances) = (UniswapV3FeeGrowth(), UniswapV3Amounts())
        (protocolFee, protocolOwed) = (.off, UniswapV3Owed())
        bitmap = UniswapV3TickBitmap(tickSpacing: tickSpacing)
    }

    /// Gives the pool its first price.
    ///
    /// - Parameter blockTimestamp: seconds since 1970; the pool keeps them modulo 2^32.
    /// - Errors: `alreadyInitialized`; `priceOutOfRange`.
    public mutating func initialize(
        sqrtPriceX96: UInt256, at blockTimestamp: UInt64
    ) throws(UniswapV3Error) {
        if oracle != nil { throw .alreadyInitialized }
        tick = try UniswapV3TickMath.tick(at: sqrtPriceX96)
        self.sqrtPriceX96 = sqrtPriceX96
        oracle = UniswapV3Oracle(startingAt: UInt32(truncatingIfNeeded: blockTimestamp))
    }

    /// Returns what is known of a tick; nil where no range ends.
    public func tick(at tick: Int32) -> UniswapV3Tick? { ticks[tick] }

    /// All ticks at which a range ends, by rising tick.
    public var initializedTicks: [Int32] { ticks.entries.map(\.key) }

    /// Returns a position; an empty one where there never was one.
    ///
    /// What it is owed is as of its last mint, burn or collection.
    public func position(_ key: UniswapV3PositionKey) -> UniswapV3Position {
        positions[key] ?? UniswapV3Position()
    }

    /// Returns the fee growth in a range of ticks, as far as differences of it mean something.
    public func feeGrowthInside(_ key: UniswapV3PositionKey) -> UniswapV3FeeGrowth {
        feeGrowthInside(
            key, lower: ticks[key.tickLower] ?? UniswapV3Tick(),
            upper: ticks[key.tickUpper] ?? UniswapV3Tick())
    }

    func feeGrowthInside(
        _ key: UniswapV3PositionKey, lower: UniswapV3Tick, upper: UniswapV3Tick
    ) -> UniswapV3FeeGrowth {
        let below =
            tick >= key.tickLower ? lower.feeGrowthOutside : feeGrowthGlobal &- lower.feeGrowthOutside
        let above =
            tick < key.tickUpper ? upper.feeGrowthOutside : feeGrowthGlobal &- upper.feeGrowthOutside
        return feeGrowthGlobal &- below &- above
    }
}
