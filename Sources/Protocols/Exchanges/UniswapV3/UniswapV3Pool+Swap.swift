import Units

/// Trading.
extension UniswapV3Pool {
    /// Swaps until the request is met or the price reaches its limit, and returns what was paid and bought.
    ///
    /// A step ends at every end of a word of the tick bitmap, and each step rounds, as in the contract.
    /// - Parameters:
    ///   - request: what to sell or to buy, above 0 and below 2^255.
    ///   - sqrtPriceLimitX96: root of the price beyond which it does not go; nil for as far as prices go.
    ///   - blockTimestamp: seconds since 1970; the pool keeps them modulo 2^32.
    /// - Rounding: what is paid up, what is bought down.
    /// - Errors: in this order `amountIsZero`; `notInitialized`; `priceLimit`; then `liquidityTooHigh`, and
    ///   `arithmetic` where a step leaves 256 bits or the pool does not hold what it shall pay.
    @discardableResult
    public mutating func swap(
        _ direction: UniswapV3Direction, _ request: UniswapV3Request, sqrtPriceLimitX96: UInt256? = nil,
        at blockTimestamp: UInt64
    ) throws(UniswapV3Error) -> UniswapV3Swap {
        let walk = try walk(direction, request, sqrtPriceLimitX96, at: blockTimestamp)
        let balances = try balances(after: walk)
        apply(walk)
        self.balances = balances
        return walk.swap
    }

    /// Returns what a swap would do, without doing it; parameters and errors as for `swap`.
    public func quote(
        _ direction: UniswapV3Direction, _ request: UniswapV3Request, sqrtPriceLimitX96: UInt256? = nil,
        at blockTimestamp: UInt64
    ) throws(UniswapV3Error) -> UniswapV3Swap {
        let walk = try walk(direction, request, sqrtPriceLimitX96, at: blockTimestamp)
        _ = try balances(after: walk)
        return walk.swap
    }

    private func walk(
        _ direction: UniswapV3Direction, _ request: UniswapV3Request, _ limit: UInt256?,
        at blockTimestamp: UInt64
    ) throws(UniswapV3Error) -> UniswapV3SwapWalk {
        if request.amount.isZero { throw .amountIsZero }
        if request.amount.high >> 127 != 0 { throw .arithmetic(.overflow) }
        if oracle == nil { throw .notInitialized }
        let limitX96 = limit ?? UniswapV3Pool.farthestPrice(direction)
        if !isAhead(limitX96, direction) { throw .priceLimit }
        var walk = UniswapV3SwapWalk(
            through: self, direction: direction, request: request, limitX96: limitX96,
            time: UInt32(truncatingIfNeeded: blockTimestamp))
        while !walk.isDone { try walk.step(self) }
        return walk
    }

    private static func farthestPrice(_ direction: UniswapV3Direction) -> UInt256 {
        direction == .zeroForOne
            ? UniswapV3TickMath.minimumSqrtRatio &+ 1 : UniswapV3TickMath.maximumSqrtRatio &- 1
    }

    private func isAhead(_ limitX96: UInt256, _ direction: UniswapV3Direction) -> Bool {
        direction == .zeroForOne
            ? limitX96 < sqrtPriceX96 && limitX96 > UniswapV3TickMath.minimumSqrtRatio
            : limitX96 > sqrtPriceX96 && limitX96 < UniswapV3TickMath.maximumSqrtRatio
    }

    private func balances(after walk: UniswapV3SwapWalk) throws(UniswapV3Error) -> UniswapV3Amounts {
        let (paid, bought) =
            walk.direction == .zeroForOne
            ? (UniswapV3Amounts(amount0: walk.amountIn), UniswapV3Amounts(amount1: walk.amountOut))
            : (UniswapV3Amounts(amount1: walk.amountIn), UniswapV3Amounts(amount0: walk.amountOut))
        return try balances.adding(paid).subtracting(bought)
    }

    private mutating func apply(_ walk: UniswapV3SwapWalk) {
        for crossing in walk.crossings { ticks[crossing.tick] = crossing.after }
        if walk.tick != tick { oracle?.write(at: walk.time, tick: tick, liquidity: liquidity) }
        (sqrtPriceX96, tick, liquidity) = (walk.sqrtPriceX96, walk.tick, walk.liquidity)
        if walk.direction == .zeroForOne {
            feeGrowthGlobal.growth0X128 = walk.feeGrowthX128
            protocolOwed.amount0 &+= walk.protocolFee
        } else {
            feeGrowthGlobal.growth1X128 = walk.feeGrowthX128
            protocolOwed.amount1 &+= walk.protocolFee
        }
    }
}

extension UniswapV3SwapWalk {
    /// What the walk did.
    fileprivate var swap: UniswapV3Swap {
        UniswapV3Swap(
            direction: direction, amountIn: amountIn, amountOut: amountOut, feeAmount: feeAmount,
            protocolFee: protocolFee, sqrtPriceX96: sqrtPriceX96, tick: tick, liquidity: liquidity,
            crossedTicks: crossings.count)
    }
}
