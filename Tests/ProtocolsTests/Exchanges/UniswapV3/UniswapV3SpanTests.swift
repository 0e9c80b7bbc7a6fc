import Testing
import Units

@testable import Protocols

/// Comparing products says the same as comparing the amounts that division gives.
struct UniswapV3SpanTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `an amount reaches the target from the very unit that the way is worth`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let (first, second) = (chance.sqrtPrice(), chance.sqrtPrice())
            try expectAgreement(UniswapV3Span(start: first, target: second, liquidity: chance.liquidity()))
        }
    }

    @Test(arguments: UniswapV3Direction.allCases)
    func `an amount reaches the target where the division is exact`(direction: UniswapV3Direction) throws {
        let (parity, double) = (UInt256(1 << 96 as UInt128), UInt256(1 << 97 as UInt128))
        for liquidity in [2, 3, 1_000, .max - 1, .max] as [UInt128] {
            try expectAgreement(
                direction == .zeroForOne
                    ? UniswapV3Span(start: double, target: parity, liquidity: liquidity)
                    : UniswapV3Span(start: parity, target: double, liquidity: liquidity))
        }
    }

    @Test func `what leaves 256 bits is compared by division`() throws {
        let (least, most) = (UniswapV3TickMath.minimumSqrtRatio, UniswapV3TickMath.maximumSqrtRatio &- 1)
        for (start, target) in [(least, most), (most, least)] {
            let span = UniswapV3Span(start: start, target: target, liquidity: .max)
            #expect(try span.isPaid(by: .max))
            #expect(try span.isEmptied(by: .max))
            #expect(try !span.isPaid(by: 1))
            #expect(try !span.isEmptied(by: 1))
            try expectAgreement(span)
        }
    }

    private func expectAgreement(_ span: UniswapV3Span) throws {
        let (amountIn, amountOut) = try (span.amountIn(to: span.target), span.amountOut(to: span.target))
        for difference in [0, 1, 2] as [UInt256] {
            let paid = (amountIn &+ difference).lessOne
            #expect(try span.isPaid(by: paid) == (amountIn <= paid))
            let bought = (amountOut &+ difference).lessOne
            #expect(try span.isEmptied(by: bought) == (amountOut <= bought))
        }
    }
}

extension UInt256 {
    /// 1 less, but not below 0.
    fileprivate var lessOne: UInt256 { isZero ? .zero : self &- 1 }
}

extension SeededGenerator {
    /// Returns the root of a price at any tick, and often a few units beside it.
    fileprivate mutating func sqrtPrice() -> UInt256 {
        let tick = Int32.random(in: -887_272..<887_272, using: &self)
        return UniswapV3TickMath.sqrtRatio(atValid: tick) &+ UInt256(UInt64.random(in: 0...3, using: &self))
    }
}
