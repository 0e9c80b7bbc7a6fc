import Desk
import Reports
import Testing
import Units

@testable import Engine
@testable import Journal

/// Desks that end in mid-run and go on from their journal.
@Suite struct RecoveryTests {
    private let scratch = ScratchStore()

    private func liveEngine(
        _ plan: DeskPlan, clock: ManualClock, store: JournalStore, recorder: RunRecorder = RunRecorder()
    ) throws -> TradingEngine {
        try TradingEngine(
            plan, pace: .live(speedMilli: 1_000), journal: store, clock: clock, observer: recorder.observer())
    }

    /// Opens the desk, lets it run to a tick and ends it; returns where it was resumed.
    private func session(_ plan: DeskPlan, ticks: [Tick], upTo cut: Int) throws -> Sequence64? {
        let clock = ManualClock()
        let engine = try liveEngine(plan, clock: clock, store: try scratch.open())
        let count = ticks.prefix { $0.time <= ticks[cut].time }.count
        #expect(engine.advance(to: ticks[cut].time, ticks: UInt64(count), clock: clock))
        try engine.stop()
        return engine.resumedAt
    }

    private func finish(_ plan: DeskPlan, fresh: Bool = false) throws -> (TradingEngine, RunSummary?) {
        let recorder = RunRecorder()
        let engine = try TradingEngine(
            plan, pace: .unbounded, journal: try scratch.open(), fresh: fresh, observer: recorder.observer())
        engine.start()
        let summary = recorder.wait()
        try engine.stop()
        return (engine, summary)
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `a desk that ends at random places comes to what one that never ended comes to`(seed: UInt64) throws
    {
        let market = TestMarket(seed: seed, ticksPerFeed: 700)
        let ticks = market.ticks
        var generator = SeededGenerator(seed: seed)
        let cuts = (0..<4).map { _ in Int.random(in: ticks.indices, using: &generator) }.sorted()
        var last: Sequence64?
        for cut in cuts {
            #expect(try session(market.plan(), ticks: ticks, upTo: cut) == last, "cuts \(cuts)")
            last =
                UInt64(market.setUp.count)
                + UInt64(ticks.prefix { $0.time <= ticks[cut].time }.count)
        }
        let (engine, summary) = try finish(market.plan())
        #expect(engine.resumedAt == last)
        #expect(summary == ExpectedRun(market).summary, "cuts \(cuts)")
    }

    @Test func `commands are applied again at their place`() throws {
        let market = TestMarket(seed: 4, ticksPerFeed: 400)
        let ticks = market.ticks
        let cut = ticks.prefix { $0.time <= ticks[600].time }.count
        let clock = ManualClock()
        do {
            let engine = try liveEngine(market.plan(), clock: clock, store: try scratch.open())
            #expect(engine.advance(to: ticks[600].time, ticks: UInt64(cut), clock: clock))
            engine.submit(.acknowledgeAllAlerts)
            #expect(engine.waits { $0.state.unacknowledgedAlertCount == 0 })
            #expect(engine.advance(to: ticks[700].time, ticks: UInt64(cut), clock: clock))
            try engine.stop()
        }
        var state = DeskState()
        var events: [Event] = []
        state.apply(Batch(commands: market.setUp), into: &events)
        state.apply(Batch(ticks: Array(ticks[..<cut])), into: &events)
        #expect(state.unacknowledgedAlertCount > 0)
        state.apply(Batch(commands: [.acknowledgeAllAlerts]), into: &events)
        state.apply(Batch(ticks: Array(ticks[cut...])), into: &events)
        try scratch.open().tamper(
            "DELETE FROM snapshot WHERE sequence > (SELECT min(sequence) FROM snapshot)")
        #expect(try finish(market.plan()).1 == ExpectedRun.summary(of: state))
    }

    @Test func `a damaged snapshot costs time and nothing else`() throws {
        let market = TestMarket(seed: 6, ticksPerFeed: 400)
        let ticks = market.ticks
        for cut in [200, 500] { _ = try session(market.plan(), ticks: ticks, upTo: cut) }
        try scratch.open().tamper("UPDATE snapshot SET state = zeroblob(9) WHERE sequence > 200")
        let (engine, summary) = try finish(market.plan())
        let applied = ticks.prefix { $0.time <= ticks[500].time }.count
        #expect(engine.resumedAt == UInt64(market.setUp.count + applied))
        #expect(summary == ExpectedRun(market).summary)
    }

    @Test func `a finished run is not gone on with`() throws {
        let market = TestMarket(seed: 7, ticksPerFeed: 100)
        let first = try finish(market.plan())
        let second = try finish(market.plan())
        #expect(first.0.resumedAt == nil && second.0.resumedAt == nil)
        #expect(first.1 == second.1)
        #expect(try scratch.open().latestRun()?.id == 2)
    }

    @Test func `another market or book begins a run of its own, and so does a fresh start`() throws {
        let market = TestMarket(seed: 8, ticksPerFeed: 300)
        let ticks = market.ticks
        #expect(try session(market.plan(), ticks: ticks, upTo: 300) == nil)
        #expect(try session(market.plan(descriptor: "another"), ticks: ticks, upTo: 200) == nil)
        #expect(try session(market.plan(descriptor: "another"), ticks: ticks, upTo: 300) != nil)
        #expect(try finish(market.plan(descriptor: "another"), fresh: true).0.resumedAt == nil)
        #expect(try scratch.open().latestRun()?.id == 3)
    }

    private func expectUnreadable(_ plan: DeskPlan, _ words: String) throws {
        let store = try scratch.open()
        #expect {
            try TradingEngine(plan, pace: .unbounded, journal: store)
        } throws: { error in
            guard case .unreadable(let why)? = error as? DeskPlanError else { return false }
            return why.text.contains(words)
        }
    }

    @Test func `a journal that was edited is not gone on with`() throws {
        let market = TestMarket(seed: 9, ticksPerFeed: 300)
        for cut in [200, 400] { _ = try session(market.plan(), ticks: market.ticks, upTo: cut) }
        try scratch.open().tamper(
            "UPDATE batch SET time = time + 1 WHERE lastSequence = (SELECT min(lastSequence) FROM batch)")
        try expectUnreadable(market.plan(), "was edited, or another came before it")
    }

    @Test func `a run without a good snapshot says so`() throws {
        let market = TestMarket(seed: 10, ticksPerFeed: 300)
        _ = try session(market.plan(), ticks: market.ticks, upTo: 200)
        try scratch.open().tamper("UPDATE snapshot SET state = zeroblob(9)")
        try expectUnreadable(market.plan(), "no snapshot that can be read")
    }

    @Test func `feeds that hold fewer rows than the journal used say so`() throws {
        let market = TestMarket(seed: 11, ticksPerFeed: 300)
        _ = try session(market.plan(), ticks: market.ticks, upTo: 500)
        try scratch.open().tamper(
            "DELETE FROM snapshot WHERE sequence > (SELECT min(sequence) FROM snapshot)")
        try expectUnreadable(market.plan(rows: 50), "the feeds hold fewer rows than sequence")
    }
}
