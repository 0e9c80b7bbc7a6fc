import Desk
import Reports
import Testing
import Units

@Suite struct MarketReportVenuesTests {
    private func rows(_ state: DeskState) -> [MarketRow] {
        MarketReport(state, tape: MarketTape(instrumentCount: state.instrumentCount)).rows
    }

    @Test func `pools stand with their base, against what venues pay`() {
        let rows = rows(.trading())
        #expect(rows[1].pools.isEmpty)
        #expect(rows[0].pools.map(\.pool) == ["deep", "shallow", "empty"])
        #expect(rows[0].pools.map(\.price) == [Price(whole: 3_000), Price(whole: 3_010), nil])
        #expect(rows[0].pools.map(\.gapBasisPoints) == [0, 33, nil])
        #expect(rows[0].pools[0].depth == 12_000_000 * 100_000_000)
        #expect(rows[0].pools[1].chain == "base" && rows[0].pools[1].quote == "USDC")
    }

    @Test func `a pool is held against the prices of both its tokens`() {
        var state = DeskState.trading()
        state.apply(price: 2, second: 2, instrument: 1)
        #expect(rows(state)[0].pools[0].gapBasisPoints == 10_000)
    }

    @Test func `the benchmark is told with its age and how far the price lies above it`() {
        var state = DeskState.trading()
        #expect(rows(state)[0].benchmark == nil && rows(state)[0].benchmarkGapBasisPoints == nil)
        state.apply(
            [],
            [
                Tick(
                    price: Price(whole: 3_100), time: Timestamp(seconds: 2), instrument: InstrumentID(0),
                    feed: 0, kind: .benchmark)
            ])
        state.apply(price: 1, second: 5, instrument: 1)
        let row = rows(state)[0]
        #expect(row.benchmark == Price(whole: 3_100) && row.price == Price(whole: 3_000))
        #expect(row.benchmarkGapBasisPoints == -322 && row.benchmarkAge == 3_000_000_000)
    }
}
