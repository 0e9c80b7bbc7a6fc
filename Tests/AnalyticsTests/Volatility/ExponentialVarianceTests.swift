import Analytics
import Testing

struct ExponentialVarianceTests {
    @Test func `expected volatilities agree with arch`() throws {
        let rows = try ReferenceTable("garch_returns").rows
        let returns = try rows.map { try $0.number("return") }
        let variances = try ExponentialVariance.variances(of: returns).expected
        for (variance, row) in zip(variances, rows) {
            #expect(abs(variance.squareRoot() / (try row.number("ewma")) - 1) < 1e-12)
        }
    }

    @Test func `one return moves the variance by its weight`() throws {
        var state = try ExponentialVariance(decay: 0.9, variance: 1e-4)
        state.observe(-0.03)
        #expect(abs(state.variance - (0.9e-4 + 0.1 * 9e-4)) < 1e-18)
        #expect(abs(state.volatility * state.volatility - state.variance) < 1e-18)
    }

    @Test func `a decay outside its domain and a variance of nothing are refused`() {
        #expect(throws: VolatilityError.parameter("decay", 1)) {
            try ExponentialVariance(decay: 1, variance: 1)
        }
        #expect(throws: VolatilityError.volatilityNotPositive(0)) {
            try ExponentialVariance(decay: 0.9, variance: 0)
        }
        #expect(throws: VolatilityError.volatilityNotPositive(0)) {
            try ExponentialVariance.variances(of: [0, 0, 0])
        }
        #expect(throws: VolatilityError.historyTooShort(needed: 1, found: 0)) {
            try ExponentialVariance.variances(of: [])
        }
    }
}
