import Testing

@testable import Units

@Suite struct PowerOfTenTests {
    @Test(arguments: 0...38)
    func `dividing by a power of ten gives what a division gives`(exponent: Int) {
        let power = PowerOfTen.table[exponent]
        #expect(power.value == DecimalText.powerOfTen(exponent))
        var chance = SeededGenerator(seed: UInt64(exponent))
        let edges: [UInt128] = [0, 1, power.value - 1, power.value, power.value + 1, .max - 1, .max]
        let random = (0..<2_000).map { number in
            (UInt128(chance.next()) << 64 | UInt128(chance.next())) >> UInt128(number % 128)
        }
        // Beside a multiple the quotient changes.
        let multiples = random.flatMap { value in
            let multiple = value / power.value * power.value
            return [multiple, multiple &- 1]
        }
        for dividend in edges + random + multiples {
            let (quotient, rest) = dividend.quotientAndRemainder(dividingBy: power.value)
            let result = power.divide(dividend)
            #expect(result.quotient == quotient && result.remainder == rest, "\(dividend)")
        }
    }
}
