import Testing
import Units

@testable import Protocols

/// Sums over time: written at most once a second, read at any time since the oldest.
struct UniswapV3OracleTests {
    @Test func `one observation is replaced and the past is too old`() throws {
        var oracle = UniswapV3Oracle(startingAt: 5)
        oracle.write(at: 9, tick: 3, liquidity: 2)
        #expect((oracle.index, oracle.cardinality) == (0, 1))
        #expect(oracle.last.cumulatives.tickCumulative == 12)
        // 4 seconds over a liquidity of 2.
        #expect(oracle.last.cumulatives.secondsPerLiquidityX128 == UInt256(high: 2, low: 0))
        #expect(throws: UniswapV3Error.observationTooOld) {
            try oracle.observe(secondsAgo: 1, at: 9, tick: 3, liquidity: 2)
        }
    }

    @Test func `only the first write of a second counts`() {
        var oracle = UniswapV3Oracle(startingAt: 0)
        oracle.grow(to: 4)
        oracle.write(at: 1, tick: 2, liquidity: 1)
        let before = oracle
        oracle.write(at: 1, tick: 90, liquidity: 1)
        #expect(oracle == before && oracle.index == 1)
    }

    @Test func `room that grows is used once the ring has come around`() {
        var oracle = UniswapV3Oracle(startingAt: 0)
        oracle.grow(to: 3)
        oracle.grow(to: 2)
        #expect((oracle.cardinality, oracle.cardinalityNext) == (1, 3))
        for time in 1...4 as ClosedRange<UInt32> { oracle.write(at: time, tick: 1, liquidity: 1) }
        #expect((oracle.index, oracle.cardinality, oracle.observations.count) == (1, 3, 3))
        #expect(oracle.observations.map(\.time) == [3, 4, 2])
        oracle.grow(to: 100_000)
        #expect(oracle.cardinalityNext == 65_535)
    }

    @Test func `between observations the sums are interpolated and after the newest they go on`() throws {
        var oracle = UniswapV3Oracle(startingAt: 100)
        oracle.grow(to: 3)
        oracle.write(at: 110, tick: -7, liquidity: 5)
        oracle.write(at: 120, tick: 10, liquidity: 5)
        let ticks = try [20, 17, 10, 5, 0].map { ago in
            try oracle.observe(secondsAgo: ago, at: 120, tick: 1, liquidity: 1).tickCumulative
        }
        #expect(ticks == [0, -21, -70, -20, 30])
        #expect(try oracle.observe(secondsAgo: 2, at: 125, tick: 4, liquidity: 1).tickCumulative == 42)
        #expect(throws: UniswapV3Error.observationTooOld) {
            try oracle.observe(secondsAgo: 21, at: 120, tick: 1, liquidity: 1)
        }
    }

    @Test(arguments: [0, UInt32.max - 500])
    func `every second is found in a ring of any age and across the end of the clock`(start: UInt32) throws {
        var chance = SeededGenerator(seed: UInt64(start))
        var oracle = UniswapV3Oracle(startingAt: start)
        var (now, total) = (start, Int64(0))
        var history = [(start, total)]
        for round in 0..<60 {
            if round % 15 == 0 { oracle.grow(to: 5 + round / 2) }
            let tick = Int32.random(in: -1_000...1_000, using: &chance)
            let written = UInt32.random(in: 1...30, using: &chance)
            for second in 1...written {
                total += Int64(tick)
                history.append((now &+ second, total))
            }
            now = now &+ written
            oracle.write(at: now, tick: tick, liquidity: 1)
            let oldest = oracle.observations.map { now &- $0.time }.max() ?? 0
            for ago in 0...oldest {
                let found = try oracle.observe(secondsAgo: ago, at: now, tick: 0, liquidity: 1)
                #expect(found.tickCumulative == history[history.count - 1 - Int(ago)].1)
            }
            #expect(throws: UniswapV3Error.observationTooOld) {
                try oracle.observe(secondsAgo: oldest + 1, at: now, tick: 0, liquidity: 1)
            }
        }
        #expect(oracle.cardinality > 20)
    }

    @Test func `a swap that moves the tick writes what was before it`() throws {
        var pool = try UniswapV3Pool(feePips: 3000, tickSpacing: 60)
        try pool.initialize(sqrtPriceX96: UniswapV3TickMath.sqrtRatio(at: 30), at: 10)
        let key = UniswapV3PositionKey(owner: 1, tickLower: -6_000, tickUpper: 6_000)
        try pool.mint(1 << 64, for: key, at: 10)
        let target = try UniswapV3TickMath.sqrtRatio(at: -200)
        try pool.swap(
            .zeroForOne, .exactInput(UInt256(1 << 80 as UInt128)), sqrtPriceLimitX96: target, at: 15)
        // 5 seconds at tick 30, then 2 at tick -200.
        #expect(pool.tick == -200)
        #expect(try pool.observe(secondsAgo: 0, at: 15).tickCumulative == 150)
        #expect(try pool.observe(secondsAgo: 0, at: 17).tickCumulative == -250)
        let perLiquidity = try pool.observe(secondsAgo: 0, at: 17).secondsPerLiquidityX128
        #expect(perLiquidity == UInt256(7 << 64 as UInt128))
    }

    @Test func `sums keep 56 and 160 bits with their sign`() {
        let most = UniswapV3Cumulatives(
            tickCumulative: (1 << 55) - 1, secondsPerLiquidityX128: UInt256(high: 0xFFFF_FFFF, low: .max))
        let after = most.advanced(by: 1, tick: 1, liquidity: 1)
        #expect(after.tickCumulative == -(1 << 55))
        #expect(after.secondsPerLiquidityX128 == UInt256(high: 0, low: .max))
        #expect((after &- most).tickCumulative == 1)
        #expect((after &- most).secondsPerLiquidityX128 == UInt256(high: 1, low: 0))
    }
}
