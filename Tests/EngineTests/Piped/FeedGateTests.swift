import Desk
import Reports
import Testing
import Units

@testable import Engine

/// Every named fault of a feed, by a clock that a test moves.
@Suite struct FeedGateTests {
    private let wall = Timestamp(seconds: 1_795_349_071)

    private func gate(newSymbols: Int = 8) -> FeedGate {
        FeedGate(FeedSymbols(DeskState(), newSymbols: newSymbols))
    }

    private func row(
        _ symbol: SafeText, _ price: UInt64, at seconds: Int64? = nil, kind: Tick.Kind = .oracle,
        source: SafeText = ""
    ) -> PipedLine {
        .row(
            FeedRow(
                symbol: symbol, price: Price(whole: price), time: seconds.map { Timestamp(seconds: $0) },
                kind: kind, source: source))
    }

    /// The prices that a gate lets through, in whole units; nil for those that it does not.
    private func prices(_ gate: inout FeedGate, _ lines: [PipedLine]) -> [UInt64?] {
        lines.map { gate.take($0, wall: wall, now: 0).map { UInt64($0.price.raw / Price.scale) } }
    }

    @Test func `a duplicate changes nothing, and an older row never follows a newer one`() {
        var gate = gate()
        let lines = [
            row("ETH", 1, at: 10), row("ETH", 1, at: 10), row("ETH", 2, at: 9), row("ETH", 3, at: 11),
            row("ETH", 1, at: 10), row("ETH", 3, at: 11),
        ]
        #expect(prices(&gate, lines) == [1, nil, nil, 3, nil, nil])
        #expect(gate.takenCount == 2 && gate.droppedCount == 4 && gate.conflictCount == 0)
        #expect(gate.problems.last == "ETH: older than the price before it")
    }

    @Test func `two prices for one time are flagged, and the later row counts`() {
        var gate = gate()
        #expect(prices(&gate, [row("ETH", 1, at: 10), row("ETH", 2, at: 10)]) == [1, 2])
        #expect(gate.conflictCount == 1 && gate.droppedCount == 0)
        #expect(gate.problems == ["ETH: two prices for one time; the later row counts"])
    }

    @Test func `symbols and kinds have times of their own`() {
        var gate = gate()
        let lines = [
            row("ETH", 1, at: 10), row("BTC", 2, at: 5), row("ETH", 3, at: 5, kind: .benchmark),
            row("ETH", 4, at: 4, kind: .benchmark),
        ]
        #expect(prices(&gate, lines) == [1, 2, 3, nil])
    }

    @Test func `a row without a time is stamped on arrival and never late, even when the clock goes back`() {
        var gate = gate()
        let first = gate.take(row("ETH", 1), wall: wall, now: 0)
        let back = Timestamp(nanoseconds: wall.nanoseconds - 3_600_000_000_000)
        let second = gate.take(row("ETH", 2), wall: back, now: 1)
        let third = gate.take(row("ETH", 2), wall: back, now: 2)
        #expect(first?.time == wall && second?.time == wall && third?.time == wall)
        #expect(gate.conflictCount == 0 && gate.droppedCount == 0)
    }

    @Test func `a time far ahead of the clock is a bad row, so that it cannot make all others late`() {
        var gate = gate()
        let now = wall.nanoseconds / Timestamp.nanosecondsPerSecond
        #expect(prices(&gate, [row("ETH", 1, at: now + 3_601), row("ETH", 2, at: now + 3_600)]) == [nil, 2])
        #expect(gate.droppedCount == 1)
    }

    @Test func `three bad rows in a row put their source in quarantine until three good ones`() {
        var gate = gate()
        let bad = PipedLine.bad(source: "x", words: "no price")
        #expect(prices(&gate, [bad, bad, bad]) == [nil, nil, nil])
        #expect(gate.sources.quarantined(limit: 9) == ["x"])
        let lines = [
            row("ETH", 1, source: "x"), row("ETH", 2, source: "y"), row("ETH", 3, source: "x"),
            row("ETH", 4, source: "x"),
        ]
        #expect(prices(&gate, lines) == [nil, 2, nil, 4])
        #expect(gate.droppedCount == 5 && gate.sources.quarantinedCount == 0)
        #expect(gate.problems.last == "source x is in quarantine until 3 good rows in a row")
    }

    @Test func `more new symbols than there is room for are refused and counted`() {
        var gate = gate(newSymbols: 2)
        #expect(prices(&gate, [row("A", 1), row("B", 2), row("C", 3), row("A", 4)]) == [1, 2, nil, 4])
        #expect(gate.droppedCount == 1)
        #expect(gate.problems.last?.text.hasPrefix("C: more than") == true)
    }

    @Test func `problems are the last sixteen, whatever comes`() {
        var gate = gate()
        for index in 0..<1_000 {
            _ = gate.take(.bad(source: "", words: SafeText("\(index)")), wall: wall, now: 0)
        }
        #expect(gate.problems.count == FeedStatus.listedAtMost && gate.problems.last == "999")
        #expect(gate.droppedCount == 1_000)
    }

    @Test func `what the desk knows already is the last row of its symbol`() {
        var state = DeskState()
        var events: [Event] = []
        state.apply(
            Batch(
                commands: [.listInstrument(symbol: "ETH")],
                ticks: [
                    Tick(
                        price: Price(whole: 5), time: Timestamp(seconds: 10), instrument: InstrumentID(0),
                        feed: 0)
                ]), into: &events)
        var gate = FeedGate(FeedSymbols(state, newSymbols: 0))
        #expect(
            prices(&gate, [row("ETH", 4, at: 9), row("ETH", 5, at: 10), row("ETH", 6, at: 11)]) == [
                nil, nil, 6,
            ])
    }
}
