import Desk
import Reports
import Testing
import Units

@testable import Engine
@testable import Journal

/// What a desk does when its journal cannot be written any more.
@Suite struct FailedCommitTests {
    private let scratch = ScratchStore()

    private func expectFailure(_ engine: TradingEngine) {
        var failure: JournalError?
        do throws(JournalError) { try engine.stop() } catch { failure = error }
        #expect(failure?.exitCode == 74)
        #expect(failure?.description.contains("no room") == true)
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `an unbounded run goes on reading, says every fall once, and the journal keeps what it had`(
        seed: UInt64
    ) throws {
        let market = TestMarket(seed: seed)
        let expected = ExpectedRun(market)
        let limit = UInt64(market.setUp.count) + 500 * seed
        let store = try scratch.open()
        try store.refuseCommits(beyond: limit)
        let recorder = RunRecorder()
        let engine = try TradingEngine(
            market.plan(), pace: .unbounded, journal: store, observer: recorder.observer())
        engine.start()
        #expect(recorder.wait() == expected.summary)
        #expect(recorder.crossings == expected.crossings)
        engine.request(ReportRequest(health: HealthViewport()))
        #expect(engine.waits { $0.publication.waiting == nil })
        guard case .readOnly(let why)? = engine.statusReports.take()?.journal else {
            Issue.record("the status does not say that the desk is read-only")
            return
        }
        #expect(why.text.contains("no room"))
        expectFailure(engine)
        let run = try #require(try store.latestRun())
        #expect(!run.finished)
        #expect(try store.batches(run, after: 0).allSatisfy { $0.lastSequence <= limit })
        #expect(try store.firstBrokenSequence(of: run) == nil)
    }

    @Test func `a live desk goes back to what is on disk, takes no more commands and goes on watching`()
        throws
    {
        let market = TestMarket(seed: 12, ticksPerFeed: 400)
        let ticks = market.ticks
        let store = try scratch.open()
        let clock = ManualClock()
        let engine = try TradingEngine(
            market.plan(), pace: .live(speedMilli: 1_000), journal: store, clock: clock)
        let applied = ticks.prefix { $0.time <= ticks[600].time }.count
        #expect(engine.advance(to: ticks[600].time, ticks: UInt64(applied), clock: clock))
        #expect(engine.waits { $0.writer?.durableSequence == $0.state.sequence })
        let (durable, hash) = (engine.queue.sync { engine.state.sequence }, engine.stateHash)
        try store.refuseCommits(beyond: durable)
        engine.submit(.acknowledgeAllAlerts)
        #expect(engine.waits { $0.writer == nil })
        #expect(engine.stateHash == hash)
        engine.submit(.acknowledgeAllAlerts)
        #expect(engine.stateHash == hash, "a read-only desk drops commands")
        let all = UInt64(ticks.count)
        #expect(engine.advance(to: ticks[ticks.count - 1].time, ticks: all, clock: clock))
        #expect(engine.stateHash == ExpectedRun(market).summary.stateHash)
        expectFailure(engine)
    }

    @Test func `with room again the next desk goes on from what was kept`() throws {
        let market = TestMarket(seed: 13)
        do {
            let store = try scratch.open()
            try store.refuseCommits(beyond: UInt64(market.setUp.count) + 1_000)
            let recorder = RunRecorder()
            let engine = try TradingEngine(
                market.plan(), pace: .unbounded, journal: store, observer: recorder.observer())
            engine.start()
            #expect(recorder.wait() != nil)
            expectFailure(engine)
            try store.takeCommitsAgain()
        }
        let recorder = RunRecorder()
        let engine = try TradingEngine(
            market.plan(), pace: .unbounded, journal: try scratch.open(), observer: recorder.observer())
        engine.start()
        #expect(recorder.wait() == ExpectedRun(market).summary)
        try engine.stop()
        #expect(engine.resumedAt != nil)
        #expect(try scratch.open().latestRun()?.finished == true)
    }
}
