import Testing
import Units

@testable import Simulation

/// Moments of long runs against the parameters, over spans of five minutes, which drown the rounding of prices.
@Suite struct PriceProcessTests {
    private static let runs = (UInt64(1)...3).map { PricePaths(seed: $0, rounds: 150_000) }
    private static let spanRounds = 600
    private static let spansPerYear = 31_557_600.0 / 300
    private static let market = PriceProcess.defaultMarket

    private func returns(_ instrument: Int) -> [[Double]] {
        PriceProcessTests.runs.map { $0.returns(of: instrument, rounds: PriceProcessTests.spanRounds) }
    }

    private func correlation(_ left: Int, _ right: Int) -> Double {
        Sample.correlation(returns(left).flatMap { $0 }, returns(right).flatMap { $0 })
    }

    /// Jumps of the common factor add 2.3 percent to the volatility of what follows it closely.
    @Test(arguments: [0, 1, 3, 4, 5])
    func `volatility lies within a tenth of its parameter`(instrument: Int) {
        let measured =
            Sample.deviation(returns(instrument).flatMap { $0 })
            * PriceProcessTests.spansPerYear.squareRoot()
        let ratio = measured / PriceProcessTests.market[instrument].volatilityPerYear
        #expect(ratio > 0.9 && ratio < 1.1, "\(ratio)")
    }

    @Test func `pairs move together as their correlations with the common factor say`() {
        let alone = [0, 1, 3, 4, 5]
        for left in alone {
            for right in alone where right < left {
                let market = PriceProcessTests.market
                let expected = market[left].factorCorrelation * market[right].factorCorrelation
                let measured = correlation(left, right)
                #expect(abs(measured - expected) < 0.08, "\(left) and \(right): \(measured)")
            }
        }
    }

    @Test func `a staked asset follows what is staked`() {
        #expect(correlation(0, 2) > 0.999)
        for run in PriceProcessTests.runs {
            let ratios = zip(run.paths[2], run.paths[0]).map { $0 / $1 }
            #expect(ratios.allSatisfy { $0 > 1.17 && $0 < 1.21 })
        }
    }

    @Test func `a stablecoin is pulled back to its peg`() {
        for run in PriceProcessTests.runs {
            #expect(run.paths[5].allSatisfy { $0 > 0.998 && $0 < 1.002 })
        }
    }

    /// A volatility of 0.4 a year against a pull of 48 a day settles at 0.4 / sqrt(2 * 48 * 365.25), which is
    /// 0.0021; without a pull 14 hours would spread to 0.016.
    @Test(arguments: UInt64(1)...3)
    func `a pulled price spreads as far as its pull allows`(seed: UInt64) {
        var pulled = PriceProcessTests.market[5]
        (pulled.start, pulled.volatilityPerYear, pulled.pullPerDay) = (1, 0.4, 48)
        pulled.factorCorrelation = 0
        var simulator = MarketSimulator(seed: seed, processes: [pulled])
        let prices = (0..<100_000).map { _ in
            Double(simulator.nextTick().price.raw) / Double(Price.scale)
        }
        let spread = Sample.deviation(prices)
        #expect(spread > 0.0015 && spread < 0.003, "\(spread)")
    }

    @Test func `the default market has one process a symbol and follows only earlier ones`() {
        let market = PriceProcessTests.market
        #expect(Set(market.map(\.symbol)).count == market.count)
        for (index, process) in market.enumerated() {
            #expect(process.underlying.map { $0 < index } ?? true)
            #expect(abs(process.factorCorrelation) <= 1)
            #expect(process.start > 0 && process.volatilityPerYear >= 0)
        }
    }
}
