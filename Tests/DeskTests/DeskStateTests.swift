import Testing
import Units

@testable import Desk

@Suite struct DeskStateTests {
    @Test func `the desk before its first input is empty`() {
        let state = DeskState()
        #expect(state.sequence == 0)
        #expect(state.tickCount == 0)
        #expect(state.accountCount == 0)
        #expect(state.instrumentCount == 0)
        #expect(state.alerts.isEmpty)
    }

    @Test func `a tick from the past keeps the time of the desk and sets that of its price`() {
        var state = DeskState(listing: ["ETH", "BTC"])
        let ticks = [(0, 50), (1, 40), (0, 30)].map { instrument, second in
            Tick(
                price: Price(whole: 9), time: Timestamp(seconds: Int64(second)),
                instrument: UInt32(instrument))
        }
        #expect(state.events(of: [], ticks: ticks).isEmpty)
        #expect(state.time == Timestamp(seconds: 50))
        #expect(state.priceTime(of: InstrumentID(1)) == Timestamp(seconds: 40))
        #expect(state.priceTime(of: InstrumentID(0)) == Timestamp(seconds: 30))
    }

    @Test func `rows are counted by feed and inputs by sequence`() {
        var state = DeskState(listing: ["ETH"])
        let ticks = [2, 0, 2].map {
            Tick(
                price: Price(whole: 9), time: Timestamp(seconds: 1), instrument: InstrumentID(0),
                feed: UInt16($0))
        }
        _ = state.events(of: [.acknowledgeAllAlerts], ticks: ticks)
        #expect(state.rowsByFeed == [1, 0, 2])
        #expect(state.tickCount == 3)
        #expect(state.sequence == 5)
    }

    @Test(arguments: UInt64(1)...30)
    func `where batches are cut changes neither state nor events`(seed: UInt64) {
        let batches = RandomRun(seed: seed).batches(segments: 6, ticks: 150)
        var (whole, cut) = (DeskState(), DeskState())
        var (wholeEvents, cutEvents): ([Event], [Event]) = ([], [])
        var chance = SeededGenerator(seed: seed &+ 1_000)
        for batch in batches {
            whole.apply(batch, into: &wholeEvents)
            for part in batch.cut(with: &chance) { cut.apply(part, into: &cutEvents) }
        }
        #expect(whole.encoded() == cut.encoded())
        #expect(wholeEvents == cutEvents)
        #expect(wholeEvents.count > 20)
    }
}

extension Batch {
    /// The same inputs in the same order, in several batches of which some are empty.
    fileprivate func cut(with chance: inout SeededGenerator) -> [Batch] {
        var parts = commands.map { Batch(commands: [$0]) }
        var rest = ticks[...]
        while !rest.isEmpty {
            let count = Int(chance.uniform() * chance.uniform() * 60)
            parts.append(Batch(ticks: Array(rest.prefix(count))))
            rest = rest.dropFirst(count)
        }
        return parts
    }
}
