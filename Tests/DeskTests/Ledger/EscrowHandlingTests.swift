import Testing
import Units

@testable import Desk

@Suite struct EscrowHandlingTests {
    private func desk(_ rules: TransferRules? = nil, vesting: [VestingTerms] = []) -> AssetDesk {
        var terms = InstrumentTerms(symbol: "X", decimals: 6)
        terms.transferRules = rules
        return AssetDesk(terms, held: AssetDesk.usdc(100), vesting: vesting, price: 5)
    }

    @Test func `what is sent to another chain is held until it is delivered`() {
        var desk = desk()
        let net = desk.state.netAssets(of: desk.state.trading, VenuePrices(desk.state))
        #expect(desk.place(.transfer(AssetDesk.usdc, AssetDesk.usdc(70), to: AssetDesk.far)).state == .filled)
        #expect(desk.wallet(AssetDesk.usdc) == AssetDesk.usdc(9_930) && desk.isConserved)
        #expect(desk.wallet(AssetDesk.usdc, AssetDesk.far) == AssetDesk.usdc(10_000))
        #expect(desk.state.netAssets(of: desk.state.trading, VenuePrices(desk.state)) == net)
        let events = desk.run([.deliver(EscrowID(1))])
        #expect(events.contains(.escrowEnded(EscrowID(1), .released)))
        #expect(desk.wallet(AssetDesk.usdc, AssetDesk.far) == AssetDesk.usdc(10_070) && desk.isConserved)
        let tied = desk.state.settlements.filter { $0.escrow == EscrowID(1) }
        #expect(tied.count == 2 && tied.allSatisfy { $0.basket == OrderID(1) && $0.legs.count == 1 })
        #expect(desk.run([.deliver(EscrowID(1))]) == [.actionRefused(.noEscrow(EscrowID(1)))])
    }

    @Test func `what nobody delivers comes back after an hour, once`() {
        var desk = desk()
        desk.place(.transfer(AssetDesk.usdc, AssetDesk.usdc(70), to: AssetDesk.far))
        let deadline = desk.state.escrows[0].deadline
        desk.pass(to: Timestamp(nanoseconds: deadline.nanoseconds - 1))
        #expect(desk.state.escrows.count == 1)
        desk.pass(to: deadline)
        #expect(desk.state.escrows.isEmpty && desk.wallet(AssetDesk.usdc) == AssetDesk.usdc(10_000))
        desk.pass(to: .day(2026, 1, 9))
        #expect(desk.events.count { $0 == .escrowEnded(EscrowID(1), .refunded) } == 1 && desk.isConserved)
    }

    @Test func `what its receiver may not have comes back at once, whatever its token says`() {
        var rules = TransferRules()
        rules.claim = "qualified"
        var desk = desk(rules)
        desk.place(.transfer(AssetDesk.asset, AssetDesk.usdc(30), to: AssetDesk.far))
        #expect(desk.wallet(AssetDesk.asset) == AssetDesk.usdc(70))
        #expect(desk.run([.deliver(EscrowID(1))]).contains(.escrowEnded(EscrowID(1), .refunded)))
        #expect(desk.wallet(AssetDesk.asset) == AssetDesk.usdc(100) && desk.isConserved)
    }

    @Test func `a grant is released in proportion to time from its cliff on, and whole at its end`() {
        let grant = VestingTerms(
            .init("X", AssetDesk.usdc(365)), start: .day(2026, 1, 1), cliff: .day(2026, 3, 1),
            end: .day(2027, 1, 1))
        var desk = desk(vesting: [grant])
        #expect(desk.isConserved)
        desk.pass(to: .day(2026, 2, 28))
        #expect(desk.wallet(AssetDesk.asset) == AssetDesk.usdc(100))
        desk.pass(to: .day(2026, 3, 1))
        #expect(desk.wallet(AssetDesk.asset) == AssetDesk.usdc(159))
        desk.pass(to: .day(2026, 3, 2))
        #expect(desk.wallet(AssetDesk.asset) == AssetDesk.usdc(160))
        desk.pass(to: .day(2027, 1, 1))
        #expect(desk.wallet(AssetDesk.asset) == AssetDesk.usdc(465))
        #expect(desk.state.escrows.isEmpty && desk.isConserved)
    }

    @Test func `a state with escrows, lives and rules is read back as it was`() throws {
        var rules = TransferRules()
        (rules.claim, rules.holderLimit, rules.hours) = ("q", 9, 1..<80_000)
        rules.closedCountries = [CountryCode("US")].compactMap { $0 }
        var desk = desk(rules)
        desk.place(.transfer(AssetDesk.usdc, AssetDesk.usdc(70), to: AssetDesk.far))
        desk.run([
            .controlToken(AssetDesk.asset, .freeze(AssetDesk.ann, AssetDesk.usdc(3))),
            .setIdentity(
                AssetDesk.ben,
                HolderIdentity(country: CountryCode("DE"), claims: [.init("q", until: .day(2026, 5, 5))])),
        ])
        let bytes = desk.state.encoded()
        var copy = try DeskState(decoding: bytes)
        #expect(copy.encoded() == bytes)
        var (first, second): ([Event], [Event]) = ([], [])
        let batch = Batch(commands: [.deliver(EscrowID(1))])
        copy.apply(batch, into: &first)
        desk.state.apply(batch, into: &second)
        #expect(first == second && copy.encoded() == desk.state.encoded())
    }
}
