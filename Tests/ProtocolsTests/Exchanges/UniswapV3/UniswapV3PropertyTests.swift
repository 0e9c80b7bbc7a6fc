import PropertyRuns
import Testing
import Units

@testable import Protocols

/// What holds for every pool and every order of calls.
struct UniswapV3PropertyTests {
    @Test func `a pool keeps its promises in every order of calls`() {
        let run = PropertyRun(of: PoolLife.self)
        #expect(run.failure == nil)
        let calls = UniswapV3Market.Call.allCases.map(\.rawValue) + [PoolLife.refused]
        #expect(calls.allSatisfy { run[$0] > 1_000 }, "\(run.counts)")
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a quote is what the swap then does`(seed: UInt64) throws {
        var market = try UniswapV3Market(seed: seed)
        var chance = SeededGenerator(seed: seed)
        var swaps = 0
        for _ in 0..<100 {
            let (direction, request) = (chance.direction(), chance.request())
            let limit = chance.price(near: market.pool)
            let quote = Result {
                try market.pool.quote(direction, request, sqrtPriceLimitX96: limit, at: market.time)
            }
            let swap = Result {
                try market.pool.swap(direction, request, sqrtPriceLimitX96: limit, at: market.time)
            }
            switch (quote, swap) {
            case (.success(let quote), .success(let swap)):
                #expect(quote == swap)
                #expect(market.pool.sqrtPriceX96 == swap.sqrtPriceX96 && market.pool.tick == swap.tick)
                expectKept(request, limit, swap)
                swaps += 1
            case (.failure(let quote), .failure(let swap)):
                #expect(quote as? UniswapV3Error == swap as? UniswapV3Error)
            default: Issue.record("a quote and its swap disagree: \(quote) \(swap)")
            }
        }
        #expect(swaps > 20)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `swapping away and back to the first price never profits`(seed: UInt64) throws {
        var market = try UniswapV3Market(seed: seed)
        var chance = SeededGenerator(seed: seed)
        let start = market.pool
        let direction = chance.direction()
        let request = UniswapV3Request.exactInput(chance.amount(bits: 80))
        let away = try market.pool.swap(direction, request, at: market.time)
        guard market.pool.sqrtPriceX96 != start.sqrtPriceX96 else { return }
        let most = UniswapV3Request.exactInput(UInt256(UInt128.max))
        let back = try market.pool.swap(
            direction == .zeroForOne ? .oneForZero : .zeroForOne, most,
            sqrtPriceLimitX96: start.sqrtPriceX96, at: market.time)
        #expect(market.pool.sqrtPriceX96 == start.sqrtPriceX96)
        #expect(market.pool.liquidity == start.liquidity)
        #expect(back.amountOut <= away.amountIn)
        #expect(back.amountIn >= away.amountOut)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `minting and burning again never profits`(seed: UInt64) throws {
        var market = try UniswapV3Market(seed: seed)
        var chance = SeededGenerator(seed: seed)
        let (key, liquidity) = (chance.key(near: market.pool), chance.liquidity())
        let before = market.pool
        let paid = try market.pool.mint(liquidity, for: key, at: market.time)
        let withdrawn = try market.pool.burn(liquidity, from: key, at: market.time)
        #expect(withdrawn.amount0 <= paid.amount0 && paid.amount0 &- withdrawn.amount0 <= 1)
        #expect(withdrawn.amount1 <= paid.amount1 && paid.amount1 &- withdrawn.amount1 <= 1)
        #expect(market.pool.ticks == before.ticks && market.pool.bitmap == before.bitmap)
        #expect(market.pool.liquidity == before.liquidity)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `what positions earn is what swaps paid as fees less the protocol's part`(seed: UInt64) throws {
        var market = try UniswapV3Market(seed: seed)
        var chance = SeededGenerator(seed: seed)
        let spacing = market.pool.tickSpacing
        let everywhere = UniswapV3PositionKey(
            owner: 1, tickLower: UniswapV3TickMath.minimumUsableTick(spacing: spacing),
            tickUpper: UniswapV3TickMath.maximumUsableTick(spacing: spacing))
        try market.mint(everywhere, 1 << 60)
        if seed % 2 == 0 {
            try market.pool.setProtocolFee(UniswapV3ProtocolFee(divisor0: 4, divisor1: 10))
        }
        var (paid, owed) = (UniswapV3Amounts(), UniswapV3Amounts())
        for _ in 0..<50 {
            let limit = chance.price(near: market.pool)
            guard let swap = try? market.swap(chance.direction(), limit: limit) else { continue }
            let earned = swap.feeAmount &- UInt256(swap.protocolFee)
            paid = try paid.adding(
                swap.direction == .zeroForOne
                    ? UniswapV3Amounts(amount0: earned) : UniswapV3Amounts(amount1: earned))
        }
        for key in market.keys {
            try market.pool.burn(0, from: key, at: market.time)
            owed = try owed.adding(market.pool.position(key).owed.amounts)
        }
        // Every position loses less than a unit, and all steps together do.
        let most = UInt256(UInt64(market.keys.count + 1))
        let lost = try paid.subtracting(owed)
        #expect(lost.amount0 <= most && lost.amount1 <= most, "\(lost)")
        #expect(!paid.amount0.isZero && !paid.amount1.isZero)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `everybody can leave and then only the protocol's fees and roundings are left`(seed: UInt64) throws {
        var market = try UniswapV3Market(seed: seed)
        for _ in 0..<200 { _ = try? market.callAnything() }
        try market.closeAll()
        #expect(market.pool.initializedTicks.isEmpty && market.pool.liquidity == 0)
        #expect(market.pool.bitmap == UniswapV3TickBitmap(tickSpacing: market.pool.tickSpacing))
        let owed = market.pool.protocolOwed
        let paid = try market.pool.collectProtocol()
        #expect(paid.amount0 == (owed.amount0 == 0 ? 0 : owed.amount0 - 1))
        #expect(paid.amount1 == (owed.amount1 == 0 ? 0 : owed.amount1 - 1))
    }

    /// Expects that a swap kept to its request and its limit.
    private func expectKept(_ request: UniswapV3Request, _ limit: UInt256, _ swap: UniswapV3Swap) {
        switch request {
        case .exactInput(let amount):
            #expect(swap.amountIn <= amount)
            #expect(swap.amountIn == amount || swap.sqrtPriceX96 == limit)
        case .exactOutput(let amount):
            #expect(swap.amountOut <= amount)
            #expect(swap.amountOut == amount || swap.sqrtPriceX96 == limit)
        }
        #expect(swap.feeAmount <= swap.amountIn)
        #expect(UInt256(swap.protocolFee) <= swap.feeAmount)
    }
}

/// A pool that lives through calls of every kind: I42, I44 and I45 of the promises.
private struct PoolLife: PropertyMachine {
    private var market: UniswapV3Market

    init(_ chance: inout SeededGenerator) throws { market = try UniswapV3Market(chance) }

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        market.chance = chance
        let before = market.pool
        do {
            let call = try market.callAnything()
            try promise(market.pool.balances == market.expected, "I42: a unit was lost")
            try market.pool.checkLiquidity()
            if chance.oneIn(4) { try checkRound(&chance) }
            return call.rawValue
        } catch let error as UniswapV3Error {
            try promise(market.pool == before, "\(error) changed the pool")
            return Self.refused
        }
    }

    /// I44: swapping away and back to the first price never profits, and no swap goes beyond its limit.
    private func checkRound(_ chance: inout SeededGenerator) throws {
        var pool = market.pool
        let (direction, limit) = (chance.direction(), chance.price(near: pool))
        guard
            let away = try? pool.swap(
                direction, .exactInput(chance.amount(bits: 80)), sqrtPriceLimitX96: limit, at: market.time),
            pool.sqrtPriceX96 != market.pool.sqrtPriceX96
        else { return }
        let isBeyond = direction == .zeroForOne ? pool.sqrtPriceX96 < limit : pool.sqrtPriceX96 > limit
        try promise(!isBeyond, "I45: the price went beyond its limit")
        guard
            let back = try? pool.swap(
                direction == .zeroForOne ? .oneForZero : .zeroForOne, .exactInput(1 << 200),
                sqrtPriceLimitX96: market.pool.sqrtPriceX96, at: market.time)
        else { return }
        try promise(
            back.amountOut <= away.amountIn && back.amountIn >= away.amountOut,
            "I44: a round of swaps profits")
        // At the very price of a tick the pool may stand on either side of it.
        let isBack = pool.tick != market.pool.tick || pool.liquidity == market.pool.liquidity
        try promise(
            pool.sqrtPriceX96 == market.pool.sqrtPriceX96 && isBack,
            "the way back does not end where it began")
    }
}

extension UniswapV3Pool {
    /// Checks that the liquidity in range is the sum of the net liquidity of all ticks up to the price, that
    /// all of it sums to 0, and that the price lies at its tick.
    fileprivate func checkLiquidity() throws {
        var (below, all) = (Int128(0), Int128(0))
        for each in initializedTicks {
            let net = tick(at: each)?.liquidityNet ?? 0
            all += net
            if each <= tick { below += net }
        }
        try promise(below == Int128(liquidity) && all == 0, "liquidity in range is not that of the ticks")
        let (start, end) = (
            UniswapV3TickMath.sqrtRatio(atValid: max(tick, UniswapV3TickMath.minimumTick)),
            UniswapV3TickMath.sqrtRatio(atValid: tick + 1)
        )
        // After a fall to a tick the price is that tick's and the tick the one below.
        try promise(start <= sqrtPriceX96 && sqrtPriceX96 <= end, "the price does not lie at its tick")
    }
}
