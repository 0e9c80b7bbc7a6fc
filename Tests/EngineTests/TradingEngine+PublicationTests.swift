import Desk
import Dispatch
import Reports
import Synchronization
import Testing
import Units

@testable import Engine
@testable import Journal

@Suite struct PublicationTests {
    private let scratch = ScratchStore()
    private let market = TestMarket(seed: 14, ticksPerFeed: 400)

    private func liveEngine(_ clock: ManualClock, store: JournalStore? = nil) throws -> TradingEngine {
        try TradingEngine(market.plan(), pace: .live(speedMilli: 1_000), journal: store, clock: clock)
    }

    @Test func `prices go out at once, the desk's report and a preview wait until they are on disk`() throws {
        let clock = ManualClock()
        let engine = try liveEngine(clock, store: try scratch.open())
        let ticks = market.ticks
        let applied = ticks.prefix { $0.time <= ticks[100].time }.count
        let (held, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let writer = try #require(engine.queue.sync { engine.writer })
        let disk = DispatchQueue(label: "a slow disk")
        disk.async {
            writer.reading { _, _ in
                held.signal()
                release.wait()
            }
        }
        held.wait()
        #expect(engine.advance(to: ticks[100].time, ticks: UInt64(applied), clock: clock))
        engine.request(ReportRequest(health: HealthViewport()))
        engine.preview([], request: 1)
        #expect(engine.waits { $0.publication.waiting != nil && $0.publication.waitingPreview != nil })
        #expect(engine.deskReports.take() == nil)
        #expect(engine.previewReports.take() == nil)
        #expect(engine.marketReports.take()?.time == ticks[applied - 1].time)
        #expect(engine.statusReports.take()?.durableSequence == UInt64(market.setUp.count))
        release.signal()
        #expect(engine.waits { $0.publication.waiting == nil && $0.publication.waitingPreview == nil })
        #expect(engine.deskReports.take()?.sequence == UInt64(market.setUp.count + applied))
        #expect(engine.previewReports.take()?.sequence == UInt64(market.setUp.count + applied))
        try engine.stop()
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `no report is ever above what is on disk`(seed: UInt64) throws {
        let market = TestMarket(seed: seed, ticksPerFeed: 10_000, accounts: 20)
        let recorder = RunRecorder()
        let early = Atomic<Int>(0)
        let seen = Atomic<Int>(0)
        let asked = Atomic<Int>(0)
        let holder = EngineHolder()
        let engine = try TradingEngine(
            market.plan(), pace: .unbounded, journal: try scratch.open(),
            observer: recorder.observer {
                guard let engine = holder.engine, let writer = engine.writer else { return }
                if let report = engine.deskReports.take() {
                    seen.add(1, ordering: .relaxed)
                    if report.sequence > writer.durableSequence { early.add(1, ordering: .relaxed) }
                }
                let mayAsk = asked.add(1, ordering: .relaxed).newValue < 200
                if recorder.summaries.isEmpty, mayAsk {
                    engine.request(ReportRequest(health: HealthViewport(offset: 0, count: 5)))
                }
            })
        holder.engine = engine
        engine.request(ReportRequest(health: HealthViewport(offset: 0, count: 5)))
        engine.start()
        #expect(recorder.wait() == ExpectedRun(market).summary)
        try engine.stop()
        #expect(early.load(ordering: .relaxed) == 0)
        #expect(seen.load(ordering: .relaxed) > 2)
    }

    @Test func `a report of a live desk tells of every tick that is due when it is asked for`() throws {
        let clock = ManualClock()
        let engine = try liveEngine(clock)
        let ticks = market.ticks
        engine.start()
        #expect(engine.waits { $0.pacing != nil && $0.state.tickCount > 0 })
        for place in [20, 60, 140] {
            let applied = ticks.prefix { $0.time <= ticks[place].time }.count
            // Nothing comes between the clock's move and the request.
            engine.queue.sync {
                let now = engine.pacing?.desk(at: clock.now()) ?? ticks[0].time
                clock.advance(by: ticks[place].time.nanoseconds(since: now))
                engine.request(ReportRequest(health: HealthViewport(offset: 0, count: 3)))
            }
            #expect(engine.waits { !$0.publication.isWanted })
            #expect(engine.deskReports.take()?.sequence == UInt64(market.setUp.count + applied))
        }
        try engine.stop()
    }

    @Test func `reports come once for each request`() throws {
        let clock = ManualClock()
        let engine = try liveEngine(clock)
        let ticks = market.ticks
        engine.request(ReportRequest(health: HealthViewport(offset: 0, count: 3)))
        #expect(engine.waits { !$0.publication.isWanted })
        let report = try #require(engine.deskReports.take())
        #expect(report.sequence == UInt64(market.setUp.count) && report.health.accountCount == 120)
        let applied = ticks.prefix { $0.time <= ticks[50].time }.count
        #expect(engine.advance(to: ticks[50].time, ticks: UInt64(applied), clock: clock))
        #expect(engine.deskReports.take() == nil)
        engine.request(ReportRequest(health: HealthViewport(offset: 0, count: 3)))
        #expect(engine.waits { !$0.publication.isWanted })
        let next = try #require(engine.deskReports.take())
        #expect(next.sequence == UInt64(market.setUp.count + applied) && next.health.rows.count == 3)
        try engine.stop()
    }
}

/// Hands an engine to its own observer.
///
/// `@unchecked Sendable`: written before the engine starts.
private final class EngineHolder: @unchecked Sendable {
    weak var engine: TradingEngine?
}
