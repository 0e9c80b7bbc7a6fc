import Analytics
import Testing

struct RiskBacktestTests {
    @Test func `likelihood ratios and probabilities agree with SciPy`() throws {
        let table = try ReferenceTable("backtests")
        #expect(table.rows.count == 6)
        for row in table.rows {
            let losses = try row.text("breaches").map { $0 == "1" ? 2.0 : 0.5 }
            let test = try RiskBacktest(
                valuesAtRisk: [Double](repeating: 1, count: losses.count), losses: losses,
                confidence: row.number("confidence"))
            for (statistic, name) in [
                (test.coverage, "coverage"), (test.independence, "independence"),
                (test.conditionalCoverage, "joint"),
            ] {
                #expect(isClose(statistic.ratio, try row.number(name), within: 1e-9), "\(name)")
                #expect(abs(statistic.probability - (try row.number("p\(name)"))) < 1e-9, "\(name)")
            }
        }
    }

    @Test func `a loss at the value at risk is no breach and breaches are named by place`() throws {
        let test = try RiskBacktest(
            valuesAtRisk: [1, 1, 1, 1], losses: [1, 1.5, 0, 2], confidence: 0.95)
        #expect(test.breaches == [1, 3])
        #expect(test.count == 4)
        #expect(abs(test.expectedBreaches - 0.2) < 1e-15)
    }

    @Test func `nothing but breaches, and none, have a finite ratio`() throws {
        for loss in [0.0, 2.0] {
            let test = try RiskBacktest(
                valuesAtRisk: [1, 1, 1], losses: [loss, loss, loss], confidence: 0.99)
            #expect(test.coverage.ratio.isFinite && test.coverage.ratio > 0)
            #expect(test.independence.ratio == 0)
        }
        #expect(throws: RiskError.historyTooShort(needed: 2, found: 1)) {
            try RiskBacktest(valuesAtRisk: [1], losses: [1], confidence: 0.99)
        }
        #expect(throws: RiskError.self) {
            try RiskBacktest(valuesAtRisk: [1, .nan], losses: [1, 1], confidence: 0.99)
        }
    }
}
