import Desk
import Glibc
import Journal
import Reports
import Testing
import Units

@testable import Engine

/// A whole engine over a piped feed: rows go in by hand, the clock stands still between steps.
@Suite struct PipedFeedTests {
    private let scratch = ScratchStore()
    private let folder = PipedFolder()
    private let clock = ManualClock()

    private func plan(_ path: String? = nil, maximumAge: Int64 = PipedFeed.usualMaximumAge) -> DeskPlan {
        var plan = DeskPlan(
            descriptor: "piped",
            setUp: [.listInstrument(symbol: "ETH"), .openAccount(PipedFeedTests.account)],
            market: .piped, sources: { [] })
        plan.piped = PipedFeed(
            origin: .path(path ?? folder.fifo("feed-\(clock.now())")), name: "test", reader: PlainLines(),
            maximumAge: maximumAge, seed: 1)
        return plan
    }

    private static let account = AccountDefinition(
        name: "alice", venue: "test",
        holding: .positions([
            PositionTerms(
                symbol: "ETH", side: .collateral, amount: 10, decimals: 0, thresholdBasisPoints: 8_000,
                recordedPrice: nil),
            PositionTerms(
                symbol: "ETH", side: .debt, amount: 1, decimals: 0, thresholdBasisPoints: 0,
                recordedPrice: nil),
        ]))

    /// An engine that reads nothing by itself: its timer and its connection are not started.
    private func engine(_ plan: DeskPlan, store: JournalStore? = nil) throws -> TradingEngine {
        try TradingEngine(plan, pace: .live(speedMilli: 1_000), journal: store, clock: clock)
    }

    private func send(_ engine: TradingEngine, _ text: String) {
        Array(text.utf8).withUnsafeBufferPointer { engine.piped?.take($0) }
        engine.queue.sync { engine.step() }
        _ = engine.waits { !$0.isStepQueued }
    }

    private func status(_ engine: TradingEngine) -> FeedStatus? { engine.piped?.status() }

    private func price(_ engine: TradingEngine, _ symbol: SafeText) -> UInt64? {
        engine.queue.sync {
            engine.state.instrument(of: symbol).flatMap { engine.state.price(of: $0) }.map {
                UInt64($0.raw / Price.scale)
            }
        }
    }

    @Test func `rows become prices in the order of their arrival, and new symbols are listed first`() throws {
        let engine = try engine(plan())
        send(engine, "ETH 100\nSOL 20\nETH 101\nb:SOL 21\n")
        #expect(price(engine, "ETH") == 101 && price(engine, "SOL") == 20)
        #expect(engine.queue.sync { engine.state.benchmark(of: InstrumentID(1)) } == Price(whole: 21))
        #expect(engine.queue.sync { engine.state.time } == clock.wallTime())
        #expect(engine.queue.sync { engine.state.rowsByFeed } == [4])
        #expect(status(engine)?.condition == .live)
        try engine.stop()
    }

    @Test func `the time of a row is the desk's time`() throws {
        let engine = try engine(plan())
        send(engine, "ETH 100 1600000000\nETH 99 1500000000\n")
        #expect(engine.queue.sync { engine.state.time } == Timestamp(seconds: 1_600_000_000))
        #expect(price(engine, "ETH") == 100 && status(engine)?.droppedCount == 1)
        try engine.stop()
    }

    @Test func `bad rows change nothing and are counted`() throws {
        let engine = try engine(plan())
        send(engine, "ETH 100\n")
        let before = engine.stateHash
        send(engine, "bad\nETH nan\n\nETH\n")
        #expect(engine.stateHash == before)
        #expect(status(engine)?.droppedCount == 3 && status(engine)?.condition == .quarantined)
        #expect(status(engine)?.quarantined == ["(the feed)"])
        try engine.stop()
    }

    @Test func `a feed that says nothing is silent after the limit, and live again with its next row`() throws
    {
        let engine = try engine(plan(maximumAge: 5_000_000_000))
        #expect(status(engine)?.condition == .waiting)
        send(engine, "ETH 100\nETH 1")
        clock.advance(by: 5_000_000_000)
        #expect(status(engine)?.condition == .live)
        clock.advance(by: 1)
        #expect(status(engine)?.condition == .silent && status(engine)?.age == 5_000_000_001)
        #expect(price(engine, "ETH") == 100)
        send(engine, "02\n")
        #expect(price(engine, "ETH") == 102 && status(engine)?.condition == .live)
        try engine.stop()
    }

    @Test func `a feed of which nothing ever comes is silent too`() throws {
        let engine = try engine(plan())
        clock.advance(by: PipedFeed.usualMaximumAge + 1)
        #expect(status(engine)?.condition == .silent && status(engine)?.age == nil)
        try engine.stop()
    }

    @Test func `the ages of prices grow while nothing comes`() throws {
        let engine = try engine(plan())
        send(engine, "ETH 100\n")
        clock.advance(by: 7_000_000_000)
        engine.request(ReportRequest())
        #expect(engine.waits { !$0.publication.isWanted })
        let market = try #require(engine.marketReports.take())
        #expect(market.time.nanoseconds(since: market.rows[0].time ?? market.time) == 7_000_000_000)
        #expect(engine.deskReports.take()?.health.rows.first?.priceAge == 7_000_000_000)
        #expect(engine.statusReports.take()?.feed?.age == 7_000_000_000)
        try engine.stop()
    }

    @Test func `the same price with new times is frozen after two minutes`() throws {
        let engine = try engine(plan())
        for second in 0...120 {
            send(engine, "ETH 100 \(1_600_000_000 + second)\n")
            #expect(status(engine)?.condition == (second < 120 ? .live : .frozen), "second \(second)")
            clock.advance(by: second < 120 ? 1_000_000_000 : 0)
        }
        #expect(status(engine)?.unchanged == ["ETH unchanged 2 min"])
        send(engine, "ETH 101 1600000121\n")
        #expect(status(engine)?.condition == .live && status(engine)?.unchanged == [])
        try engine.stop()
    }

    @Test func `a flood is coalesced for each symbol and kind, and the newest price is right`() throws {
        let engine = try engine(plan())
        let flood = (1...100_000).map { "\($0 % 2 == 0 ? "ETH" : "b:BTC") \(100_000 + $0)\n" }.joined()
        send(engine, flood)
        #expect(price(engine, "ETH") == 200_000)
        #expect(engine.queue.sync { engine.state.benchmark(of: InstrumentID(1)) } == Price(whole: 199_999))
        let applied = engine.queue.sync { engine.state.tickCount }
        #expect(applied <= UInt64(FeedIntake.greatestWaiting) + 2)
        #expect(status(engine)?.coalescedCount == 100_000 - applied)
        try engine.stop()
    }

    @Test func `new symbols beyond 1,024 are refused and counted`() throws {
        let engine = try engine(plan())
        send(engine, (0..<1_100).map { "S\($0) 5\n" }.joined())
        #expect(engine.queue.sync { engine.state.instrumentCount } == 1_025)
        #expect(status(engine)?.droppedCount == 76)
        try engine.stop()
    }

    @Test func `a line longer than 64 KiB is dropped and counted, the next one is read`() throws {
        let engine = try engine(plan())
        send(engine, String(repeating: "x", count: 70_000) + "\nETH 7\n")
        #expect(price(engine, "ETH") == 7 && status(engine)?.droppedCount == 1)
        #expect(status(engine)?.problems == ["line 1 is longer than 65536 bytes"])
        try engine.stop()
    }

    @Test func `a line that is cut short by the end is not believed`() throws {
        let engine = try engine(plan())
        send(engine, "ETH 1234\nETH 12")
        engine.piped?.end(.ended)
        engine.queue.sync { engine.step() }
        #expect(price(engine, "ETH") == 1_234)
        #expect(status(engine)?.condition == .ended && status(engine)?.droppedCount == 1)
        #expect(status(engine)?.problems == ["line 2 has no end: it may be cut short"])
        try engine.stop()
    }

    @Test(arguments: [false, true])
    func `a desk that ends or is killed goes on with an equal state`(isKilled: Bool) throws {
        let path = folder.fifo("lasting")
        var expected: SafeText?
        do {
            let first = try engine(plan(path), store: try scratch.open())
            send(first, "ETH 100\nSOL 20\n")
            for round in 0..<40 {
                send(first, "ETH \(100 + round)\nb:SOL \(20 + round)\nNEW\(round % 5) \(round + 1)\n")
                clock.advance(by: 20_000_000)
            }
            first.submit(.acknowledgeAllAlerts)
            send(first, "ETH 50\n")
            expected = first.stateHash
            #expect(
                first.waits {
                    $0.writer?.flush()
                    return $0.writer?.durableSequence == $0.state.sequence
                })
            try first.stop()
        }
        if isKilled {
            try scratch.open().tamper(
                "DELETE FROM snapshot WHERE sequence > (SELECT min(sequence) FROM snapshot)")
        }
        let second = try engine(plan(path), store: try scratch.open())
        #expect(second.resumedAt != nil && second.stateHash == expected)
        send(second, "ETH 51\nSOL 22\n")
        #expect(price(second, "ETH") == 51 && price(second, "NEW4") == 40)
        try second.stop()
    }

    @Test func `a file is read whole, and its end is the end of a run without a clock`() throws {
        let rows = (0..<5_000).map { "ETH \(1_000 + $0) \(1_600_000_000 + $0)\n" }.joined()
        let recorder = RunRecorder()
        let engine = try TradingEngine(
            plan(folder.file("rows", rows)), pace: .unbounded, journal: nil, clock: clock,
            observer: recorder.observer())
        engine.start()
        let summary = try #require(recorder.wait())
        #expect(summary.tickCount == 5_000)
        #expect(status(engine)?.coalescedCount == 0 && status(engine)?.condition == .ended)
        try engine.stop()
    }

    @Test func `a FIFO whose writer has gone is waited for, and its next writer is heard`() throws {
        let path = folder.fifo("returning")
        let engine = try engine(plan(path))
        engine.connection?.start()
        for (count, text) in ["ETH 100\nETH 1", "ETH 200\n"].enumerated() {
            let writer = open(path, O_WRONLY)
            #expect(write(writer, text, text.utf8.count) == text.utf8.count)
            #expect(
                engine.waits {
                    $0.step()
                    return $0.state.tickCount == UInt64(count + 1)
                })
            close(writer)
            #expect(engine.waits { $0.piped?.status().condition == .lost })
        }
        #expect(price(engine, "ETH") == 200 && status(engine)?.droppedCount == 1)
        try engine.stop()
    }
}
