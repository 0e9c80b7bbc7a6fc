import Analytics
import Testing

struct TailRiskTests {
    @Test func `values at risk agree with NumPy and shortfalls with the integral of quantiles`() throws {
        for row in try ReferenceTable("tails").rows {
            let losses = try row.text("losses").split(separator: " ").compactMap { Double($0) }
            let tail = try TailRisk(losses: losses, confidence: row.number("confidence"))
            #expect(tail.valueAtRisk == (try row.number("var")))
            #expect(abs(tail.expectedShortfall - (try row.number("es"))) < 1e-12)
        }
    }

    @Test func `the fifth worst of a hundred losses is the value at risk of 95 per cent, less one`() throws {
        let losses = (1...100).map(Double.init).reversed() as [Double]
        let tail = try TailRisk(losses: losses, confidence: 0.95)
        #expect(tail.valueAtRisk == 95)
        #expect(tail.expectedShortfall == 98)
    }

    @Test func `too few losses for a confidence are refused with how many it takes`() {
        #expect(throws: RiskError.historyTooShort(needed: 100, found: 99)) {
            try TailRisk(losses: [Double](repeating: 1, count: 99), confidence: 0.99)
        }
        #expect(throws: RiskError.confidence(1)) { try TailRisk(losses: [1], confidence: 1) }
        #expect(throws: RiskError.confidence(0.5)) { try TailRisk(losses: [1], confidence: 0.5) }
        #expect(throws: RiskError.observation(.infinity, at: 1)) {
            try TailRisk(losses: [1, .infinity], confidence: 0.6)
        }
        #expect(throws: RiskError.self) { try TailRisk(losses: [1, .nan], confidence: 0.6) }
    }
}
