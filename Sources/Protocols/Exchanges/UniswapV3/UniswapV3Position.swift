import Units

/// Names a position: who holds it and between which ticks.
public struct UniswapV3PositionKey: Hashable, Comparable, Sendable {
    /// Who holds it; what the number names is the caller's matter.
    public let owner: UInt64
    /// The tick at which the range starts.
    public let tickLower: Int32
    /// The tick before which the range ends.
    public let tickUpper: Int32

    /// Makes a name.
    public init(owner: UInt64, tickLower: Int32, tickUpper: Int32) {
        self.owner = owner
        self.tickLower = tickLower
        self.tickUpper = tickUpper
    }

    /// Orders by owner, then by range.
    public static func < (left: UniswapV3PositionKey, right: UniswapV3PositionKey) -> Bool {
        (left.owner, left.tickLower, left.tickUpper) < (right.owner, right.tickLower, right.tickUpper)
    }

    /// Checks the range.
    ///
    /// - Errors: `ticksNotAscending`, `lowerTickTooLow`, `upperTickTooHigh`.
    func checkTicks() throws(UniswapV3Error) {
        if tickLower >= tickUpper { throw .ticksNotAscending }
        if tickLower < UniswapV3TickMath.minimumTick { throw .lowerTickTooLow }
        if tickUpper > UniswapV3TickMath.maximumTick { throw .upperTickTooHigh }
    }
}

/// Liquidity between two ticks, and what its holder may collect.
///
/// - Source: v3-core, `libraries/Position.sol`.
public struct UniswapV3Position: Hashable, Sendable {
    /// The liquidity.
    public var liquidity: UInt128 = 0
    /// Fee growth in the range when `owed` was last brought up to date.
    public var feeGrowthInsideLast = UniswapV3FeeGrowth()
    /// Fees earned and amounts burned that are not collected.
    public var owed = UniswapV3Owed()

    /// Makes an empty position.
    public init() {}

    /// Credits the fees since the last update, then changes the liquidity.
    ///
    /// - Errors: `emptyPosition` for a change of 0 without liquidity; `liquidityTooLow`, `liquidityTooHigh`.
    mutating func update(
        by delta: Int128, feeGrowthInside: UniswapV3FeeGrowth
    ) throws(UniswapV3Error) {
        if delta == 0, liquidity == 0 { throw .emptyPosition }
        let after = try liquidity.adding(liquidity: delta)
        owed = owed &+ (feeGrowthInside &- feeGrowthInsideLast).earned(by: liquidity)
        feeGrowthInsideLast = feeGrowthInside
        liquidity = after
    }
}
