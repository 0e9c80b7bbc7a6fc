import Desk
import Engine
import Journal
import Reports
import Simulation
import Testing
import Units

@Suite struct TradingEngineTests {
    private func run(_ plan: DeskPlan, store: JournalStore? = nil) throws -> RunRecorder {
        let recorder = RunRecorder()
        let engine = try TradingEngine(
            plan, pace: .unbounded, journal: store, observer: recorder.observer())
        engine.start()
        #expect(recorder.wait() != nil)
        try engine.stop()
        return recorder
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `an unbounded run is every tick applied to the state`(seed: UInt64) throws {
        let market = TestMarket(seed: seed)
        let expected = ExpectedRun(market)
        #expect(expected.crossings.count > 20, "a market in which nobody falls shows nothing")
        let recorder = try run(market.plan())
        #expect(recorder.summaries == [expected.summary])
        #expect(recorder.crossings == expected.crossings)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `a journal changes nothing of a run`(seed: UInt64) throws {
        let market = TestMarket(seed: seed)
        let expected = ExpectedRun(market)
        let scratch = ScratchStore()
        let recorder = try run(market.plan(), store: try scratch.open())
        #expect(recorder.summaries == [expected.summary])
        #expect(recorder.crossings == expected.crossings)
    }

    @Test func `a feed longer than its ring loses no tick`() throws {
        let market = TestMarket(seed: 21, ticksPerFeed: 50_000, accounts: 3)
        let expected = ExpectedRun(market)
        #expect(try run(market.plan()).summaries == [expected.summary])
    }

    @Test func `the same seed twice gives the same hash, another seed another`() throws {
        func hash(_ seed: UInt64) throws -> SafeText? {
            let plan = DeskPlan(
                descriptor: "simulated \(seed)", setUp: SimulatedMarket.setUp(seed: seed),
                market: .simulated(seed: seed)
            ) {
                [SimulatedSource(MarketSimulator(seed: seed), tickLimit: 20_000)]
            }
            return try run(plan).summaries.first?.stateHash
        }
        let first = try hash(42)
        let (second, other) = (try hash(42), try hash(43))
        #expect(first != nil && first == second && first != other)
    }

    @Test func `a run without ticks ends at once`() throws {
        let market = TestMarket(seed: 1)
        let recorder = try run(market.plan(rows: 0))
        #expect(recorder.summaries == [ExpectedRun(setUp: market.setUp, ticks: []).summary])
    }

    @Test func `a plan whose book needs an unlisted price is refused`() {
        var plan = TestMarket(seed: 1).plan()
        plan.setUp.removeFirst()
        #expect {
            try TradingEngine(plan, pace: .unbounded, journal: nil)
        } throws: { error in
            guard case .refused(.symbolNotListed("ETH"))? = error as? DeskPlanError else { return false }
            return true
        }
    }

    @Test func `after the end nothing moves any more`() throws {
        let scratch = ScratchStore()
        let market = TestMarket(seed: 2)
        let recorder = RunRecorder()
        let engine = try TradingEngine(
            market.plan(), pace: .unbounded, journal: try scratch.open(), observer: recorder.observer())
        try engine.stop()
        engine.start()
        engine.submit(.acknowledgeAllAlerts)
        #expect(engine.stateHash == ExpectedRun(setUp: market.setUp, ticks: []).summary.stateHash)
        #expect(recorder.crossings.isEmpty && recorder.summaries.isEmpty)
    }
}
