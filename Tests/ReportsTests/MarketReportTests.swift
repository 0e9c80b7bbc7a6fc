import Desk
import Reports
import Testing
import Units

@Suite struct MarketReportTests {
    private func row(_ state: DeskState, _ index: Int = 0) -> MarketRow {
        var tape = MarketTape(instrumentCount: state.instrumentCount)
        tape.sample(state)
        return MarketReport(state, tape: tape).rows[index]
    }

    @Test func `every instrument has a row in the order of the registry`() {
        var state = DeskState(listing: ["ETH", "BTC"], opening: [], prices: [100])
        state.apply(price: 120, second: 4)
        let row = row(state)
        #expect(row.symbol == "ETH")
        #expect(row.instrument == InstrumentID(0))
        #expect(row.price == Price(whole: 120))
        #expect(row.firstPrice == Price(whole: 100))
        #expect(row.time == Timestamp(seconds: 4))
        #expect(row.history == [Price(whole: 120)])
        #expect(row.historySpan == 500_000_000)
        #expect(row.refusedCount == 0 && row.heldPrice == nil)
    }

    @Test func `an instrument before its first price has nothing to say`() {
        let row = row(DeskState(listing: ["ETH", "BTC"], opening: [], prices: [100]), 1)
        #expect(row.symbol == "BTC")
        #expect(row.price == nil && row.firstPrice == nil && row.time == nil)
        #expect(row.changeBasisPoints == 0)
        #expect(row.history.isEmpty)
    }

    @Test(arguments: [
        (UInt64(30_000), UInt64(30_000), Int64(0)), (30_000, 30_001, 0), (30_000, 29_999, 0),
        (30_000, 30_010, 3), (30_000, 29_990, -3), (30_000, 60_000, 10_000), (30_000, 15_000, -5_000),
    ])
    func `the change is rounded toward zero`(first: UInt64, now: UInt64, basisPoints: Int64) {
        var state = DeskState(listing: ["ETH"], opening: [], prices: [first])
        state.apply(price: now, second: 1)
        #expect(row(state).changeBasisPoints == basisPoints)
    }

    @Test func `a change beyond what 64 bits can say is held at the greatest`() {
        var state = DeskState(listing: ["ETH"], opening: [])
        for (second, raw) in [(0, UInt128(1)), (1, 1 << 119), (2, 1 << 119), (3, 1 << 119)] {
            state.apply(
                [],
                [
                    Tick(
                        price: Price(raw: raw), time: Timestamp(seconds: Int64(second)),
                        instrument: InstrumentID(0), feed: 0)
                ])
        }
        #expect(state.price(of: InstrumentID(0))?.raw == 1 << 119)
        #expect(row(state).changeBasisPoints == .max)
    }

    @Test func `held and refused prices are shown`() {
        var state = DeskState(listing: ["ETH"], opening: [], prices: [1])
        state.apply(price: 500, second: 1)
        #expect(row(state).heldPrice == Price(whole: 500))
        state.apply(price: 2, second: 2)
        #expect(row(state).heldPrice == nil)
        #expect(row(state).refusedCount == 1)
        #expect(row(state).price == Price(whole: 2))
    }

    @Test func `a report has the time of the desk`() {
        var state = DeskState(listing: ["ETH"], opening: [], prices: [1])
        state.apply(price: 1, second: 77)
        #expect(MarketReport(state, tape: MarketTape(instrumentCount: 1)).time == Timestamp(seconds: 77))
    }
}
