import Testing
import Units

@testable import Desk

@Suite struct BookHandlingTests {
    private static let long = AccountDefinition.positions(
        "long", supplied: [("ETH", 10, 0)], owed: [("USDC", 400, 0)])

    @Test func `an opened account waits for the prices that it lacks`() {
        var state = DeskState(listing: ["ETH", "USDC"])
        #expect(state.events(of: [.openAccount(BookHandlingTests.long)]) == [.accountOpened(AccountID(0))])
        let account = AccountID(0)
        #expect(state.accountCount == 1)
        #expect(state.name(of: account) == "long")
        #expect(state.venue(of: account) == "aave-v3")
        #expect(state.hasDebt(account))
        #expect(state.zone(of: account) == nil)
        #expect(state.healthFactor(of: account) == nil)
        #expect(state.events(ofPrices: [100]).isEmpty)
        #expect(state.zone(of: account) == nil)
        let last = Tick(price: Price(whole: 1), time: Timestamp(seconds: 9), instrument: 1)
        #expect(state.events(of: [], ticks: [last]).isEmpty)
        #expect(state.healthFactor(of: account) == 2_000_000_000_000_000_000)
        #expect(state.zone(of: account) == DeskState.zoneCount - 1)
        #expect(state.oldestPriceTime(of: account) == Timestamp(seconds: 1))
    }

    @Test func `an account below its line when it is opened is reported at once`() {
        var state = DeskState(listing: ["ETH", "USDC"], prices: [40, 1])
        let factor: UInt256 = 800_000_000_000_000_000
        let time = Timestamp(seconds: 0)
        #expect(
            state.events(of: [.openAccount(BookHandlingTests.long)]) == [
                .accountOpened(AccountID(0)),
                .accountFellBelowLine(
                    LineCrossing(
                        account: AccountID(0), time: time, price: Price(whole: 40), healthFactor: factor)),
                .alertRaised(
                    Alert(
                        id: 1, subject: .health(AccountID(0)), time: time, severity: .liquidatable,
                        value: factor, edge: HealthEdges().edge(of: .liquidatable), state: .raised)),
            ])
        #expect(state.fallenCount == 1)
    }

    @Test(arguments: [
        AccountDefinition.snapshot("a", collateral: 1, of: "DOGE", debt: 1, in: "ETH"),
        .snapshot("b", collateral: 1, of: nil, debt: 1, in: "DOGE"),
        .positions("c", supplied: [("ETH", 1, 0), ("DOGE", 1, 0)], owed: []),
    ])
    func `a symbol without a feed is rejected and changes nothing`(definition: AccountDefinition) {
        rejects(definition, .symbolNotListed("DOGE"))
    }

    @Test func `a symbol without a feed stands still at its recorded price`() {
        let terms = [
            PositionTerms(
                symbol: "BOND", side: .collateral, amount: 300, decimals: 0, thresholdBasisPoints: 5_000,
                recordedPrice: Price(whole: 2)),
            PositionTerms(
                symbol: "CASH", side: .debt, amount: 100, decimals: 0, thresholdBasisPoints: 0,
                recordedPrice: Price(whole: 1)),
        ]
        var state = DeskState()
        let definition = AccountDefinition(name: "still", venue: "aave-v3", holding: .positions(terms))
        #expect(state.events(of: [.openAccount(definition)]) == [.accountOpened(AccountID(0))])
        #expect(state.healthFactor(of: AccountID(0)) == 3_000_000_000_000_000_000)
        #expect(state.oldestPriceTime(of: AccountID(0)) == nil)
        #expect(state.lines(of: AccountID(0)).isEmpty)
    }

    @Test(arguments: [
        AccountDefinition.positions("a", supplied: [("ETH", 1 << 112, 0)], owed: []),
        .positions("b", supplied: [], owed: [("ETH", 1, 28)]),
        .positions("c", supplied: [("ETH", 1, 0)], owed: [], threshold: 10_001),
        .snapshot("d", collateral: 1, of: "ETH", debt: 1, in: nil, threshold: 10_001),
        .snapshot("e", collateral: UInt256(high: 1, low: 0), debt: 1),
        .snapshot("f", collateral: 1, debt: UInt256(high: 1, low: 0)),
    ])
    func `an amount too great for exact arithmetic is rejected and changes nothing`(
        definition: AccountDefinition
    ) {
        rejects(definition, .amountTooGreat(account: definition.name))
    }

    @Test(arguments: [
        AccountDefinition.positions("a", supplied: [("ETH", 1 << 112 - 1, 27)], owed: [], threshold: 10_000),
        .snapshot("b", collateral: UInt256(UInt128.max), debt: UInt256(UInt128.max)),
    ])
    func `the greatest amounts are accepted`(definition: AccountDefinition) {
        var state = DeskState(listing: ["ETH"], prices: [100])
        #expect(state.events(of: [.openAccount(definition)]).first == .accountOpened(AccountID(0)))
    }

    @Test func `the symbol is named before the amount`() {
        rejects(
            .positions("a", supplied: [("DOGE", 1 << 112, 0)], owed: []), .symbolNotListed("DOGE"))
    }

    @Test func `a book of many chunks keeps every account`() {
        let definitions = (1...3_000).map {
            AccountDefinition.positions(
                SafeText("n\($0)"), supplied: [("ETH", UInt128($0), 0)], owed: [("ETH", 1, 0)],
                threshold: 10_000)
        }
        let state = DeskState(listing: ["ETH"], opening: definitions, prices: [100])
        #expect(state.accountCount == 3_000)
        for account in state.accounts {
            let number = UInt128(account.index) + 1
            #expect(state.name(of: account) == SafeText("n\(number)"))
            #expect(state.healthFactor(of: account) == UInt256(number * 1_000_000_000_000_000_000))
        }
    }

    private func rejects(_ definition: AccountDefinition, _ reason: RejectReason) {
        var state = DeskState(
            listing: ["ETH", "USDC"], opening: [BookHandlingTests.long], prices: [100, 1])
        let (before, sequence) = (state.encodedContent, state.sequence)
        #expect(state.events(of: [.openAccount(definition)]) == [.commandRejected(reason)])
        #expect(state.encodedContent == before)
        #expect(state.sequence == sequence + 1)
        // What stands in the book goes on as before.
        #expect(state.events(ofPrices: [101]).isEmpty)
        #expect(state.accountCount == 1)
    }
}
