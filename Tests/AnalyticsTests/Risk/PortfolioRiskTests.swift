import Analytics
import Foundation
import Testing
import Units

struct PortfolioRiskTests {
    /// Returns of two assets, the second four times as lively in its last hundred moments.
    private static func history(_ count: Int = 600) -> [[Double]] {
        var generator = SeededGenerator(seed: 3)
        return (0..<count).map { place in
            let size = place >= count - 100 ? 0.04 : 0.01
            return [0.02 * (generator.uniform() - 0.5), size * (generator.uniform() - 0.5)]
        }
    }

    @Test func `every recorded move happens to today's holdings`() throws {
        let exposures = try Exposures([1_000, -500])
        let losses = try HistoricalRisk.losses(exposures, returns: [[log(0.9), log(1.2)], [log(1.1), 0]])
        #expect(abs(losses[0] - 200) < 1e-10)
        #expect(abs(losses[1] + 100) < 1e-10)
        #expect(throws: RiskError.exposureCount(expected: 1, found: 2)) {
            try HistoricalRisk.losses(exposures, returns: [[0.1]])
        }
        #expect(throws: RiskError.exposureCount(expected: 1, found: 0)) { try Exposures([]) }
        #expect(throws: RiskError.observation(.infinity, at: 1)) { try Exposures([1, .infinity]) }
    }

    @Test func `returns over several bars overlap and sum`() throws {
        let returns = [[1.0, 10], [2, 20], [4, 40]]
        #expect(try HistoricalRisk.overlapping(returns, bars: 2) == [[3, 30], [6, 60]])
        #expect(try HistoricalRisk.overlapping(returns, bars: 1) == returns)
        #expect(throws: RiskError.historyTooShort(needed: 4, found: 3)) {
            try HistoricalRisk.overlapping(returns, bars: 4)
        }
    }

    @Test func `filtered history is as lively as today and plain history is not`() throws {
        let exposures = try Exposures([0, 1_000])
        let filtered = try FilteredHistory(returns: Self.history())
        let today = try TailRisk(losses: filtered.losses(exposures), confidence: 0.95).valueAtRisk
        let plain = try TailRisk(
            losses: HistoricalRisk.losses(exposures, returns: Self.history()), confidence: 0.95
        ).valueAtRisk
        #expect(today > 1.3 * plain)
        // What a uniform return between -0.02 and 0.02 loses with 95 %: 0.018 of 1,000.
        #expect((13...20).contains(today))
    }

    @Test func `paths of one bar draw from the moments and the same seed draws the same`() throws {
        let filtered = try FilteredHistory(returns: Self.history())
        let exposures = try Exposures([300, 700])
        let moments = Set(try filtered.losses(exposures))
        let drawn = try filtered.losses(exposures, bars: 1, paths: 50, seed: 8)
        #expect(drawn.allSatisfy { loss in moments.contains { abs($0 - loss) < 1e-9 } })
        let ten = try filtered.losses(exposures, bars: 10, paths: 2_000, seed: 8)
        #expect(try ten == filtered.losses(exposures, bars: 10, paths: 2_000, seed: 8))
        #expect(try ten != filtered.losses(exposures, bars: 10, paths: 2_000, seed: 9))
        let (one, many) = (
            try TailRisk(losses: filtered.losses(exposures), confidence: 0.95).valueAtRisk,
            try TailRisk(losses: ten, confidence: 0.95).valueAtRisk
        )
        #expect((2.2...4.2).contains(many / one))
        #expect(throws: RiskError.parameter("bars", 0)) {
            try filtered.losses(exposures, bars: 0, paths: 1, seed: 1)
        }
    }

    @Test func `a history too short to fit names how long it must be`() {
        #expect(throws: RiskError.volatility(.historyTooShort(needed: 100, found: 50))) {
            try FilteredHistory(returns: Self.history(50))
        }
    }

    @Test func `drawn returns have the moments of their process`() throws {
        let covariance = SquareMatrix(rows: [[4e-4, 3e-4], [3e-4, 9e-4]])
        let jumps = JumpDiffusion.Jumps(perBar: 0.1, means: [-0.05, 0.02], deviations: [0.03, 0.01])
        let process = try JumpDiffusion(drifts: [0.001, -0.002], covariance: covariance, jumps: jumps)
        let paths = 200_000
        let returns = try process.returns(bars: 4, paths: paths, seed: 11)
        let sample = try Covariance.sample(returns)
        let means = (0..<2).map { asset in returns.reduce(0) { $0 + $1[asset] } / Double(paths) }
        // Four bars: drift and jumps, diffusion and the second moment of jumps (Wald).
        #expect(abs(means[0] - (0.004 + 0.4 * -0.05)) < 5e-4)
        #expect(abs(means[1] - (-0.008 + 0.4 * 0.02)) < 5e-4)
        #expect(abs(sample.matrix[0, 0] / (16e-4 + 0.4 * (0.03 * 0.03 + 0.05 * 0.05)) - 1) < 0.02)
        #expect(abs(sample.matrix[1, 1] / (36e-4 + 0.4 * (0.01 * 0.01 + 0.02 * 0.02)) - 1) < 0.02)
        #expect(abs(sample.matrix[0, 1] / (12e-4 - 0.4 * 0.05 * 0.02) - 1) < 0.05)
        #expect(try returns == process.returns(bars: 4, paths: paths, seed: 11))
    }

    @Test func `a singular covariance and jumps without sense are refused`() {
        let singular = SquareMatrix(rows: [[1, 1], [1, 1]])
        #expect(throws: RiskError.volatility(.singularCovariance(row: 1, pivot: 0))) {
            try JumpDiffusion(drifts: [0, 0], covariance: singular)
        }
        let one = SquareMatrix(rows: [[1]])
        #expect(throws: RiskError.exposureCount(expected: 1, found: 2)) {
            try JumpDiffusion(drifts: [0, 0], covariance: one)
        }
        #expect(throws: RiskError.parameter("jumps per bar", -1)) {
            try JumpDiffusion(
                drifts: [0], covariance: one, jumps: .init(perBar: -1, means: [0], deviations: [0]))
        }
    }

    @Test func `marginal risks agree with SciPy and components sum to the whole`() throws {
        let covariance = SquareMatrix(rows: [[4e-4, 1e-4, -5e-5], [1e-4, 9e-4, 2e-4], [-5e-5, 2e-4, 1e-4]])
        let exposures = try Exposures([1_000, -400, 2_500])
        for row in try ReferenceTable("component").rows {
            let risk = try ComponentRisk.normal(
                exposures, covariance: covariance, confidence: row.number("confidence"))
            #expect(isClose(risk.total, try row.number("total"), within: 1e-13))
            for (asset, marginal) in risk.marginal.enumerated() {
                #expect(isClose(marginal, try row.number("m\(asset)"), within: 1e-13))
            }
            #expect(isClose(risk.components.reduce(0, +), risk.total, within: 1e-13))
        }
        #expect(throws: RiskError.noRisk) {
            try ComponentRisk.normal(Exposures([0, 0, 0]), covariance: covariance, confidence: 0.99)
        }
    }

    @Test func `components of the shortfall sum to it and marginals are bumped shortfalls`() throws {
        let (returns, exposures) = (Self.history(), try Exposures([700, 300]))
        let risk = try ComponentRisk.expectedShortfall(exposures, returns: returns, confidence: 0.975)
        func shortfall(_ values: [Double]) throws -> Double {
            try TailRisk(
                losses: HistoricalRisk.losses(Exposures(values), returns: returns), confidence: 0.975
            ).expectedShortfall
        }
        #expect(isClose(risk.total, try shortfall([700, 300]), within: 1e-13))
        let slope = (try shortfall([700 + 1e-4, 300]) - shortfall([700 - 1e-4, 300])) / 2e-4
        #expect(abs(risk.marginal[0] - slope) < 1e-8)
    }

    @Test func `leaving takes time, and crosses a spread that widens`() throws {
        let cost = try LiquidityAdjustedRisk.spreadCost(
            value: -10_000, spread: 0.001, deviation: 0.0005, multiple: 3)
        #expect(abs(cost - 12.5) < 1e-12)
        #expect(try LiquidityAdjustedRisk.barsToExit(amount: 500, volume: 1_000, participation: 0.1) == 5)
        #expect(try LiquidityAdjustedRisk.soldInParts(valueAtRiskPerBar: 7, bars: 1) == 7)
        // Three parts: a third less each bar, 1 + 4/9 + 1/9 of a bar's variance.
        let parts = try LiquidityAdjustedRisk.soldInParts(valueAtRiskPerBar: 9, bars: 3)
        #expect(abs(parts - 9 * (14.0 / 9).squareRoot()) < 1e-12)
        #expect(throws: RiskError.parameter("participation", 0)) {
            try LiquidityAdjustedRisk.barsToExit(amount: 1, volume: 1, participation: 0)
        }
        #expect(throws: RiskError.parameter("volume", 0)) {
            try LiquidityAdjustedRisk.barsToExit(amount: 1, volume: 0, participation: 1)
        }
    }
}
