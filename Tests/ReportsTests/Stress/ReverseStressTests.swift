import Desk
import Reports
import Testing
import Units

struct ReverseStressTests {
    @Test func `the first account to go is found for each direction`() throws {
        let state = DeskState(
            listing: ["ETH", "BTC"],
            opening: [
                .following("safe", percent: 200), .following("near", percent: 125),
                .following("fallen", percent: 90), .following("other", percent: 160, symbol: "BTC"),
            ], prices: [1_000, 50_000])
        let reverse = ReverseStress(state)
        #expect(reverse.rows.map(\.name) == ["near", "other"])
        #expect(reverse.rows.map(\.symbol) == ["ETH", "BTC"])
        #expect(reverse.rows.allSatisfy { $0.isFall })
        #expect(reverse.rows.map(\.distanceBasisPoints) == [-2_000, -3_750])
    }

    @Test func `at the line somebody is liquidated and one unit before it nobody`() throws {
        let state = LendingDesk.make()
        let reverse = ReverseStress(state)
        #expect(reverse.rows.count == 2)
        for row in reverse.rows {
            let instrument = try #require(state.instrument(of: row.symbol))
            func health(_ price: Price) throws -> UInt256 {
                try #require(state.repriced([(instrument, price)]).healthFactor(of: row.account))
            }
            #expect(try health(row.line) < Wad.one, "\(row)")
            // A venue's oracle has 8 decimals: one unit of it nearer to the price of now.
            let unit: UInt128 = 10_000_000_000
            let nearer = Price(raw: row.isFall ? row.line.raw + unit : row.line.raw - unit)
            #expect(try health(nearer) >= Wad.one, "\(row)")
            #expect(row.isFall == (row.symbol == "ETH"))
        }
    }

    @Test func `nobody owes, nobody can be liquidated`() {
        let state = DeskState(listing: ["ETH"], opening: [.withoutDebt("free")], prices: [1_000])
        #expect(ReverseStress(state).rows.isEmpty)
    }
}
