import BigInt
import Testing
import Units

@Suite struct UInt256ProductTests {
    @Test func `the product of two halves is exact`() {
        let wrong = Operands.pairs.first {
            UInt256.product($0.a.low, $0.b.low).big != BigInt(UInt256($0.a.low)) * BigInt(UInt256($0.b.low))
        }
        #expect(wrong == nil)
    }

    @Test func `the full product has 512 bits`() {
        let wrong = Operands.pairs.first {
            let (upper, lower) = $0.a.multipliedFullWidth(by: $0.b)
            return upper.big << 256 + lower.big != $0.a.big * $0.b.big
        }
        #expect(wrong == nil)
    }

    @Test func `a product is divided without losing a bit between`() {
        let down = Operands.triples.first(
            where: { try UInt256.mulDivDown($0.a, $0.b, $0.d) },
            differsFrom: { quotient($0.a.big * $0.b.big, $0.d.big) })
        #expect(down == nil)
        let up = Operands.triples.first(
            where: { try UInt256.mulDivUp($0.a, $0.b, $0.d) },
            differsFrom: { quotient($0.a.big * $0.b.big, $0.d.big, roundedUp: true) })
        #expect(up == nil)
    }

    @Test func `what is left over of a divided product is below the divisor`() throws {
        for each in Operands.triples {
            guard let (quotient, rest) = try? UInt256.mulDiv(each.a, each.b, each.d) else { continue }
            try #require(
                rest < each.d && quotient.big * each.d.big + rest.big == each.a.big * each.b.big, "\(each)")
        }
    }

    @Test func `a quotient of 2 to the 256 only after rounding up overflows`() {
        let factor = UInt256(decimal: "432862656469423142931042426214547535783388063929571229938474969") ?? 0
        // The product of these two is 2^257 - 1.
        #expect(outcome { try UInt256.mulDivDown(535_006_138_814_359, factor, 2) } == .success(.max))
        #expect(outcome { try UInt256.mulDivUp(535_006_138_814_359, factor, 2) } == .failure(.overflow))
        #expect(outcome { try UInt256.mulDivUp(.max, .max &- 1, .max &- 1) } == .success(.max))
        #expect(outcome { try UInt256.mulDivDown(.max, .max, .max &- 1) } == .failure(.overflow))
        #expect(outcome { try UInt256.mulDivDown(.max, .max, 0) } == .failure(.divisionByZero))
    }
}
