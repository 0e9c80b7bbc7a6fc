import BigInt
import Testing
import Units

@Suite struct UInt512Tests {
    /// A 512-bit integer beside the same without limits.
    private struct Number {
        let value: UInt512
        let big: BigInt

        init(_ generator: inout SeededGenerator, isShort: Bool = false) throws {
            let (first, second) = (generator.integer(), isShort ? 1 : generator.integer().low)
            let third = isShort ? 1 : generator.integer().low
            value = try UInt512(first).multiplied(by: second).multiplied(by: third)
            big = first.big * BigInt(UInt256(second)) * BigInt(UInt256(third))
        }
    }

    @Test func `quotients are rounded down, tell what is left over and overflow above 256 bits`() throws {
        var generator = SeededGenerator(seed: 512)
        var (overflows, quotients) = (0, 0)
        for _ in 0..<4_000 {
            let dividend = try Number(&generator)
            let divisor = try Number(&generator, isShort: generator.next() % 2 == 0)
            guard divisor.big != 0 else { continue }
            let (expected, rest) = dividend.big.quotientAndRemainder(dividingBy: divisor.big)
            if expected.magnitude.bitWidth > 256 {
                overflows += 1
                #expect(throws: ArithmeticError.overflow) {
                    try dividend.value.quotient(dividingBy: divisor.value)
                }
            } else {
                quotients += 1
                let found = try dividend.value.quotient(dividingBy: divisor.value)
                try #require(found.quotient.big == expected && found.isExact == (rest == 0))
            }
        }
        #expect(overflows > 100 && quotients > 100)
    }

    @Test func `the greatest quotient fits and the next overflows`() throws {
        let limit = try UInt512(UInt256(1) << 255).multiplied(by: 2)
        #expect(try UInt512(.max).quotient(dividingBy: UInt512(1)) == (.max, true))
        #expect(throws: ArithmeticError.overflow) { try limit.quotient(dividingBy: UInt512(1)) }
        #expect(try limit.quotient(dividingBy: limit) == (1, true))
    }

    @Test func `a product above 512 bits overflows`() throws {
        let long = try UInt512(.max).multiplied(by: .max).multiplied(by: .max)
        #expect(throws: ArithmeticError.overflow) { try long.multiplied(by: 2) }
        #expect(try long.multiplied(by: 1) == long)
    }

    @Test func `nothing is divided by 0`() {
        #expect(throws: ArithmeticError.divisionByZero) {
            try UInt512(.max).quotient(dividingBy: UInt512(.zero))
        }
    }

    @Test func `order is the order of the values`() throws {
        var generator = SeededGenerator(seed: 513)
        for _ in 0..<2_000 {
            let (left, right) = (try Number(&generator), try Number(&generator))
            try #require((left.value < right.value) == (left.big < right.big))
        }
    }
}
