import BigInt
import Testing
import Units

@Suite struct UInt256DecimalTests {
    @Test func `every value is written as the oracle writes it and read back`() throws {
        for value in Operands.edges + Operands.pairs.map(\.a) {
            try #require(value.description == value.big.description)
            try #require(UInt256(decimal: value.description) == value && UInt256(value.description) == value)
        }
    }

    @Test(arguments: 0...77)
    func `powers of ten keep every zero between the pieces`(power: Int) {
        for shift in [-1, 0, 1] {
            let exact = BigInt(10).power(power) + BigInt(shift)
            let value = UInt256(wrapping: exact.magnitude)
            #expect(value.description == exact.description)
            #expect(UInt256(decimal: exact.description) == value)
        }
    }

    @Test func `zeros in front change nothing`() {
        #expect(UInt256(decimal: String(repeating: "0", count: 200) + "42") == 42)
        #expect(UInt256(decimal: "000") == 0)
    }

    @Test(arguments: [
        "", " ", "-1", "+1", "1 ", " 1", "1.0", "1e3", "0x10", "1_000", "12a", "/", ":", "\u{0661}", "1\u{0}",
    ])
    func `what is not ASCII digits is no integer`(text: String) {
        #expect(UInt256(decimal: text) == nil)
    }

    @Test func `text above the greatest value is no integer`() {
        let limit = BigInt(2).power(256)
        #expect(UInt256(decimal: (limit - 1).description) == .max)
        #expect(UInt256(decimal: limit.description) == nil)
        #expect(UInt256(decimal: (limit * 10).description) == nil)
        #expect(UInt256(decimal: String(repeating: "9", count: 5_000)) == nil)
    }
}
