import Protocols
import Units

// Liquidity in ranges.
extension UniswapV3Pool {
    mutating func provide(
        _ offered: PoolAmounts, in range: PoolRange?, by owner: PoolOwner, at second: UInt64
    ) throws(OrderRefusal) -> PoolDeposit {
        var trial = self
        if trial.sqrtPriceX96.isZero { try trial.open(at: offered, second) }
        let key = try trial.key(of: owner, range)
        let liquidity = try trial.liquidity(for: offered, key)
        let taken = try atVenue { () throws(UniswapV3Error) in
            try trial.mint(liquidity, for: key, at: second)
        }
        // Liquidity is rounded down, what it costs up: together never above what was offered by more than a unit.
        guard taken.amount0 <= offered.base, taken.amount1 <= offered.quote else {
            throw .venue("more than was offered")
        }
        self = trial
        return PoolDeposit(taken: PoolAmounts(taken), liquidity: UInt256(liquidity))
    }

    mutating func withdraw(
        _ liquidity: UInt256, by owner: PoolOwner, at second: UInt64
    ) throws(OrderRefusal) -> PoolAmounts {
        guard let key = position(of: owner)?.key, liquidity.high == 0 else { throw .nothingToClaim }
        var trial = self
        let paid = try atVenue { () throws(UniswapV3Error) in
            try trial.burn(liquidity.low, from: key, at: second)
            return try trial.collect(from: key)
        }
        self = trial
        return PoolAmounts(paid)
    }

    mutating func claim(by owner: PoolOwner, at second: UInt64) throws(OrderRefusal) -> PoolAmounts {
        guard let position = position(of: owner), position.state.liquidity != 0 else { return PoolAmounts() }
        return try withdraw(.zero, by: owner, at: second)
    }

    func share(of liquidity: UInt256, by owner: PoolOwner) -> PoolAmounts {
        guard let position = position(of: owner), liquidity.high == 0,
            let lower = try? UniswapV3TickMath.sqrtRatio(at: position.key.tickLower),
            let upper = try? UniswapV3TickMath.sqrtRatio(at: position.key.tickUpper),
            let amounts = try? UniswapV3LiquidityAmounts.amounts(
                for: liquidity.low, at: sqrtPriceX96, in: UniswapV3PriceRange(lower, upper))
        else { return PoolAmounts() }
        let growth = feeGrowthInside(position.key) &- position.state.feeGrowthInsideLast
        let fees = growth.earned(by: position.state.liquidity).amounts
        let owed = position.state.owed.amounts
        return PoolAmounts(
            base: amounts.amount0 &+ fees.amount0 &+ owed.amount0,
            quote: amounts.amount1 &+ fees.amount1 &+ owed.amount1)
    }

    /// The range in which an owner has liquidity, or had some before.
    private func position(of owner: PoolOwner) -> UniswapV3PoolImage.Position? {
        let positions = positions(of: owner.number)
        return positions.first { $0.state.liquidity != 0 } ?? positions.first
    }

    /// The first deposit sets the price at which both of its amounts are worth the same.
    private mutating func open(at offered: PoolAmounts, _ second: UInt64) throws(OrderRefusal) {
        guard let root = UniswapV3Pool.rootX96(of: offered.quote, per: offered.base) else {
            throw .venue("price out of range")
        }
        try atVenue { () throws(UniswapV3Error) in try initialize(sqrtPriceX96: root, at: second) }
    }

    /// The position of an owner: the one that he has, or a new one over the range, or over all prices.
    private func key(of owner: PoolOwner, _ range: PoolRange?) throws(OrderRefusal) -> UniswapV3PositionKey {
        let known = positions(of: owner.number).filter { $0.state.liquidity != 0 }.map(\.key)
        // Everybody beyond the desk may have as many ranges as he likes.
        if let mine = known.first, owner != .outside {
            let isSame = range.map { $0.lower == mine.tickLower && $0.upper == mine.tickUpper } ?? true
            guard isSame else { throw .venue("another range is held there") }
            return mine
        }
        return UniswapV3PositionKey(
            owner: owner.number,
            tickLower: range?.lower ?? UniswapV3TickMath.minimumUsableTick(spacing: tickSpacing),
            tickUpper: range?.upper ?? UniswapV3TickMath.maximumUsableTick(spacing: tickSpacing))
    }

    private func liquidity(
        for offered: PoolAmounts, _ key: UniswapV3PositionKey
    ) throws(OrderRefusal) -> UInt128 {
        try atVenue { () throws(UniswapV3Error) in
            let range = UniswapV3PriceRange(
                try UniswapV3TickMath.sqrtRatio(at: key.tickLower),
                try UniswapV3TickMath.sqrtRatio(at: key.tickUpper))
            return try UniswapV3LiquidityAmounts.liquidity(
                for: UniswapV3Amounts(amount0: offered.base, amount1: offered.quote), at: sqrtPriceX96,
                in: range)
        }
    }

    /// Returns the root of a ratio of amounts, scaled by 2^96; nil where that is no price of the pool.
    ///
    /// - Rounding: down, with at least 64 significant bits.
    static func rootX96(of quote: UInt256, per base: UInt256) -> UInt256? {
        for shift in stride(from: 192, through: 0, by: -32) {
            guard quote.leadingZeroBitCount >= shift,
                let ratio = try? (quote << shift).dividedDown(by: base)
            else { continue }
            let root = UInt256(ratio.squareRootDown())
            return root << (96 - shift / 2)
        }
        return nil
    }

    /// Returns the usable tick at or below a ratio of amounts; nil where that is no price of the pool.
    func usableTick(of quote: UInt256, per base: UInt256) -> Int32? {
        guard let root = UniswapV3Pool.rootX96(of: quote, per: base),
            let tick = try? UniswapV3TickMath.tick(at: root)
        else { return nil }
        let steps = tick >= 0 ? tick / tickSpacing : (tick - tickSpacing + 1) / tickSpacing
        return steps * tickSpacing
    }
}
