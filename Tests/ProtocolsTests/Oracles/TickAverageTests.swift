import Protocols
import Testing
import Units

struct TickAverageTests {
    @Test func `averages are rounded toward minus infinity`() throws {
        #expect(try TickAverage.mean(ofCumulative: -1, overSeconds: 2) == -1)
        #expect(try TickAverage.mean(ofCumulative: 1, overSeconds: 2) == 0)
        #expect(try TickAverage.mean(ofCumulative: -4, overSeconds: 2) == -2)
        #expect(
            try TickAverage.weightedMean(of: [.init(tick: 7, weight: 1), .init(tick: -8, weight: 1)]) == -1)
        #expect(
            try TickAverage.weightedMean(of: [.init(tick: 7, weight: .max), .init(tick: 9, weight: 0)]) == 7)
    }

    @Test func `an average over nothing is an error`() {
        #expect(throws: ArithmeticError.divisionByZero) {
            try TickAverage.mean(ofCumulative: 1, overSeconds: 0)
        }
        #expect(throws: ArithmeticError.divisionByZero) { try TickAverage.weightedMean(of: []) }
        #expect(throws: ArithmeticError.divisionByZero) {
            try TickAverage.weightedMean(of: [.init(tick: 1, weight: 0)])
        }
    }

    @Test func `a quote of both sides multiplies back to no more`() throws {
        var chance = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let root = UInt256(UInt128.random(in: 1 << 80...1 << 112, using: &chance))
            let amount = UInt128.random(in: 1...1 << 60, using: &chance)
            let quoted = try TickAverage.quote(amount, sqrtPrice: root, isBaseFirst: true)
            guard let back = UInt128(exactly: quoted) else { continue }
            #expect(try TickAverage.quote(back, sqrtPrice: root, isBaseFirst: false) <= UInt256(amount))
        }
    }
}
