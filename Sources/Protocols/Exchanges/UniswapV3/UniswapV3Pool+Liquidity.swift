import Units

/// Depositing and withdrawing.
extension UniswapV3Pool {
    /// Adds liquidity to a position, and returns what it costs.
    ///
    /// - Parameter blockTimestamp: seconds since 1970; the pool keeps them modulo 2^32.
    /// - Rounding: up.
    /// - Errors: `notInitialized`; `liquidityIsZero`; `ticksNotAscending`, `lowerTickTooLow`,
    ///   `upperTickTooHigh`, `tickNotSpaced` for its range; `tooMuchLiquidityAtTick`, `liquidityTooHigh`;
    ///   `arithmetic` from 2^127 on, or where a balance leaves 256 bits.
    @discardableResult
    public mutating func mint(
        _ liquidity: UInt128, for key: UniswapV3PositionKey, at blockTimestamp: UInt64
    ) throws(UniswapV3Error) -> UniswapV3Amounts {
        guard let oracle else { throw .notInitialized }
        if liquidity == 0 { throw .liquidityIsZero }
        guard let delta = Int128(exactly: liquidity) else { throw .arithmetic(.overflow) }
        let change = try change(of: key, by: delta, oracle, at: UInt32(truncatingIfNeeded: blockTimestamp))
        let balances = try self.balances.adding(change.amounts)
        try apply(change)
        self.balances = balances
        return change.amounts
    }

    /// Takes liquidity out of a position, and returns what that is worth; `collect` pays it.
    ///
    /// Burning 0 credits the fees since the last update.
    /// - Parameter blockTimestamp: seconds since 1970; the pool keeps them modulo 2^32.
    /// - Rounding: down.
    /// - Errors: `notInitialized`; those of the range as for `mint`; `liquidityTooLow`; `emptyPosition` for 0
    ///   from a position without liquidity; `arithmetic` from 2^127 on.
    @discardableResult
    public mutating func burn(
        _ liquidity: UInt128, from key: UniswapV3PositionKey, at blockTimestamp: UInt64
    ) throws(UniswapV3Error) -> UniswapV3Amounts {
        guard let oracle else { throw .notInitialized }
        guard let amount = Int128(exactly: liquidity) else { throw .arithmetic(.overflow) }
        var change = try change(of: key, by: -amount, oracle, at: UInt32(truncatingIfNeeded: blockTimestamp))
        let withdrawn = UniswapV3Owed(
            amount0: change.amounts.amount0.low, amount1: change.amounts.amount1.low)
        change.position.owed = change.position.owed &+ withdrawn
        try apply(change)
        return change.amounts
    }

    /// What adding or taking liquidity does, computed before anything changes.
    private struct Change {
        let key: UniswapV3PositionKey
        var lower: UniswapV3Tick
        var upper: UniswapV3Tick
        var position: UniswapV3Position
        var liquidity: UInt128
        var amounts = UniswapV3Amounts()
        /// The time at which the oracle writes before the liquidity in range changes; nil where it does not.
        var observedAt: UInt32?
    }

    private func change(
        of key: UniswapV3PositionKey, by delta: Int128, _ oracle: UniswapV3Oracle, at time: UInt32
    ) throws(UniswapV3Error) -> Change {
        try key.checkTicks()
        var change = Change(
            key: key, lower: ticks[key.tickLower] ?? UniswapV3Tick(),
            upper: ticks[key.tickUpper] ?? UniswapV3Tick(), position: position(key), liquidity: liquidity)
        if delta != 0 {
            let totals = UniswapV3Tick.Totals(
                feeGrowth: feeGrowthGlobal,
                cumulatives: oracle.cumulatives(at: time, tick: tick, liquidity: liquidity), time: time)
            try change.lower.update(
                by: delta, isUpper: false, startingOutside: key.tickLower <= tick ? totals : nil,
                maximumLiquidity: maximumLiquidityPerTick)
            try change.upper.update(
                by: delta, isUpper: true, startingOutside: key.tickUpper <= tick ? totals : nil,
                maximumLiquidity: maximumLiquidityPerTick)
            if key.tickLower % tickSpacing != 0 || key.tickUpper % tickSpacing != 0 { throw .tickNotSpaced }
        }
        try change.position.update(
            by: delta, feeGrowthInside: feeGrowthInside(key, lower: change.lower, upper: change.upper))
        if delta != 0 {
            change.amounts = try amounts(of: delta, in: key)
            if key.tickLower <= tick, tick < key.tickUpper {
                change.liquidity = try liquidity.adding(liquidity: delta)
                change.observedAt = time
            }
        }
        return change
    }

    /// Returns what liquidity is made of at the price: rounded up where it is added, else down.
    private func amounts(
        of delta: Int128, in key: UniswapV3PositionKey
    ) throws(UniswapV3Error) -> UniswapV3Amounts {
        let lower = try UniswapV3TickMath.sqrtRatio(at: key.tickLower)
        let upper = try UniswapV3TickMath.sqrtRatio(at: key.tickUpper)
        let price = min(max(sqrtPriceX96, lower), upper)
        let size = delta.magnitude
        if delta < 0 {
            return UniswapV3Amounts(
                amount0: try UniswapV3SqrtPriceMath.amount0RoundedDown(
                    from: price, to: upper, liquidity: size),
                amount1: try UniswapV3SqrtPriceMath.amount1RoundedDown(
                    from: lower, to: price, liquidity: size))
        }
        return UniswapV3Amounts(
            amount0: try UniswapV3SqrtPriceMath.amount0RoundedUp(from: price, to: upper, liquidity: size),
            amount1: try UniswapV3SqrtPriceMath.amount1RoundedUp(from: lower, to: price, liquidity: size))
    }

    private mutating func apply(_ change: Change) throws(UniswapV3Error) {
        try store(change.lower, at: change.key.tickLower)
        try store(change.upper, at: change.key.tickUpper)
        positions[change.key] = change.position
        if let time = change.observedAt { oracle?.write(at: time, tick: tick, liquidity: liquidity) }
        liquidity = change.liquidity
    }

    /// Keeps a tick as long as a range ends there, and its bit likewise.
    private mutating func store(_ state: UniswapV3Tick, at tick: Int32) throws(UniswapV3Error) {
        let isKnown = ticks[tick] != nil
        if isKnown != state.isInitialized { try bitmap.flip(tick) }
        ticks[tick] = state.isInitialized ? state : nil
    }
}
