import Desk
import Testing
import Units

@testable import Simulation

/// What the oracles of the whole market publish, against the benchmarks they are to follow.
@Suite struct OracleTicksTests {
    private static let market = PriceProcess.defaultMarket
    /// A reporter sees a price six seconds old at most, and publication takes six more.
    private static let lateRounds = 12 + 12

    private struct Run {
        var benchmarks: [[Double]]
        var oracles: [[(round: Int, price: Double)]]

        init(seed: UInt64, mood: MarketMood, rounds: Int) {
            var simulator = MarketSimulator(seed: seed, mood: mood)
            benchmarks = Array(repeating: [], count: market.count)
            oracles = Array(repeating: [], count: market.count)
            while true {
                let tick = simulator.nextTick()
                let round = Int(tick.time.nanoseconds(since: MarketSimulator.start) / 500_000_000)
                if round == rounds { break }
                let price = Double(tick.price.raw) / Double(Price.scale)
                let index = Int(tick.instrument.index)
                if tick.kind == .benchmark { benchmarks[index].append(price) }
                if tick.kind == .oracle { oracles[index].append((round, price)) }
            }
        }
    }

    @Test(arguments: [MarketMood.normal, .crash, .depeg])
    func `an oracle price is what reporters saw seconds ago, but for their noise`(mood: MarketMood) {
        let run = Run(seed: 11, mood: mood, rounds: 5_000)
        for (index, process) in OracleTicksTests.market.enumerated() {
            let noise = Double(process.oracle.noisePartsPerMillion) / 1e6 + 1e-8
            for (round, price) in run.oracles[index] {
                let seen = run.benchmarks[index][max(0, round - OracleTicksTests.lateRounds)...round]
                guard let least = seen.min(), let greatest = seen.max() else { continue }
                #expect(
                    price >= least * (1 - noise) && price <= greatest * (1 + noise),
                    "\(process.symbol) in round \(round)")
            }
        }
    }

    @Test(arguments: [MarketMood.normal, .crash, .depeg])
    func `between publications the benchmark stays within deviation, noise and delay`(mood: MarketMood) {
        let run = Run(seed: 12, mood: mood, rounds: 5_000)
        for (index, process) in OracleTicksTests.market.enumerated() {
            let band =
                Double(process.oracle.deviationBasisPoints) / 1e4
                + 2 * Double(process.oracle.noisePartsPerMillion) / 1e6
            var (published, last) = (0, 0.0)
            var breaches = 0
            for (round, benchmark) in run.benchmarks[index].enumerated() {
                while published < run.oracles[index].count, run.oracles[index][published].round <= round {
                    last = run.oracles[index][published].price
                    published += 1
                }
                let recent = run.benchmarks[index][max(0, round - OracleTicksTests.lateRounds)...round]
                let moved = (recent.max() ?? 0) / (recent.min() ?? 1) - 1
                if abs(benchmark / last - 1) > band + moved + 1e-6 { breaches += 1 }
            }
            #expect(breaches == 0, "\(process.symbol)")
        }
    }

    @Test func `no oracle is silent for longer than its heartbeat and its delay`() {
        let rounds = 16_000
        let run = Run(seed: 13, mood: .calm, rounds: rounds)
        for (index, process) in OracleTicksTests.market.enumerated() {
            let published = run.oracles[index].map(\.round) + [rounds]
            let longest = zip(published, published.dropFirst()).map { $1 - $0 }.max() ?? 0
            #expect(
                longest <= Int(process.oracle.heartbeatSeconds) * 2 + 2
                    + Int(process.oracle.publicationRounds), "\(process.symbol): \(longest)")
        }
    }

    @Test func `a crash makes oracles speak far more often`() {
        let (calm, crash) = (
            Run(seed: 14, mood: .calm, rounds: 4_000), Run(seed: 14, mood: .crash, rounds: 4_000)
        )
        #expect(crash.oracles[0].count > 5 * calm.oracles[0].count)
    }
}
