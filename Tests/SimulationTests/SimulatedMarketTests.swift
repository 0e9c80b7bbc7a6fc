import Testing
import Units

@testable import Desk
@testable import Simulation

@Suite struct SimulatedMarketTests {
    @Test(arguments: [0, 1, 400, 5_000])
    func `everything that comes before the first price is accepted`(borrowers: Int) {
        for mood in MarketMood.allCases {
            let run = SimulatedRun(seed: 3, mood: mood, borrowers: borrowers)
            #expect(run.refusals == [])
            #expect(run.unbalanced == [])
            let opened = run.state.lendingVenues.reduce(0) {
                $0 + Int(run.state.reading(of: $1).accountCount - SimulatedVenues.firstBorrower)
            }
            let ours = DefaultBook.accounts.count - 1
            #expect(opened == borrowers + ours)
        }
    }

    @Test func `the same seed gives the same market, another seed another`() {
        func encoded(_ seed: UInt64) -> [UInt8] {
            var run = SimulatedRun(seed: seed)
            run.advance(seconds: 120)
            return run.state.encoded()
        }
        let first = encoded(7)
        #expect(first == encoded(7))
        #expect(first != encoded(8))
        #expect(SimulatedMarket.setUp(seed: 7) == SimulatedMarket(seed: 7).setUp())
        #expect(SimulatedMarket.setUp(seed: 7) != SimulatedMarket.setUp(seed: 8))
    }

    @Test func `where a run is cut does not matter to who does what`() {
        var (whole, cut) = (SimulatedRun(seed: 5), SimulatedRun(seed: 5))
        whole.advance(seconds: 100)
        for seconds in Int64(1)...100 { cut.advance(seconds: seconds) }
        #expect(whole.actions == cut.actions && whole.events == cut.events)
    }

    /// A journal names the version with which its market was simulated, and a restart lets the participants act again:
    /// whoever changes what a seed gives must raise `MarketSimulator.version` and add the new value here.
    @Test func `what a seed sets up and what its participants do change with the version only`() {
        var run = SimulatedRun(seed: 42, mood: .crash)
        run.advance(seconds: 900)
        var encoder = ByteEncoder()
        for command in SimulatedMarket.setUp(seed: 42) + run.actions.map(Command.act) {
            command.encode(into: &encoder)
        }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in encoder.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let hashByVersion: [UInt32: UInt64] = [4: 5_805_907_440_045_571_568]
        #expect(hash == hashByVersion[MarketSimulator.version])
    }

    @Test func `a round lasts half a second`() {
        let start = MarketSimulator.start.nanoseconds
        let times = [-1, 0, 499_999_999, 500_000_000, 60_000_000_000].map {
            Timestamp(nanoseconds: start + $0)
        }
        #expect(times.map(SimulatedMarket.round) == [0, 0, 0, 1, 120])
    }

    @Test(arguments: UInt64(1)...4)
    func `in a crash others and we are liquidated, and nothing is created or lost`(seed: UInt64) {
        var run = SimulatedRun(seed: seed, mood: .crash)
        for minute in Int64(1)...30 {
            run.advance(seconds: minute * 60)
            #expect(run.unbalanced == [], "seed \(seed), minute \(minute)")
        }
        let liquidations = run.actions.count { if case .liquidate = $0 { true } else { false } }
        let ours = run.events.count { if case .accountLiquidated = $0 { true } else { false } }
        #expect(liquidations > ours && ours > 0)
        #expect(run.refusals.count * 1_000 < run.actions.count)
    }

    @Test(arguments: MarketMood.allCases)
    func `participants are hardly ever refused`(mood: MarketMood) {
        var run = SimulatedRun(seed: 11, mood: mood)
        run.advance(seconds: 1_000)
        #expect(run.actions.count > 3_000)
        #expect(run.refusals.count * 1_000 < run.actions.count, "\(run.refusals.prefix(5))")
        #expect(run.unbalanced == [])
    }
}
