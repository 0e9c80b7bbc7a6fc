import Desk
import Formats
import Reports
import Testing
import Units

struct StressLinesTests {
    private static func state() -> DeskState {
        var state = DeskState()
        var events: [Event] = []
        let loan = SnapshotTerms(
            collateral: 120, debt: 100, decimals: 0, thresholdBasisPoints: 10_000, collateralSymbol: "ETH",
            debtSymbol: nil)
        let account = AccountDefinition(name: "near", venue: "aave", holding: .snapshot(loan))
        let tick = Tick(
            price: Price(whole: 1_000), time: Timestamp(seconds: 0), instrument: InstrumentID(0), feed: 0)
        state.apply(
            Batch(commands: [.listInstrument(symbol: "ETH"), .openAccount(account)], ticks: [tick]),
            into: &events)
        return state
    }

    private static let fall = [PriceShock(symbol: "ETH", millionths: -300_000)]

    @Test func `JSON has exact decimals as texts`() throws {
        let report = try StressReport(Self.state(), shocks: Self.fall)
        #expect(
            StressLines.json(report) == [
                #"{"type":"account","account":"near","venue":"aave","before":"1.200000000000000000","#
                    + #""after":"0.840000000000000000","liquidatable":true,"debt":"100.00000000","#
                    + #""shortfall":"16.00000000"}"#,
                #"{"type":"move","symbol":"ETH","before":"1000","after":"700"}"#,
                #"{"type":"summary","accounts":1,"liquidatable":1,"newlyLiquidatable":1,"#
                    + #""debt":"100.00000000","shortfall":"16.00000000"}"#,
            ])
    }

    @Test func `a person reads what falls, who is liquidated and by how much`() throws {
        let report = try StressReport(Self.state(), shocks: Self.fall)
        #expect(
            StressLines.plain(report, limit: 5) == [
                "ETH  1000 -> 700",
                "near  1.2000 -> 0.8400  # liquidatable, 16.00 of 100.00 too much",
                "1 of 1 accounts below their line, 1 of them by this; they owe 100.00, 16.00 too much",
            ])
        #expect(StressLines.plain(report, limit: 0)[1] == "and 1 accounts more")
    }

    @Test func `grids and nearest lines are lines too`() throws {
        let grid = try StressGrid(Self.state(), shocks: Self.fall)
        #expect(StressLines.plain(grid).first == "   ETH +0%     1.200")
        #expect(StressLines.plain(grid).last == "  ETH -45%  0.660 #1")
        #expect(
            StressLines.json(grid).last
                == #"{"type":"cell","shocks":"ETH -45%","worst":"0.660000000000000000","account":"near","liquidatable":1}"#
        )
        let reverse = ReverseStress(Self.state())
        #expect(reverse.rows.count == 1)
        #expect(StressLines.plain(reverse)[0].hasPrefix("ETH falls -16.6"))
        #expect(StressLines.json(reverse)[0].contains(#""direction":"fall""#))
    }
}
