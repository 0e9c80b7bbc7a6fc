import Protocols
import Testing
import Units

@testable import Desk

@Suite struct AdmitBorrowersTests {
    private static let venue = LendingID(0)
    private static let loan = BorrowerTerms(
        supplied: [LendingAmount(reserve: 0, amount: TradingFixture.eth(10))],
        owed: [LendingAmount(reserve: 1, amount: TradingFixture.usdc(9_000))])

    @Test func `borrowers come with what they have and owe, before any price is known`() throws {
        var desk = TradingFixture(prices: false)
        let before = desk.state.trading.lending[0].market.accountCount
        let events = desk.run([.act(.admitBorrowers(Self.venue, [Self.loan, BorrowerTerms(), Self.loan]))])
        #expect(desk.state.trading.lending[0].market.accountCount == before + 3)
        let legs = [
            Leg(
                instrument: TradingFixture.eth, amount: TradingFixture.eth(20), from: .outside,
                to: .lending(Self.venue)),
            Leg(
                instrument: TradingFixture.usdc, amount: TradingFixture.usdc(18_000),
                from: .lending(Self.venue), to: .outside),
        ]
        guard case .settled(let settlement) = events.first, events.count == 1 else {
            Issue.record("one settlement, not \(events)")
            return
        }
        #expect(settlement.legs == legs)
    }

    @Test func `wallets and venues hold what came in, after borrowers were admitted`() {
        var desk = TradingFixture()
        desk.run([.act(.admitBorrowers(Self.venue, [Self.loan, Self.loan]))])
        for (index, inflow) in desk.state.trading.inflow.enumerated() {
            #expect(desk.state.trading.held(InstrumentID(UInt32(index))) == inflow)
        }
    }

    @Test(arguments: [
        BorrowerTerms(supplied: [LendingAmount(reserve: 7, amount: 1)]),
        BorrowerTerms(supplied: [LendingAmount(reserve: 0, amount: .zero)]),
        BorrowerTerms(owed: [LendingAmount(reserve: 1, amount: TradingFixture.usdc(90_000_000))]),
    ])
    func `one borrower whom the venue refuses keeps all of them out`(refused: BorrowerTerms) {
        var desk = TradingFixture()
        let before = desk.state.encoded()
        let sequence = desk.state.sequence
        let events = desk.run([.act(.admitBorrowers(Self.venue, [Self.loan, refused]))])
        #expect(events.count == 1)
        if case .actionRefused = events[0] {} else { Issue.record("\(events)") }
        desk.state.sequence = sequence
        #expect(desk.state.encoded() == before)
    }

    @Test func `a venue that is not open admits nobody`() {
        var desk = TradingFixture()
        #expect(
            desk.run([.act(.admitBorrowers(LendingID(9), [Self.loan]))])
                == [.actionRefused(.accountCannotTrade)])
    }
}
