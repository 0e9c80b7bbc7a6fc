import Protocols
import Testing
import Units

@Suite struct AaveInterestTests {
    @Test func `growth equals the computed vectors`() throws {
        check(try AaveVectors.computed("aave_mathutils"), count: 158)
    }

    @Test(
        .enabled(if: AaveVectors.areShared, "the folder shared is not beside the project"),
        arguments: [("aave_mathutils.evm", 60), ("aave_mathutils.published", 5)])
    func `growth equals executed contracts and published numbers`(name: String, count: Int) throws {
        check(try AaveVectors.shared(name), count: count)
    }

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

    private func check(_ cases: [AaveVector], count: Int) {
        #expect(cases.count == count)
        for each in cases {
            let outcome = AaveOutcome { try AaveInterestTests.run(each) }
            #expect(outcome == AaveOutcome(expecting: each.out?.integer, error: each.error), "\(each.id)")
        }
    }

    private static func run(_ each: AaveVector) throws -> UInt256 {
        switch each.op {
        case "linearInterest":
            try AaveInterest.linear(rate: each["rate"].integer, seconds: each["dt"].word)
        case "compoundedInterest":
            try AaveInterest.compounded(rate: each["rate"].integer, seconds: each["dt"].word)
        case "compoundedInterestLegacyV30":
            try AaveInterestV30.compounded(rate: each["rate"].integer, seconds: each["dt"].word)
        case "mulDivCeil":
            try AaveValue.multiplyDivideUp(each["a"].integer, each["b"].integer, each["c"].integer)
        default: preconditionFailure("\(each.op) is no operation of this file")
        }
    }
}
