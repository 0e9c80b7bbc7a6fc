import Testing
import Units

/// The two ways of reading must agree, and nothing may trap.
@Suite struct DecimalReadingTests {
    /// Written longer than the quick way reads, so that the thorough one has to.
    private func thoroughly(_ text: String) -> Result<DecimalNumber, DecimalFailure> {
        read("+" + text)
    }

    private func read(_ text: String) -> Result<DecimalNumber, DecimalFailure> {
        do { return .success(try DecimalNumber(text)) } catch { return .failure(error) }
    }

    @Test func `the quick way and the thorough way read the same`() {
        var generator = SeededGenerator(seed: 71)
        let likely = Array("0000123456789..")
        for _ in 0..<20_000 {
            let text = String(
                (0..<Int.random(in: 1...19, using: &generator)).map { _ in
                    likely.randomElement(using: &generator) ?? "0"
                })
            #expect(read(text) == thoroughly(text), "\(text)")
        }
    }

    @Test func `any bytes are a number or a named failure`() {
        var generator = SeededGenerator(seed: 72)
        let likely = Array("0123456789.eE+-nainfNF ,x\u{0}".utf8)
        var numbers = 0
        for _ in 0..<50_000 {
            let bytes = (0..<Int.random(in: 0...45, using: &generator)).map { _ in
                likely.randomElement(using: &generator) ?? 0
            }
            if let number = try? DecimalNumber(bytes.span) {
                numbers += 1
                #expect(number.isZero || DecimalNumber.exponents.contains(number.exponent))
                #expect(number.isZero || number.significand % 10 != 0)
            }
        }
        #expect(numbers > 500)
    }

    @Test func `scaling any number to any decimals gives a value or a named failure`() {
        for text in [
            "0", "1", "1e38", "1e-64", "99999999999999999999999999999999999999", "-1", "1e-38", "12345e20",
        ] {
            for decimals in 0...77 {
                for rounding in [DecimalText.Rounding.down, .up] {
                    let number = try? DecimalNumber(text)
                    _ = try? number?.scaled(decimals: decimals, rounding: rounding)
                }
            }
        }
    }

    @Test(
        arguments: [
            ("340282366920938463463374607431768211455", DecimalFailure.tooManyDigits),
            ("99999999999999999999999999999999999999e1", nil), ("1e39", .outOfRange), ("1e38", nil),
            ("1e-64", nil), ("1e-65", .outOfRange),
            ("10e37", nil), ("10e38", .outOfRange),
        ] as [(String, DecimalFailure?)])
    func `the limits of digits and powers are exact`(text: String, failure: DecimalFailure?) {
        switch read(text) {
        case .success: #expect(failure == nil)
        case .failure(let found): #expect(found == failure)
        }
    }

    @Test func `zeros in front and behind do not count as digits`() throws {
        let zeros = String(repeating: "0", count: 60)
        #expect(try DecimalNumber(zeros + "7") == DecimalNumber("7"))
        #expect(try DecimalNumber("7." + zeros) == DecimalNumber("7"))
        #expect(try DecimalNumber("7" + zeros + "e-60") == DecimalNumber("7"))
        #expect(throws: DecimalFailure.tooManyDigits) { try DecimalNumber("7." + zeros + "1") }
    }

    @Test func `a scaled number fits 128 bits or fails`() throws {
        #expect(
            try DecimalNumber("3.4028236692093846346337460743176821145").scaled(decimals: 38, rounding: .down)
                == .max - 5)
        #expect(throws: DecimalFailure.outOfRange) {
            try DecimalNumber("3.5").scaled(decimals: 38, rounding: .down)
        }
        #expect(throws: DecimalFailure.negative) {
            try DecimalNumber("-0.1").scaled(decimals: 0, rounding: .up)
        }
        #expect(try DecimalNumber("-0").scaled(decimals: 77, rounding: .up) == 0)
        #expect(throws: DecimalFailure.outOfRange) {
            try DecimalNumber("1").scaled(decimals: 77, rounding: .up)
        }
    }

    @Test func `the decimals that a number needs are those it is exact in`() throws {
        for (text, decimals) in [("1", 0), ("1e5", 0), ("0.125", 3), ("1e-18", 18)] {
            let number = try DecimalNumber(text)
            #expect(number.decimals == decimals && number.isExact(decimals: decimals))
            #expect(decimals == 0 || !number.isExact(decimals: decimals - 1))
        }
    }
}
