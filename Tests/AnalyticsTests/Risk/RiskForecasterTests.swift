import Analytics
import Testing
import Units

struct RiskForecasterTests {
    /// Returns that are calm for 400 bars and four times as lively for the next 400.
    private static func returns() -> [[Double]] {
        var generator = SeededGenerator(seed: 21)
        return (0..<800).map { [($0 < 400 ? 0.01 : 0.04) * (generator.uniform() - 0.5)] }
    }

    @Test func `a filter follows a market that turns lively where plain history lags behind`() throws {
        let exposures = try Exposures([1_000])
        func breaches(_ method: RiskForecaster.Method) throws -> Int {
            try RiskForecaster(method: method, window: 250, confidence: 0.95)
                .backtest(exposures, returns: Self.returns()).breaches.count
        }
        let (plain, filtered) = (try breaches(.historical), try breaches(.filtered(refitEvery: 50)))
        #expect(plain > filtered)
        #expect(plain > 50)
    }

    @Test func `each forecast knows only what came before it`() throws {
        let exposures = try Exposures([1_000])
        var returns = Self.returns()
        let forecaster = try RiskForecaster(method: .historical, window: 100, confidence: 0.95)
        var seen: [Int] = []
        let before = try forecaster.backtest(exposures, returns: returns) { done, all in
            #expect(all == 700)
            seen.append(done)
        }
        #expect(seen == Array(1...700))
        returns[799] = [-0.9]
        let after = try forecaster.backtest(exposures, returns: returns)
        #expect(after.breaches == before.breaches.filter { $0 != 699 } + [699])
        #expect(after.count == 700)
        #expect(after.valuesAtRisk == before.valuesAtRisk)
        returns[500] = [-0.9]
        let earlier = try forecaster.backtest(exposures, returns: returns)
        #expect(earlier.valuesAtRisk.prefix(401) == before.valuesAtRisk.prefix(401))
        #expect(earlier.valuesAtRisk != before.valuesAtRisk)
    }

    @Test func `drawn forecasts are repeatable and near those of history`() throws {
        let exposures = try Exposures([1_000])
        let forecaster = try RiskForecaster(
            method: .monteCarlo(paths: 4_000, seed: 1, refitEvery: 25), window: 250, confidence: 0.95)
        let returns = Array(Self.returns().prefix(400))
        let drawn = try TailRisk(losses: forecaster.losses(exposures, returns: returns), confidence: 0.95)
        let plain = try TailRisk(
            losses: HistoricalRisk.losses(exposures, returns: returns), confidence: 0.95)
        #expect(abs(drawn.valueAtRisk / plain.valueAtRisk - 1) < 0.15)
        #expect(
            try forecaster.backtest(exposures, returns: returns)
                == forecaster.backtest(exposures, returns: returns))
    }

    @Test func `a window longer than the history names how long it must be`() throws {
        let exposures = try Exposures([1])
        let forecaster = try RiskForecaster(method: .historical, window: 100, confidence: 0.95)
        #expect(throws: RiskError.historyTooShort(needed: 102, found: 3)) {
            try forecaster.backtest(exposures, returns: [[0], [0], [0]])
        }
        #expect(throws: RiskError.historyTooShort(needed: 100, found: 1)) {
            try forecaster.losses(exposures, returns: [[0]])
        }
        #expect(throws: RiskError.parameter("the window", 0)) {
            try RiskForecaster(method: .historical, window: 0, confidence: 0.95)
        }
        #expect(throws: RiskError.confidence(0)) {
            try RiskForecaster(method: .historical, window: 1, confidence: 0)
        }
    }

    @Test func `jumps are told from the rest and their rate is found`() throws {
        let covariance = SquareMatrix(rows: [[1e-4]])
        let jumps = JumpDiffusion.Jumps(perBar: 0.02, means: [-0.15], deviations: [0.02])
        let process = try JumpDiffusion(drifts: [0.001], covariance: covariance, jumps: jumps)
        let returns = try process.returns(bars: 1, paths: 20_000, seed: 4)
        let again = try JumpDiffusion.fitted(to: returns).returns(bars: 1, paths: 20_000, seed: 5)
        let (first, second) = (try Covariance.sample(returns), try Covariance.sample(again))
        #expect(abs(second.matrix[0, 0] / first.matrix[0, 0] - 1) < 0.1)
        #expect(abs(Double(again.count { $0[0] < -0.08 }) / 400 - 1) < 0.2)
        #expect(throws: RiskError.historyTooShort(needed: 30, found: 29)) {
            try JumpDiffusion.fitted(to: Array(returns.prefix(29)))
        }
    }
}
