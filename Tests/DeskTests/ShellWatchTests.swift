import Testing
import Units

@testable import Desk

@Suite struct ShellWatchTests {
    /// Long ETH against dollars at a factor in thousandths when ETH is at 100.
    private static func long(_ thousandths: UInt128) -> AccountDefinition {
        .positions(
            "long", supplied: [("ETH", thousandths * 1_000, 6)], owed: [("USDC", 100_000_000, 6)],
            threshold: 10_000)
    }

    private static func state(_ thousandths: [UInt128]) -> DeskState {
        DeskState(
            listing: ["ETH", "USDC"], opening: thousandths.map(long), prices: [100, 1])
    }

    /// ETH at 100 dollars and so many hundredths of a basis point.
    private static func tick(_ offset: Int, second: Int64) -> Tick {
        let price = Int128(100 * Price.scale) + Int128(offset) * Int128(Price.scale / 10_000)
        return Tick(price: Price(raw: UInt128(price)), time: Timestamp(seconds: second))
    }

    @Test func `the further an account is from every edge, the wider its shell`() {
        // From far above the watch edge at 1.5 to a hundredth above it.
        let state = ShellWatchTests.state([9_000, 2_500, 2_000, 1_700, 1_600, 1_530])
        let shells = state.accounts.map { state.watch.shells.shell(of: $0) }
        #expect(shells.allSatisfy { $0 < ShellLimits.count })
        #expect(shells == shells.sorted() && Set(shells).count >= 5, "\(shells)")
        #expect(shells.first == 0)
    }

    @Test func `an account within a four-hundredth of an edge is followed tick by tick instead`() {
        let state = ShellWatchTests.state([1_502])
        #expect(state.watch.shells.shell(of: AccountID(0)) == ShellLimits.none)
        #expect(state.watch.close.holds(AccountID(0)))
    }

    @Test func `small steps of a price have nobody looked at who is far from every edge`() {
        var state = ShellWatchTests.state(Array(repeating: 2_000, count: 1_000))
        let looks = state.lookCount
        let ticks = (1...1_000).map { ShellWatchTests.tick(($0 % 7 - 3) * 100, second: Int64($0)) }
        #expect(state.events(of: [], ticks: ticks) == [])
        #expect(state.lookCount == looks)
    }

    @Test func `whoever is near is looked at, and nobody else`() throws {
        var state = ShellWatchTests.state([1_530] + Array(repeating: 3_000, count: 1_000))
        let looks = state.lookCount
        // Two percent down: 1.53 becomes 1.4994, which is no alert yet but another zone.
        _ = state.events(of: [], ticks: [ShellWatchTests.tick(-20_000, second: 1)])
        let factor = try #require(state.healthFactor(of: AccountID(0)))
        #expect(state.zone(of: AccountID(0)) == Int(state.edges.zone(of: factor)))
        #expect(state.lookCount == looks + 1)
    }

    @Test func `every account of a great book has the zone of its health after every step`() {
        var state = ShellWatchTests.state((1_000..<2_000).map { UInt128($0) })
        var chance = SeededGenerator(seed: 3)
        var offset = 0
        for number in 1...400 {
            let reach = [20, 500, 20_000, 90_000][Int(chance.next() % 4)]
            offset = min(max(offset + Int(chance.next() % UInt64(2 * reach)) - reach, -250_000), 250_000)
            _ = state.events(of: [], ticks: [ShellWatchTests.tick(offset, second: Int64(number))])
            for account in state.accounts {
                let zone = state.healthFactor(of: account).map { Int(state.edges.zone(of: $0)) }
                #expect(state.zone(of: account) == zone, "\(account) after step \(number)")
            }
        }
    }
}
