import Protocols
import Testing
import Units

@Suite struct AaveInterestTests {
    @Test func `growth from one time to a third is never less than in two steps of compounding`() throws {
        var generator = SeededGenerator(seed: 23)
        for _ in 0..<500 {
            let rate = UInt256(UInt128(generator.next() >> 4) << 30)
            let (first, second) = (generator.next() >> 40, generator.next() >> 40)
            let whole = try AaveInterest.compounded(rate: rate, seconds: first + second)
            let steps = try Ray.multiplyHalfUp(
                AaveInterest.compounded(rate: rate, seconds: first),
                AaveInterest.compounded(rate: rate, seconds: second))
            let linear = try AaveInterest.linear(rate: rate, seconds: first + second)
            #expect(whole >= linear)
            // Cutting a span adds what the series leaves out: less than a fourth-order term, and rounding.
            let exponent = try AaveInterest.linear(rate: rate, seconds: first + second) &- Ray.one
            let square = try Ray.multiplyUp(exponent, exponent)
            let bound = try Ray.multiplyUp(square, square).multiplied(by: 8).adding(8)
            #expect(max(whole, steps) &- min(whole, steps) <= bound)
        }
    }
}
