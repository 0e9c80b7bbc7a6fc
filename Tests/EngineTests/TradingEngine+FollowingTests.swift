import Desk
import Reports
import Testing
import Units

@testable import Engine
@testable import Journal

/// A second desk over a journal that the first one writes.
@Suite struct FollowingTests {
    private let scratch = ScratchStore()
    private let market = TestMarket(seed: 31, ticksPerFeed: 600)
    private let clock = ManualClock()

    private func desk(_ store: JournalStore) throws -> TradingEngine {
        try TradingEngine(market.plan(), pace: .live(speedMilli: 1_000), journal: store, clock: clock)
    }

    private func advance(_ engine: TradingEngine, to place: Int) -> Bool {
        let ticks = market.ticks
        let count = ticks.prefix { $0.time <= ticks[place].time }.count
        return engine.advance(to: ticks[place].time, ticks: UInt64(count), clock: clock)
    }

    /// Lets a desk look at the journal until it has come as far as another.
    private func follows(_ viewer: TradingEngine, _ first: TradingEngine) -> Bool {
        let (sequence, hash) = (first.queue.sync { first.state.sequence }, first.stateHash)
        for _ in 0..<100_000 {
            viewer.queue.sync { viewer.step() }
            if viewer.queue.sync(execute: { viewer.state.sequence }) == sequence {
                return viewer.stateHash == hash
            }
        }
        return false
    }

    @Test func `it comes to the same state, says who writes, and takes no commands`() throws {
        let first = try desk(scratch.open())
        #expect(advance(first, to: 200))
        #expect(first.waits { $0.writer?.durableSequence == $0.state.sequence })
        let viewer = try desk(scratch.view())
        #expect(viewer.isView && follows(viewer, first))
        for place in [240, 500, 520] {
            #expect(advance(first, to: place))
            first.submit(.acknowledgeAllAlerts)
            #expect(first.waits { $0.state.unacknowledgedAlertCount == 0 })
            #expect(first.waits { $0.writer?.durableSequence == $0.state.sequence })
            #expect(follows(viewer, first), "at \(place)")
        }
        let hash = viewer.stateHash
        viewer.submit(.acknowledgeAllAlerts)
        viewer.request(ReportRequest(health: HealthViewport()))
        #expect(viewer.waits { $0.noticeCount == 1 })
        #expect(viewer.stateHash == hash)
        guard case .readOnly(let words)? = viewer.statusReports.take()?.journal else {
            Issue.record("the viewer does not say that it only watches")
            return
        }
        #expect(words.text.hasSuffix("writes the journal: this desk only watches it"))
        try viewer.stop()
        try first.stop()
        #expect(viewer.journalHead == nil && first.journalHead?.text.count == 64)
    }

    @Test func `it follows across a restart of the first, and a snapshot`() throws {
        var first: TradingEngine? = try desk(scratch.open())
        #expect(advance(try #require(first), to: 150))
        #expect(first?.waits { $0.writer?.durableSequence == $0.state.sequence } == true)
        let viewer = try desk(scratch.view())
        try first?.stop()
        first = nil
        let again = try desk(scratch.open())
        #expect(again.resumedAt != nil)
        #expect(advance(again, to: 400))
        #expect(again.waits { $0.writer?.durableSequence == $0.state.sequence })
        #expect(follows(viewer, again))
        try again.stop()
        try viewer.stop()
    }

    @Test func `over another market, or over a journal without a run, it is refused`() throws {
        do { _ = try scratch.open() }
        #expect(throws: DeskPlanError.self) { try desk(scratch.view()) }
        let first = try desk(scratch.open())
        #expect {
            _ = try TradingEngine(
                market.plan(descriptor: "another"), pace: .live(speedMilli: 1_000), journal: scratch.view(),
                clock: clock)
        } throws: { error in
            guard case .otherPlan(run: 1, made: "test seed 31")? = error as? DeskPlanError else {
                return false
            }
            return true
        }
        try first.stop()
    }
}
