import BigInt
import Testing
import Units

@testable import Protocols

/// What prices at ticks are, beyond single cases.
struct UniswapV3TickMathTests {
    @Test func `every factor is the nearest integer to its power of 1 over 1 point 0001`() {
        // The root of 1 / 1.0001 with 400 bits after the point, squared exactly from there on.
        let bits = 400
        var power = (BigInt(10_000) << (2 * bits) / 10_001).squareRoot()
        for factor in UniswapV3TickMath.factors {
            let nearest = (power + BigInt(1) << (bits - 129)) >> (bits - 128)
            #expect(BigInt(factor.description) == nearest)
            power = (power * power) >> bits
        }
        #expect(UniswapV3TickMath.factors.count == 20)
    }

    @Test func `the ends of all prices are the prices at the ends of all ticks`() throws {
        let least = try UniswapV3TickMath.sqrtRatio(at: UniswapV3TickMath.minimumTick)
        let most = try UniswapV3TickMath.sqrtRatio(at: UniswapV3TickMath.maximumTick)
        #expect(least == UniswapV3TickMath.minimumSqrtRatio)
        #expect(most == UniswapV3TickMath.maximumSqrtRatio)
    }

    @Test func `a tick begins at its price and ends one unit before the next tick's`() throws {
        // An odd stride of 61 meets every remainder and both ends.
        for tick in stride(from: -887_272 as Int32, to: 887_272, by: 61) {
            try expectBounds(of: tick)
        }
        try expectBounds(of: 887_271)
        for tick in -300..<300 as Range<Int32> { try expectBounds(of: tick) }
    }

    @Test func `prices and ticks outside their ranges are refused`() {
        #expect(throws: UniswapV3Error.tickOutOfRange) { try UniswapV3TickMath.sqrtRatio(at: 887_273) }
        #expect(throws: UniswapV3Error.tickOutOfRange) { try UniswapV3TickMath.sqrtRatio(at: .min) }
        #expect(throws: UniswapV3Error.priceOutOfRange) {
            try UniswapV3TickMath.tick(at: UniswapV3TickMath.maximumSqrtRatio)
        }
        #expect(throws: UniswapV3Error.priceOutOfRange) {
            try UniswapV3TickMath.tick(at: UniswapV3TickMath.minimumSqrtRatio &- 1)
        }
    }

    private func expectBounds(of tick: Int32) throws {
        let start = try UniswapV3TickMath.sqrtRatio(at: tick)
        let next = try UniswapV3TickMath.sqrtRatio(at: tick + 1)
        #expect(start < next)
        #expect(try UniswapV3TickMath.tick(at: start) == tick)
        #expect(try UniswapV3TickMath.tick(at: next &- 1) == tick)
    }
}
