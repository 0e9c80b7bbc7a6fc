import Desk
import Dispatch
import Reports
import Simulation
import Testing
import Units

@testable import Engine
@testable import Journal

/// A live desk whose disk is full for a while, or slow.
@Suite struct TroubledJournalTests {
    private let scratch = ScratchStore()
    private let clock = ManualClock()
    private let market = TestMarket(seed: 41, ticksPerFeed: 3_000, accounts: 30)

    private func desk(_ store: JournalStore) throws -> TradingEngine {
        try TradingEngine(market.plan(), pace: .live(speedMilli: 1_000), journal: store, clock: clock)
    }

    private func advance(_ engine: TradingEngine, to place: Int) -> Bool {
        let ticks = market.ticks
        let count = ticks.prefix { $0.time <= ticks[place].time }.count
        return engine.advance(to: ticks[place].time, ticks: UInt64(count), clock: clock)
    }

    /// Sends one thing after the other until the disk is full.
    private func fill(_ engine: TradingEngine) -> Bool {
        for number in 0..<10_000 as Range<UInt64> {
            engine.submit(.cancelOrder(OrderID(number)))
            _ = engine.waits { $0.writer?.durableSequence == $0.state.sequence || $0.isReadOnly }
            if engine.queue.sync(execute: { engine.isReadOnly }) { return true }
        }
        return false
    }

    @Test
    func `it refuses commands with the reason, goes on watching, and takes them again when there is room`()
        throws
    {
        let store = try scratch.open()
        let engine = try desk(store)
        #expect(advance(engine, to: 500))
        #expect(engine.waits { $0.writer?.durableSequence == $0.state.sequence })
        try store.setRoom(false)
        #expect(fill(engine))
        let words = "the disk of the journal is full: orders are refused until there is room"
        #expect(engine.queue.sync { engine.journalStatus } == .readOnly(SafeText(words)))
        #expect(
            engine.queue.sync { engine.notice }.text.hasSuffix("did not reach the disk: they did not happen"))
        let (sequence, heard) = engine.queue.sync { (engine.state.sequence, engine.noticeCount) }
        engine.submit(.acknowledgeAllAlerts)
        #expect(engine.waits { $0.noticeCount == heard + 1 })
        #expect(engine.queue.sync { engine.notice.text } == "the desk only watches: \(words)")
        #expect(engine.queue.sync { engine.state.sequence } == sequence)

        #expect(advance(engine, to: 2_000))
        engine.request(ReportRequest(health: HealthViewport()))
        #expect(engine.waits { $0.publication.waiting == nil })
        #expect(try #require(engine.deskReports.take()).sequence > sequence, "watching goes on")

        try store.setRoom(true)
        clock.advance(by: TradingEngine.retryNanoseconds)
        // A second try while the first is under way is none.
        engine.queue.sync {
            engine.retryJournalIfDue()
            clock.advance(by: TradingEngine.retryNanoseconds)
            engine.retryJournalIfDue()
        }
        #expect(engine.waits { !$0.isReadOnly })
        engine.submit(.acknowledgeAllAlerts)
        #expect(engine.waits { $0.state.unacknowledgedAlertCount == 0 })
        #expect(advance(engine, to: 2_500))
        let hash = engine.stateHash
        try engine.stop()
        let run = try #require(try store.latestRun())
        #expect(try store.firstFinding(in: run) == nil)
        #expect(try desk(scratch.view()).stateHash == hash)
    }

    @Test func `a desk that ends while its disk is full says so, and loses no command that was shown`() throws
    {
        let store = try scratch.open()
        let engine = try desk(store)
        #expect(advance(engine, to: 300))
        engine.submit(.acknowledgeAllAlerts)
        #expect(engine.waits { $0.writer?.durableSequence == $0.state.sequence })
        try store.setRoom(false)
        #expect(fill(engine))
        #expect(advance(engine, to: 400))
        let durable = try #require(engine.queue.sync { engine.writer?.durableSequence })
        var failure: JournalError?
        do throws(JournalError) { try engine.stop() } catch { failure = error }
        // What came since fits where the last page has room; else the end says that it does not.
        if let failure { #expect(failure.exitCode == 74 && failure.isOutOfRoom) }
        try store.setRoom(true)
        #expect(try #require(try desk(scratch.view()).resumedAt) >= durable)
    }

    /// Keeps the journal's queue busy until the test lets it go.
    private func holdDisk(of engine: TradingEngine) throws -> DispatchSemaphore {
        let (held, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let writer = try #require(engine.queue.sync { engine.writer })
        DispatchQueue(label: "a slow disk").async {
            writer.reading { _, _ in
                held.signal()
                release.wait()
            }
        }
        held.wait()
        return release
    }

    @Test
    func `on a slow disk an order is pending, prices are drawn, and beyond two seconds only ways out pass`()
        throws
    {
        let engine = try TradingEngine(
            MarketRoundsTests.plan(mood: .calm), pace: .live(speedMilli: 1_000), journal: scratch.open(),
            clock: clock)
        let later = Timestamp(nanoseconds: MarketSimulator.start.nanoseconds + 3_000_000_000)
        #expect(engine.advance(to: later, ticks: 64, clock: clock))
        #expect(engine.waits { $0.writer?.durableSequence == $0.state.sequence })
        let release = try holdDisk(of: engine)
        func ticket(_ side: OrderTicket.Side) throws -> OrderTicket {
            OrderTicket(
                side: side, account: "cash-G", symbol: side == .deposit ? "USDC" : "ETH",
                counterSymbol: side == .deposit ? "" : "USDC", quantity: try DecimalNumber("1"))
        }
        engine.send([try ticket(.sell)], clientID: 1)
        #expect(engine.waits { $0.state.orderCount == 1 })
        clock.advance(by: 1_500_000_000)
        engine.request(ReportRequest())
        #expect(engine.waits { $0.publication.waiting != nil })
        #expect(engine.deskReports.take() == nil && engine.marketReports.take() != nil)
        let status = try #require(engine.statusReports.take())
        #expect(status.pendingCount == 1 && status.journalLag == 1_500_000_000)
        clock.advance(by: 1_000_000_000)
        engine.send([try ticket(.sell)], clientID: 2)
        #expect(engine.waits { $0.noticeCount == 1 })
        #expect(engine.queue.sync { engine.notice.text.hasPrefix("the disk is 2.5 s behind") })
        engine.send([try ticket(.deposit)], clientID: 3)
        #expect(engine.waits { $0.state.orderCount == 2 })
        release.signal()
        #expect(engine.waits { $0.pending.isEmpty && $0.writer?.durableSequence == $0.state.sequence })
        #expect(engine.queue.sync { engine.journalLag } == 0)
        engine.send([try ticket(.sell)], clientID: 4)
        #expect(engine.waits { $0.state.orderCount == 3 })
        try engine.stop()
    }
}
