import BigInt
import Testing
import Units

@Suite struct UInt256Tests {
    @Test func `halves make the value`() {
        let value = UInt256(high: 3, low: 5)
        #expect(value.big == 3 * BigInt(2).power(128) + 5)
        #expect(UInt256(7 as UInt64) == UInt256(7 as UInt128))
        #expect(UInt256.zero.isZero && !UInt256(high: 1, low: 0).isZero && !UInt256(high: 0, low: 1).isZero)
        #expect(UInt256.max.big == BigInt(2).power(256) - 1)
    }

    @Test func `order is the order of the values`() {
        #expect(Operands.pairs.first { ($0.a < $0.b) != ($0.a.big < $0.b.big) } == nil)
    }

    @Test func `leading zeros are counted over both halves`() {
        #expect(Operands.edges.first { $0.leadingZeroBitCount != 256 - $0.big.magnitude.bitWidth } == nil)
    }

    @Test func `a shorter integer holds only what fits`() {
        #expect(UInt128(exactly: UInt256(UInt128.max)) == .max)
        #expect(UInt128(exactly: UInt256(high: 1, low: 0)) == nil)
        #expect(UInt64(exactly: UInt256(UInt64.max)) == .max)
        #expect(UInt64(exactly: UInt256(UInt64.max) &+ 1) == nil)
        #expect(UInt64(exactly: UInt256(high: 1, low: 1)) == nil)
    }

    @Test func `the bits of either are set in both`() {
        #expect(Operands.pairs.first { ($0.a | $0.b).big != $0.a.big | $0.b.big } == nil)
    }
}
