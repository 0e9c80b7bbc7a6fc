import Desk
import Reports
import Testing
import Units

struct StressReportTests {
    /// ETH at 1,000: one account at 120 %, one at 200 %, one that owes nothing, one below its line already.
    private static func state() -> DeskState {
        DeskState(
            listing: ["ETH", "BTC"],
            opening: [
                .following("safe", percent: 200), .following("near", percent: 120), .withoutDebt("free"),
                .following("fallen", percent: 90),
            ], prices: [1_000, 50_000])
    }

    private static func wad(_ percent: UInt64) -> UInt256 {
        UInt256(UInt128(percent) * 10_000_000_000_000_000)
    }

    @Test func `health after a fall is exact and the worst come first`() throws {
        let report = try StressReport(
            Self.state(), shocks: [PriceShock(symbol: "ETH", millionths: -300_000)])
        #expect(report.rows.map(\.name) == ["fallen", "near", "safe"])
        #expect(report.rows.map(\.before) == [Self.wad(90), Self.wad(120), Self.wad(200)])
        #expect(report.rows.map(\.after) == [Self.wad(63), Self.wad(84), Self.wad(140)])
        #expect(report.rows.map(\.isLiquidatable) == [true, true, false])
        #expect(report.newlyLiquidatable.map(\.name) == ["near"])
        #expect(report.liquidatableCount == 2)
        let move = try #require(report.moves.first)
        #expect((move.before, move.after) == (Price(whole: 1_000), Price(whole: 700)))
    }

    @Test func `the shortfall is the debt that would have to be gone`() throws {
        let report = try StressReport(
            Self.state(), shocks: [PriceShock(symbol: "ETH", millionths: -300_000)])
        // A debt of 1 in the base currency: 37 % and 16 % of it are too much.
        #expect(report.rows.map(\.shortfall) == [37_000_000, 16_000_000, 0])
        #expect(report.shortfall == 53_000_000)
        #expect(report.liquidatableDebt == 200_000_000)
    }

    @Test func `the stressed health is what the desk has once prices come there`() throws {
        var state = LendingDesk.make()
        let report = try StressReport(
            state,
            shocks: [
                PriceShock(symbol: "ETH", millionths: -400_000),
                PriceShock(symbol: "USDC", millionths: 10_000),
            ])
        state.apply(
            [],
            [
                Tick(
                    price: Price(whole: 1_800), time: state.time, instrument: InstrumentID(0), feed: 0),
                Tick(
                    price: Price(raw: 1_010_000_000_000_000_000), time: state.time,
                    instrument: InstrumentID(1), feed: 0),
            ])
        let row = try #require(report.rows.first)
        #expect(report.rows.count == 1)
        #expect(row.after == state.healthFactor(of: row.account))
        #expect(row.isLiquidatable)
        #expect(row.debt == state.debt(of: row.account).amount)
    }

    @Test func `a scenario changes nothing of the desk`() throws {
        let state = LendingDesk.make()
        let before = state.encoded()
        _ = try StressReport(state, shocks: [PriceShock(symbol: "ETH", millionths: -500_000)])
        #expect(state.encoded() == before)
        #expect(state.price(of: InstrumentID(0)) == Price(whole: 3_000))
    }

    @Test func `a scenario that a desk cannot have names what is wrong`() {
        let state = Self.state()
        func failure(_ shocks: [PriceShock]) -> StressError? {
            do throws(StressError) {
                _ = try StressReport(state, shocks: shocks)
                return nil
            } catch { return error }
        }
        #expect(failure([]) == .nothingShocked)
        #expect(failure([PriceShock(symbol: "ETG", millionths: 1)]) == .unknownAsset("ETG", nearest: "ETH"))
        #expect(failure([PriceShock(symbol: "GOLD", millionths: 1)]) == .unknownAsset("GOLD", nearest: nil))
        let eth = PriceShock(symbol: "ETH", millionths: 1)
        #expect(failure([eth, eth]) == .assetTwice("ETH"))
        for impossible: Int64 in [-1_000_000, -2_000_000, PriceShock.greatest + 1] {
            #expect(
                failure([PriceShock(symbol: "ETH", millionths: impossible)])
                    == .impossibleStep("ETH", millionths: impossible))
        }
        let unpriced = DeskState(listing: ["ETH"], opening: [])
        #expect(throws: StressError.withoutPrice("ETH")) { try StressReport(unpriced, shocks: [eth]) }
    }
}
