import Units

/// A swap on its way through a pool that it only reads, step by step.
struct UniswapV3SwapWalk {
    let direction: UniswapV3Direction
    let request: UniswapV3Request
    let limitX96: UInt256
    let time: UInt32
    private(set) var sqrtPriceX96: UInt256
    private(set) var tick: Int32
    private(set) var liquidity: UInt128
    /// Growth of the token that is sold, scaled by 2^128.
    private(set) var feeGrowthX128: UInt256
    private(set) var protocolFee: UInt128 = 0
    private(set) var amountIn = UInt256.zero
    private(set) var amountOut = UInt256.zero
    private(set) var feeAmount = UInt256.zero
    /// Ticks that were crossed, as they are afterwards, in the order of crossing.
    private(set) var crossings: [(tick: Int32, after: UniswapV3Tick)] = []

    init(
        through pool: borrowing UniswapV3Pool, direction: UniswapV3Direction, request: UniswapV3Request,
        limitX96: UInt256, time: UInt32
    ) {
        (self.direction, self.request, self.limitX96, self.time) = (direction, request, limitX96, time)
        (sqrtPriceX96, tick, liquidity) = (pool.sqrtPriceX96, pool.tick, pool.liquidity)
        feeGrowthX128 =
            direction == .zeroForOne ? pool.feeGrowthGlobal.growth0X128 : pool.feeGrowthGlobal.growth1X128
    }

    /// Whether the request is met or the limit reached.
    var isDone: Bool { remaining.isZero || sqrtPriceX96 == limitX96 }

    private var remaining: UInt256 {
        switch request {
        case .exactInput(let amount): amount &- amountIn
        case .exactOutput(let amount): amount &- amountOut
        }
    }

    /// Walks to the next tick of the bitmap's word, to its end, to the limit or until the request is met.
    mutating func step(_ pool: borrowing UniswapV3Pool) throws(UniswapV3Error) {
        let next = pool.bitmap.next(from: tick, direction: direction)
        let nextTick = min(max(next.tick, UniswapV3TickMath.minimumTick), UniswapV3TickMath.maximumTick)
        let nextPrice = UniswapV3TickMath.sqrtRatio(atValid: nextTick)
        let start = sqrtPriceX96
        try trade(
            to: direction == .zeroForOne ? max(nextPrice, limitX96) : min(nextPrice, limitX96),
            feePips: pool.feePips, protocolFee: pool.protocolFee)
        if sqrtPriceX96 == nextPrice {
            if next.isInitialized { try cross(nextTick, pool) }
            tick = direction == .zeroForOne ? nextTick - 1 : nextTick
        } else if sqrtPriceX96 != start {
            tick = UniswapV3TickMath.tick(atValid: sqrtPriceX96)
        }
    }

    private mutating func trade(
        to target: UInt256, feePips: UInt32, protocolFee divisors: UniswapV3ProtocolFee
    ) throws(UniswapV3Error) {
        let rest: UniswapV3Request = request.isExactInput ? .exactInput(remaining) : .exactOutput(remaining)
        let step = try UniswapV3SwapStep(
            from: sqrtPriceX96, to: target, liquidity: liquidity, remaining: rest, feePips: feePips)
        sqrtPriceX96 = step.sqrtPriceX96
        // Amounts of prices below 2^160 and liquidity below 2^128 need at most 212 bits with their fee.
        amountIn = amountIn &+ step.amountIn &+ step.feeAmount
        amountOut = amountOut &+ step.amountOut
        feeAmount = feeAmount &+ step.feeAmount
        try share(step.feeAmount, divisor: divisors.divisor(for: direction))
    }

    /// Gives the protocol its part of a fee, and the rest to the liquidity, if there is any.
    private mutating func share(_ fee: UInt256, divisor: UInt8) throws(UniswapV3Error) {
        var fee = fee
        if divisor > 0 {
            let part = fee.quotientAndRemainder(dividingByWord: UInt64(divisor)).quotient
            fee = fee &- part
            protocolFee &+= part.low
        }
        if liquidity == 0 { return }
        let growth = try UniswapV3Error.exactly { () throws(ArithmeticError) in
            fee.high == 0
                ? try UInt256(high: fee.low, low: 0).dividedDown(by: UInt256(liquidity))
                : try UInt256.mulDivDown(fee, UInt256(high: 1, low: 0), UInt256(liquidity))
        }
        feeGrowthX128 = feeGrowthX128 &+ growth
    }

    private mutating func cross(_ nextTick: Int32, _ pool: borrowing UniswapV3Pool) throws(UniswapV3Error) {
        guard let crossed = pool.ticks[nextTick], let oracle = pool.oracle else { return }
        var feeGrowth = pool.feeGrowthGlobal
        if direction == .zeroForOne {
            feeGrowth.growth0X128 = feeGrowthX128
        } else {
            feeGrowth.growth1X128 = feeGrowthX128
        }
        let totals = UniswapV3Tick.Totals(
            feeGrowth: feeGrowth,
            cumulatives: oracle.cumulatives(at: time, tick: pool.tick, liquidity: pool.liquidity), time: time)
        crossings.append((nextTick, crossed.crossed(totals)))
        let net = crossed.liquidityNet
        liquidity = try liquidity.adding(liquidity: direction == .zeroForOne ? 0 &- net : net)
    }
}
