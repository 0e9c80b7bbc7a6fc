import Testing
import Units

@testable import Simulation

/// Moments of long runs against the parameters.
@Suite struct MarketPricesTests {
    private static let market = PriceProcess.defaultMarket
    private static let spanRounds = 20
    private static let spansPerYear = 31_557_600.0 / 10
    private static let calm = (UInt64(1)...3).map { MarketPaths(seed: $0, mood: .calm, rounds: 40_000) }
    private static let volatile = MarketPaths(seed: 4, mood: .volatile, rounds: 40_000)
    private static let normal = MarketPaths(seed: 5, rounds: 100_000)

    private static func returns(_ instrument: Int) -> [Double] {
        calm.flatMap { $0.returns(of: instrument, rounds: spanRounds) }
    }

    private static func yearly(_ returns: [Double]) -> Double {
        Sample.deviation(returns) * spansPerYear.squareRoot()
    }

    private static let alone = market.indices.filter { market[$0].source == .itself }

    @Test(arguments: alone)
    func `a calm market has half the volatility of its parameters`(instrument: Int) {
        let measured = MarketPricesTests.yearly(MarketPricesTests.returns(instrument))
        let ratio = measured / MarketPricesTests.market[instrument].volatilityPerYear
        #expect(ratio > 0.485 && ratio < 0.515, "\(ratio)")
    }

    @Test(arguments: alone)
    func `a volatile market has two and a half times the volatility, and its jumps`(instrument: Int) {
        let returns = MarketPricesTests.volatile.returns(of: instrument, rounds: MarketPricesTests.spanRounds)
        let ratio = MarketPricesTests.yearly(returns) / MarketPricesTests.market[instrument].volatilityPerYear
        #expect(ratio > 2.4 && ratio < 3.5, "\(ratio)")
    }

    @Test func `a normal market lies between, and regimes come and go`() {
        let market = MarketPricesTests.normal
        let ratio =
            MarketPricesTests.yearly(market.returns(of: 0, rounds: MarketPricesTests.spanRounds))
            / MarketPricesTests.market[0].volatilityPerYear
        #expect(ratio > 0.6 && ratio < 1.8, "\(ratio)")
        #expect(Set(market.regimes) == Set(VolatilityRegime.allCases))
        let changes = zip(market.regimes, market.regimes.dropFirst()).count { $0 != $1 }
        #expect(changes > 5 && changes < 80, "\(changes)")
    }

    @Test func `a calm market never jumps`() {
        var jumpy = MarketPricesTests.market[0]
        jumpy.jumps = JumpTerms(perYear: 500_000, deviation: 0.05)
        func leaps(_ mood: MarketMood) -> Int {
            MarketPaths(seed: 7, mood: mood, rounds: 20_000, processes: [jumpy]).returns(of: 0)
                .count { abs($0) > 0.01 }
        }
        #expect(leaps(.calm) == 0)
        #expect(leaps(.normal) > 80)
    }

    @Test func `pairs move together as their loadings say`() {
        for left in MarketPricesTests.alone {
            for right in MarketPricesTests.alone where right < left {
                let (one, other) = (
                    MarketPricesTests.market[left].loadings, MarketPricesTests.market[right].loadings
                )
                let expected =
                    one.crypto * other.crypto + one.equity * other.equity + one.rates * other.rates
                let measured = Sample.correlation(
                    MarketPricesTests.returns(left), MarketPricesTests.returns(right))
                #expect(abs(measured - expected) < 0.04, "\(left) and \(right): \(measured)")
            }
        }
    }

    @Test func `a staked asset follows what is staked`() {
        let correlation = Sample.correlation(MarketPricesTests.returns(0), MarketPricesTests.returns(2))
        #expect(correlation > 0.999)
        let paths = MarketPricesTests.normal.paths
        #expect(zip(paths[2], paths[0]).allSatisfy { $0 / $1 > 1.17 && $0 / $1 < 1.21 })
    }

    @Test func `a call rises and a put falls with the price`() {
        let ether = MarketPricesTests.returns(0)
        let (call, put) = (
            MarketPaths.index(of: "ETH-MAR26-3600C"), MarketPaths.index(of: "ETH-MAR26-3000P")
        )
        #expect(Sample.correlation(ether, MarketPricesTests.returns(call)) > 0.9)
        #expect(Sample.correlation(ether, MarketPricesTests.returns(put)) < -0.9)
    }

    @Test func `a stablecoin is pulled back to its peg`() {
        for symbol in ["USDC", "USDT", "DAI"] as [SafeText] {
            let path = MarketPricesTests.normal.paths[MarketPaths.index(of: symbol)]
            #expect(path.allSatisfy { $0 > 0.97 && $0 < 1.02 })
        }
    }

    /// A volatility of 0.4 a year against a pull of 48 a day settles at 0.4 / sqrt(2 * 48 * 365.25), which is
    /// 0.0021; at half the volatility at half of it. Without a pull 14 hours would spread to 0.008.
    @Test(arguments: UInt64(1)...3)
    func `a pulled price spreads as far as its pull allows`(seed: UInt64) {
        var pulled = MarketPricesTests.market[5]
        (pulled.start, pulled.volatilityPerYear, pulled.pullPerDay) = (1, 0.4, 48)
        let run = MarketPaths(seed: seed, mood: .calm, rounds: 100_000, processes: [pulled])
        let spread = Sample.deviation(run.paths[0])
        #expect(spread > 0.00075 && spread < 0.0015, "\(spread)")
    }

    /// A generator that two instruments shared would make them move as one.
    @Test func `no two instruments have the same shocks`() {
        var process = MarketPricesTests.market[0]
        process.loadings = FactorLoadings()
        let run = MarketPaths(
            seed: 6, mood: .calm, rounds: 20_000, processes: Array(repeating: process, count: 4))
        for left in 1..<4 {
            for right in 0..<left {
                for lag in [0, 1, 2, 5] {
                    let moves = Array(run.returns(of: left).dropFirst(lag))
                    let others = Array(run.returns(of: right).dropLast(lag))
                    #expect(abs(Sample.correlation(moves, others)) < 0.03)
                }
            }
        }
    }
}
