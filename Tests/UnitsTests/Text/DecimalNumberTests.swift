import Testing
import Units

@Suite struct DecimalNumberTests {
    @Test(
        arguments: [
            ("1234.56", 123_456, -2), ("0", 0, 0), ("-0.0", 0, 0), ("5e-05", 5, -5), ("2.26e+18", 226, 16),
            (".5", 5, -1), ("5.", 5, 0), ("+7", 7, 0), ("1000", 1, 3), ("0.0010", 1, -3), ("1E3", 1, 3),
            ("29303.850", 2_930_385, -2), ("0e99999999999", 0, 0),
            ("9.28351505513e-07", 928_351_505_513, -18),
            ("0.00000000000000000000000000000000000000000000000000000000000000000000000", 0, 0),
            ("18446744073709551616", 18_446_744_073_709_551_616, 0),
            ("99999999999999999999999999999999999999", 99_999_999_999_999_999_999_999_999_999_999_999_999, 0),
        ] as [(String, UInt128, Int)])
    func `text is read exactly, without zeros at the end`(text: String, digits: UInt128, power: Int) throws {
        let number = try DecimalNumber(text)
        #expect(number.significand == digits)
        #expect(number.exponent == power)
        #expect(!number.isNegative)
    }

    @Test func `a minus sign is reported`() throws {
        #expect(try DecimalNumber("-1.5").isNegative)
        #expect(throws: DecimalFailure.negative) { try DecimalNumber("-1.5").price(rounding: .down) }
    }

    @Test func `equal values are equal whichever way they are written`() throws {
        #expect(try DecimalNumber("150") == DecimalNumber("1.50e2"))
        #expect(try DecimalNumber("0.1") == DecimalNumber("00.100"))
    }

    @Test(
        arguments: [
            ("", .empty), ("nan", .notFinite), ("-NaN", .notFinite), ("inf", .notFinite),
            ("+Infinity", .notFinite),
            ("0x1p10", .notANumber), ("abc", .notANumber), ("1.2.3", .notANumber), ("1 2", .notANumber),
            (".", .notANumber), ("-", .notANumber), ("1e", .notANumber), ("1e+", .notANumber),
            ("e5", .notANumber),
            ("1,000", .notANumber), ("--1", .notANumber), ("1_000", .notANumber), ("na\u{0}", .notANumber),
            ("1e308", .outOfRange), ("1e-400", .outOfRange), ("1e999999999999999999999", .outOfRange),
            ("1.00000000000000000000000000000000000001", .tooManyDigits),
            ("123456789012345678901234567890123456789", .tooManyDigits),
        ] as [(String, DecimalFailure)])
    func `what is no number fails by name`(text: String, failure: DecimalFailure) {
        #expect(throws: failure) { try DecimalNumber(text) }
    }

    @Test func `scaling rounds as named and only what does not fit`() throws {
        let number = try DecimalNumber("1.2345")
        #expect(try number.scaled(decimals: 4, rounding: .up) == 12_345)
        #expect(try number.scaled(decimals: 3, rounding: .down) == 1_234)
        #expect(try number.scaled(decimals: 3, rounding: .up) == 1_235)
        #expect(try number.scaled(decimals: 0, rounding: .down) == 1)
        #expect(number.isExact(decimals: 4) && !number.isExact(decimals: 3))
        #expect(try DecimalNumber("1e-60").scaled(decimals: 18, rounding: .up) == 1)
        #expect(try DecimalNumber("1e-60").scaled(decimals: 18, rounding: .down) == 0)
        #expect(
            try DecimalNumber("12e30").scaled(decimals: 6, rounding: .down) == DecimalText.powerOfTen(36) * 12
        )
    }

    @Test func `a price takes eighteen decimals and ends at the limit of its type`() throws {
        #expect(try DecimalNumber("5e-05").price(rounding: .down).raw == 50_000_000_000_000)
        #expect(try DecimalNumber("61537.98").price(rounding: .down).raw == 61_537_980_000_000_000_000_000)
        #expect(try DecimalNumber("340282366920938463463").price(rounding: .down).raw > 0)
        #expect(throws: DecimalFailure.outOfRange) {
            try DecimalNumber("340282366920938463464").price(rounding: .down)
        }
        #expect(throws: DecimalFailure.outOfRange) { try DecimalNumber("1e38").price(rounding: .down) }
    }

    @Test func `an integer answer takes its decimals`() throws {
        let answer = try DecimalNumber("193601991637").movingPointLeft(8)
        #expect(try answer.price(rounding: .down).raw == 1_936_019_916_370_000_000_000)
        #expect(throws: DecimalFailure.outOfRange) { try DecimalNumber("1e-60").movingPointLeft(8) }
    }

    @Test func `every number written is read back the same`() throws {
        var generator = SplitMix(state: 7)
        for _ in 0..<2_000 {
            let value =
                UInt128(generator.next()) << (generator.next() % 58) | UInt128(generator.next() % 1_000)
            let scale = Int(generator.next() % 30)
            let text = DecimalText.shortest(value, scale: scale)
            #expect(try DecimalNumber(text).scaled(decimals: scale, rounding: .down) == value, "\(text)")
        }
    }
}

/// A generator for tests, so that a failure can be had again.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
