import Analytics
import Testing

struct GARCHTests {
    private static func model(_ row: ReferenceRow) throws -> GARCH {
        try GARCH(
            mean: row.number("mean"), omega: row.number("omega"), alpha: row.number("alpha"),
            beta: row.number("beta"))
    }

    private static func returns() throws -> [Double] {
        try ReferenceTable("garch_returns").rows.map { try $0.number("return") }
    }

    @Test func `variances and likelihood of given parameters agree with arch`() throws {
        let row = try #require(try ReferenceTable("garch").rows.first { try $0.text("which") == "fixed" })
        let filtered = try Self.model(row).filter(Self.returns())
        #expect(isClose(filtered.logLikelihood, try row.number("likelihood"), within: 1e-12))
        for (variance, row) in zip(filtered.variances, try ReferenceTable("garch_returns").rows) {
            let expected = try row.number("fixed")
            #expect(abs(variance.squareRoot() / expected - 1) < 1e-12)
        }
    }

    @Test func `the fit is at least as likely as that of arch, and the same`() throws {
        let row = try #require(try ReferenceTable("garch").rows.first { try $0.text("which") == "fitted" })
        let reference = try Self.model(row)
        let fitted = try GARCH.fitted(to: Self.returns())
        let likelihood = try fitted.filter(Self.returns()).logLikelihood
        #expect(try likelihood >= row.number("likelihood") - 1e-6)
        #expect(abs(fitted.alpha - reference.alpha) < 2e-4)
        #expect(abs(fitted.beta - reference.beta) < 2e-4)
        #expect(abs(fitted.omega / reference.omega - 1) < 0.01)
        #expect(abs(fitted.mean / reference.mean - 1) < 0.01)
    }

    @Test func `returns of another size have the same fit in their own units`() throws {
        let returns = try Self.returns()
        let (small, great) = (try GARCH.fitted(to: returns), try GARCH.fitted(to: returns.map { $0 * 1000 }))
        #expect(abs(small.alpha - great.alpha) < 1e-4)
        #expect(abs(small.omega * 1e6 / great.omega - 1) < 1e-2)
    }

    @Test func `the mean variance to come is that of forecasts made one after another`() throws {
        let model = try GARCH(mean: 0, omega: 1e-6, alpha: 0.1, beta: 0.85)
        var (variance, sum) = (5e-5, 0.0)
        for _ in 0..<10 {
            sum += variance
            variance = model.omega + model.persistence * variance
        }
        #expect(abs(model.meanVariance(next: 5e-5, over: 10) / (sum / 10) - 1) < 1e-12)
        #expect(model.meanVariance(next: 5e-5, over: 1) == 5e-5)
        #expect(abs(model.longRunVariance - 2e-5) < 1e-18)
    }

    @Test func `what no model can be fitted to is refused with its value`() throws {
        #expect(throws: VolatilityError.historyTooShort(needed: 100, found: 99)) {
            try GARCH.fitted(to: [Double](repeating: 0.01, count: 99))
        }
        #expect(throws: VolatilityError.volatilityNotPositive(0)) {
            try GARCH.fitted(to: [Double](repeating: 0, count: 200))
        }
        #expect(throws: VolatilityError.self) { try GARCH.fitted(to: [Double](repeating: .nan, count: 200)) }
        #expect(throws: VolatilityError.parameter("beta", 0.95)) {
            try GARCH(mean: 0, omega: 1e-6, alpha: 0.05, beta: 0.95)
        }
        #expect(throws: VolatilityError.parameter("omega", 0)) {
            try GARCH(mean: 0, omega: 0, alpha: 0.05, beta: 0.9)
        }
    }
}
