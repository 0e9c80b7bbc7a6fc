import BigInt
import Testing
import Units

@Suite struct DecimalTextTests {
    @Test(
        arguments: [
            (1_234_567, 3, 2, "1234.56"), (1_234_567, 3, 3, "1234.567"), (1_234_567, 3, 5, "1234.56700"),
            (1_234_567, 3, 0, "1234"), (0, 0, 0, "0"), (0, 18, 2, "0.00"), (5, 3, 3, "0.005"),
            (5, 3, 2, "0.00"),
            (999, 3, 2, "0.99"), (42, 0, 2, "42.00"), (1, 38, 0, "0"),
        ] as [(UInt128, Int, Int, String)])
    func `a value is cut to the places asked for`(value: UInt128, scale: Int, places: Int, text: String) {
        #expect(DecimalText.fixed(value, scale: scale, places: places) == text)
    }

    @Test(
        arguments: [
            (1_234_561, 3, 2, "1234.57"), (1_234_560, 3, 2, "1234.56"), (1, 18, 2, "0.01"),
            (0, 18, 2, "0.00"),
            (999_999, 3, 2, "1000.00"), (999_999, 3, 0, "1000"), (1, 38, 0, "1"),
        ] as [(UInt128, Int, Int, String)])
    func `rounding up leaves nothing out`(value: UInt128, scale: Int, places: Int, text: String) {
        #expect(DecimalText.fixed(value, scale: scale, places: places, rounding: .up) == text)
    }

    @Test(
        arguments: [
            (0, 0, "0"), (999, 0, "999"), (1_000, 0, "1,000"), (999_999, 0, "999,999"),
            (1_234_567, 2, "1,234,567.00"),
            (1_000_000_000, 0, "1,000,000,000"),
        ] as [(UInt128, Int, String)])
    func `thousands are parted by commas, decimals are not`(value: UInt128, places: Int, text: String) {
        #expect(DecimalText.fixed(value, scale: 0, places: places, grouped: true) == text)
    }

    @Test func `the greatest value is written in full`() {
        let digits = "340282366920938463463374607431768211455"
        #expect(DecimalText.fixed(.max, scale: 0, places: 0) == digits)
        #expect(DecimalText.fixed(.max, scale: 38, places: 38) == "3." + digits.dropFirst())
        #expect(DecimalText.fixed(.max, scale: 38, places: 0, rounding: .up) == "4")
        #expect(
            DecimalText.fixed(.max, scale: 0, places: 1, grouped: true)
                == "340,282,366,920,938,463,463,374,607,431,768,211,455.0")
    }

    @Test(
        arguments: [
            (1_500, 3, "1.5"), (1_000, 3, "1"), (0, 18, "0"), (1, 18, "0.000000000000000001"), (10, 1, "1"),
            (123, 0, "123"),
            (100, 0, "100"),
        ] as [(UInt128, Int, String)])
    func `the shortest text has no zeros at the end`(value: UInt128, scale: Int, text: String) {
        #expect(DecimalText.shortest(value, scale: scale) == text)
    }

    @Test func `powers of ten are exact up to the greatest that fits`() {
        for exponent in 0...38 {
            #expect(BigInt(UInt256(DecimalText.powerOfTen(exponent))) == BigInt(10).power(exponent))
        }
    }

    @Test func `long values are cut as the oracle cuts them`() {
        for value in Operands.edges {
            for (scale, places) in [(0, 0), (18, 4), (18, 18), (27, 2), (38, 0), (38, 38), (8, 1)] {
                let (whole, part) = (value.big / BigInt(10).power(scale - places)).quotientAndRemainder(
                    dividingBy: BigInt(10).power(places))
                let digits = part.description
                let decimals =
                    String(repeating: "0", count: places - (places == 0 ? 0 : digits.count)) + digits
                let text = places == 0 ? whole.description : "\(whole).\(decimals)"
                #expect(DecimalText.floored(value, scale: scale, places: places) == text)
            }
        }
    }

    @Test func `long and short values are written alike`() {
        var generator = SeededGenerator(seed: 61)
        for _ in 0..<2_000 {
            let value = generator.integer().low
            let scale = Int.random(in: 0...38, using: &generator)
            let places = Int.random(in: 0...scale, using: &generator)
            #expect(
                DecimalText.floored(UInt256(value), scale: scale, places: places)
                    == DecimalText.fixed(value, scale: scale, places: places))
        }
    }
}
