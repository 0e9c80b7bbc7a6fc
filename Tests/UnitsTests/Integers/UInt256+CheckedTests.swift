import BigInt
import Testing
import Units

@Suite struct UInt256CheckedTests {
    @Test func `a sum is exact or overflows`() {
        #expect(
            Operands.pairs.first(
                where: { try $0.a.adding($0.b) }, differsFrom: { bounded($0.a.big + $0.b.big) }) == nil)
    }

    @Test func `a difference is exact or underflows`() {
        #expect(
            Operands.pairs.first(
                where: { try $0.a.subtracting($0.b) }, differsFrom: { bounded($0.a.big - $0.b.big) }) == nil)
    }

    @Test func `a product is exact or overflows`() {
        #expect(
            Operands.pairs.first(
                where: { try $0.a.multiplied(by: $0.b) }, differsFrom: { bounded($0.a.big * $0.b.big) })
                == nil)
    }

    @Test func `a product of factors at the limit is exact or overflows`() {
        // Random factors seldom meet the limit: take the greatest partner of each, and the next.
        let factors = Operands.pairs.map(\.a).filter { $0 > 1 }
        let fitting = factors.map {
            Operands.Pair(a: $0, b: UInt256(wrapping: (UInt256.max.big / $0.big).magnitude))
        }
        #expect(
            fitting.first(
                where: { try $0.a.multiplied(by: $0.b) }, differsFrom: { bounded($0.a.big * $0.b.big) })
                == nil)
        #expect(
            fitting.first(
                where: { try $0.a.multiplied(by: $0.b &+ 1) }, differsFrom: { _ in .failure(.overflow) })
                == nil)
    }

    @Test func `a quotient is rounded down or up as named`() {
        #expect(
            Operands.pairs.first(
                where: { try $0.a.dividedDown(by: $0.b) }, differsFrom: { quotient($0.a.big, $0.b.big) })
                == nil)
        #expect(
            Operands.pairs.first(
                where: { try $0.a.dividedUp(by: $0.b) },
                differsFrom: { quotient($0.a.big, $0.b.big, roundedUp: true) }) == nil)
    }

    @Test func `a sum tells whether it wrapped`() {
        let wrong = Operands.pairs.first {
            let (sum, wrapped) = $0.a.addingReportingOverflow($0.b)
            let exact = $0.a.big + $0.b.big
            return sum != UInt256(wrapping: exact.magnitude) || wrapped != (exact.magnitude.bitWidth > 256)
        }
        #expect(wrong == nil)
    }
}
