import Protocols
import Testing
import Units

@testable import Desk

private typealias Fixture = TradingFixture

@Suite struct VenueHandlingTests {
    private func reason(_ command: Command) -> RejectReason? {
        var desk = Fixture()
        for case .commandRejected(let reason) in desk.run([command]) { return reason }
        return nil
    }

    private func address(_ name: SafeText, _ venue: SafeText, _ terms: AddressTerms = AddressTerms())
        -> Command
    {
        .openAccount(AccountDefinition(name: name, venue: venue, holding: .address(terms)))
    }

    @Test func `a pool of what is not listed, or of one thing with itself, is refused`() {
        #expect(
            reason(.openPool(PoolTerms(name: "x", chain: "c", base: "ETH", quote: "EUR")))
                == .symbolNotListed("EUR"))
        #expect(
            reason(.openPool(PoolTerms(name: "x", chain: "c", base: "ETH", quote: "ETH")))
                == .symbolNotListed("ETH"))
    }

    @Test func `a name is given once`() {
        #expect(
            reason(.openPool(PoolTerms(name: "aave", chain: "c", base: "ETH", quote: "USDC")))
                == .nameTaken("aave"))
    }

    @Test func `terms that the venue's contract would refuse are refused in its words`() {
        var terms = Fixture.reserve(threshold: 8_000)
        terms.loanToValue = 9_000
        let command = Command.openLendingVenue(
            LendingTerms(
                name: "bad", chain: "c", reserves: [ReserveTerms(symbol: "ETH", configuration: terms)]))
        #expect(reason(command) == .termsRefused(venue: "bad", .venue("invalidReserveParams")))
    }

    @Test func `an address needs a venue or a chain that is there`() {
        #expect(reason(address("a", "nowhere")) == .venueNotOpen("nowhere"))
        #expect(reason(address("a", "ethereum")) == nil)
    }

    @Test func `an address that owes more than its venue has is refused whole`() {
        var desk = Fixture()
        let before = desk.state.trading.inflow
        let terms = AddressTerms(
            supplied: [.init("ETH", Fixture.eth(1))], owed: [.init("USDC", Fixture.usdc(900_000_000))])
        let caused = desk.run([address("greedy", "aave", terms)])
        #expect(caused.first.map(\.isRejection) == true)
        #expect(desk.state.accountCount == 2)
        #expect(desk.state.trading.inflow == before)
        #expect(desk.state.trading.lending[0].market.accountCount == 3)
    }

    @Test func `what an address comes with cost what it is worth at its first price`() {
        var desk = Fixture(prices: false)
        #expect(desk.state.profit(of: Fixture.eth, by: Fixture.vault) == nil)
        desk.tick([(Fixture.eth, 3_000), (Fixture.usdc, 1)])
        let profit = desk.state.profit(of: Fixture.eth, by: Fixture.vault)
        #expect(profit?.cost == 360_000 * Int128(DeskLimits.unit))
        #expect(profit?.realised == 0)
    }
}
