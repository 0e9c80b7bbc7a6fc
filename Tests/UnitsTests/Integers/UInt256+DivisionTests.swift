import BigInt
import Testing
@testable import Units

@Suite struct UInt256DivisionTests {
    @Test func `quotient and rest make the dividend again`() throws {
        for each in Operands.pairs where !each.b.isZero {
            let (quotient, rest) = try each.a.quotientAndRemainder(dividingBy: each.b)
            let (expected, left) = each.a.big.quotientAndRemainder(dividingBy: each.b.big)
            try #require(quotient.big == expected && rest.big == left, "\(each)")
        }
    }

    @Test(arguments: [0, 1, UInt256.max, UInt256(high: 1, low: 0)])
    func `nothing is divided by 0`(dividend: UInt256) {
        #expect(throws: ArithmeticError.divisionByZero) { try dividend.quotientAndRemainder(dividingBy: 0) }
    }

    @Test func `a divisor of one word gives the same as a long one`() throws {
        for each in Operands.pairs {
            let word = max(1, UInt64(truncatingIfNeeded: each.b.low))
            let (quotient, rest) = each.a.quotientAndRemainder(dividingByWord: word)
            let (expected, left) = each.a.big.quotientAndRemainder(dividingBy: BigInt(word))
            try #require(quotient.big == expected && BigInt(rest) == left, "\(each)")
        }
    }

    @Test(arguments: 129...256)
    func `estimated digits are corrected whatever the divisor's length`(length: Int) throws {
        // A divisor whose upper digit is small beside its lower one makes the estimate too great by most.
        var generator = SeededGenerator(seed: UInt64(length))
        for _ in 0..<60 {
            let upper = UInt256(1) << (length - 1)
            let divisor = upper | UInt256(UInt128.max &- UInt128(generator.next() % 3))
            let rest = divisor &- 1 &- UInt256(generator.next() % 2)
            for factor in [UInt256.max, UInt256(high: .max, low: 0), generator.integer()] {
                // factor * divisor + rest has at most 512 bits and its quotient is the factor itself.
                let (high, low) = factor.multipliedFullWidth(by: divisor)
                let (sum, carry) = low.addingReportingOverflow(rest)
                guard high < divisor else { continue }
                let found = LongDivision.divide(high: high &+ (carry ? 1 : 0), low: sum, by: divisor)
                try #require(found.quotient == factor && found.remainder == rest, "\(factor) by \(divisor)")
            }
        }
    }
}
