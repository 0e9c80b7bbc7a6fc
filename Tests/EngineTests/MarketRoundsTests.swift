import Desk
import Reports
import Simulation
import Testing
import Units

@testable import Engine
@testable import Journal

/// The rest of the market acts between ticks, in a run, in a restart and wherever batches are cut.
@Suite struct MarketRoundsTests {
    private let scratch = ScratchStore()

    static func plan(seed: UInt64 = 5, ticks: UInt64 = 3_000, mood: MarketMood = .volatile) -> DeskPlan {
        let market = SimulatedMarket(seed: seed, mood: mood, borrowers: 60)
        var plan = DeskPlan(
            descriptor: "rounds \(seed) \(mood) \(ticks)", setUp: market.setUp(),
            market: .simulated(seed: seed)
        ) {
            [SimulatedSource(market.prices(), tickLimit: ticks)]
        }
        let participants = market.participants
        plan.rounds = MarketRounds(start: MarketSimulator.start, length: SimulatedMarket.roundNanoseconds) {
            participants.commands(for: $0, round: $1)
        }
        return plan
    }

    private func finish(_ plan: DeskPlan, journal: JournalStore?) throws -> RunSummary? {
        let recorder = RunRecorder()
        let engine = try TradingEngine(
            plan, pace: .unbounded, journal: journal, observer: recorder.observer())
        engine.start()
        let summary = recorder.wait()
        try engine.stop()
        return summary
    }

    @Test func `others trade: pools move although nobody at the desk did anything`() {
        let rounds = MarketRoundsTests.plan().rounds
        var (state, events) = (DeskState(), [Event]())
        state.apply(Batch(commands: MarketRoundsTests.plan().setUp), into: &events)
        let before = state.price(of: PoolID(0))
        var market = SimulatedMarket(seed: 5, mood: .volatile, borrowers: 60).prices()
        rounds.apply(Batch(ticks: (0..<400).map { _ in market.nextTick() }), to: &state, into: &events)
        #expect(before != nil && state.price(of: PoolID(0)) != before)
    }

    @Test func `where batches are cut does not matter to the market`() {
        let plan = MarketRoundsTests.plan()
        var market = SimulatedMarket(seed: 5, mood: .volatile, borrowers: 60).prices()
        let ticks = (0..<1_500).map { _ in market.nextTick() }
        var (whole, cut) = (DeskState(), DeskState())
        var (wholeEvents, cutEvents) = ([Event](), [Event]())
        whole.apply(Batch(commands: plan.setUp), into: &wholeEvents)
        cut.apply(Batch(commands: plan.setUp), into: &cutEvents)
        plan.rounds.apply(Batch(ticks: ticks), to: &whole, into: &wholeEvents)
        var (chance, rest) = (SeededGenerator(seed: 9), ticks[...])
        while !rest.isEmpty {
            let count = min(rest.count, Int(1 + chance.next() % 37))
            plan.rounds.apply(Batch(ticks: Array(rest.prefix(count))), to: &cut, into: &cutEvents)
            rest = rest.dropFirst(count)
        }
        #expect(cutEvents == wholeEvents)
        #expect(cut.encoded() == whole.encoded())
    }

    @Test(arguments: [400, 1_111, 2_345])
    func `a desk that ended in mid-run comes to what one that never ended comes to`(cut: UInt64) throws {
        let plan = MarketRoundsTests.plan()
        let expected = try finish(plan, journal: nil)
        let clock = ManualClock()
        do {
            let engine = try TradingEngine(
                plan, pace: .live(speedMilli: 1_000), journal: try scratch.open(), clock: clock)
            #expect(engine.advance(to: MarketSimulator.start, ticks: 1, clock: clock))
            for _ in 0..<10_000 where engine.queue.sync(execute: { engine.state.tickCount }) < cut {
                clock.advance(by: 250_000_000)
                _ = engine.waits { engine in
                    engine.step()
                    return true
                }
            }
            try engine.stop()
        }
        #expect(try finish(plan, journal: try scratch.open()) == expected)
    }
}
