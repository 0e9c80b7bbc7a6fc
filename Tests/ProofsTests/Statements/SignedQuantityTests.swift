import Proofs
import Testing
import Units

@Suite struct SignedQuantityTests {
    @Test(arguments: [
        ("0", true), ("1", true), ("0.5", true), ("1250.000001", true), ("", false), ("00", false),
        ("01", false), ("1.", false), (".5", false), ("1.0", false), ("1.50", false), ("-1", false),
        ("+1", false), ("1e3", false), ("1,000", false), ("1.2.3", false), ("١", false),
    ])
    func `a quantity has one way to be written`(text: String, isCanonical: Bool) {
        #expect(SignedQuantity.isCanonical(text) == isCanonical)
    }

    @Test(
        arguments: [
            (0, 6, "0"), (1, 6, "0.000001"), (1_250_500_000, 6, "1250.5"), (7, 0, "7"), (1_000, 3, "1"),
            (100, 0, "100"),
        ] as [(UInt128, UInt8, String)])
    func `an amount goes to text and back`(amount: UInt128, decimals: UInt8, text: String) {
        #expect(SignedQuantity.text(UInt256(amount), decimals: decimals).text == text)
        #expect(SignedQuantity.amount(text, decimals: decimals) == UInt256(amount))
    }

    @Test func `the greatest amount keeps every digit`() {
        let text = SignedQuantity.text(.max, decimals: 27).text
        #expect(SignedQuantity.amount(text, decimals: 27) == .max)
        #expect(SignedQuantity.amount("1" + text, decimals: 27) == nil)
    }

    @Test func `more decimals than the asset has are no amount`() {
        #expect(SignedQuantity.amount("0.0000001", decimals: 6) == nil)
        #expect(SignedQuantity.amount("1.0", decimals: 6) == nil)
    }
}
