import Testing
import Units

@testable import Simulation

@Suite struct MarketMoodTests {
    private static let seeds = UInt64(1)...12

    private func crash(_ seed: UInt64, hours: Int = 1) -> MarketPaths {
        MarketPaths(seed: seed, mood: .crash, rounds: hours * 7_200)
    }

    @Test func `moods have the names of the command line`() {
        #expect(MarketMood.allCases.map(\.rawValue) == ["normal", "calm", "volatile", "crash", "depeg"])
        #expect(MarketMood(rawValue: "panic") == nil)
    }

    @Test(arguments: seeds)
    func `crypto falls by 20 to 45 percent within half an hour of a crash`(seed: UInt64) {
        let run = crash(seed)
        for symbol in ["ETH", "BTC", "SOL", "AAVE", "wstETH"] as [SafeText] {
            let path = run.paths[MarketPaths.index(of: symbol)]
            let fall = 1 - (path[..<3_600].min() ?? 0) / path[0]
            #expect(fall > 0.2 && fall < 0.45, "\(symbol) of seed \(seed): \(fall)")
        }
    }

    @Test(arguments: seeds)
    func `a crash begins after minutes, takes a quarter of an hour at least, and bounces`(seed: UInt64) {
        let path = crash(seed).paths[0]
        #expect(path[..<300].allSatisfy { abs($0 / path[0] - 1) < 0.03 })
        let low = path.indices.min { path[$0] < path[$1] } ?? 0
        #expect(low > 1_800, "\(low)")
        let bounces = stride(from: 0, to: 2_700, by: 60).count { path[$0 + 60] > path[$0] * 1.004 }
        #expect(bounces >= 3, "\(bounces)")
    }

    @Test func `in a crash everything that can fall falls together`() {
        let run = crash(3, hours: 2)
        let ether = Array(run.returns(of: 0).dropFirst(800))
        for symbol in ["BTC", "SOL", "tSPY", "tNVDA", "AAVE", "PAXG"] as [SafeText] {
            let other = Array(run.returns(of: MarketPaths.index(of: symbol)).dropFirst(800))
            #expect(Sample.correlation(ether, other) > 0.85, "\(symbol)")
        }
    }

    @Test(arguments: seeds)
    func `one stablecoin slides to about 0.88 within an hour and recovers in part`(seed: UInt64) {
        let run = MarketPaths(seed: seed, mood: .depeg, rounds: 5 * 7_200)
        let coins = PriceProcess.defaultMarket.indices.filter {
            PriceProcess.defaultMarket[$0].terms.kind == .stablecoin
        }
        let lows = coins.map { run.paths[$0][..<7_200].min() ?? 0 }.sorted()
        #expect(lows[0] > 0.83 && lows[0] < 0.91, "seed \(seed): \(lows[0])")
        #expect(lows[1] > 0.97, "seed \(seed): \(lows[1])")
        let end = coins.map { run.paths[$0].last ?? 0 }.min() ?? 0
        #expect(end > lows[0] + 0.025 && end < 0.99, "seed \(seed): \(end)")
    }

    @Test func `every stablecoin loses its peg for some seed`() {
        let fallen = (UInt64(1)...30).map { seed -> Int? in
            var chance = SeededGenerator(seed: seed)
            let path = MoodPath(mood: .depeg, processes: PriceProcess.defaultMarket, using: &chance)
            return path.shares.firstIndex(of: 1)
        }
        #expect(Set(fallen) == [5, 7, 8])
    }

    @Test func `moods hold their regime`() {
        #expect(Set(MarketPaths(seed: 1, mood: .calm, rounds: 20_000).regimes) == [.quiet])
        #expect(Set(MarketPaths(seed: 1, mood: .volatile, rounds: 20_000).regimes) == [.stressed])
        #expect(Set(crash(1).regimes) == [.normal, .stressed])
    }
}
