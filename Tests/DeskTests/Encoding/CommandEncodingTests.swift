import Protocols
import Testing

@testable import Desk
@testable import Units

@Suite struct CommandEncodingTests {
    private static let commands: [Command] = {
        var book = RandomBook(seed: 7)
        return [
            .listInstrument(symbol: "ETH"), .acknowledgeAlert(.max), .acknowledgeAllAlerts,
            .openAccount(.positions("nothing", supplied: [], owed: [])),
        ] + TradingFixture.setUp() + orders + book.accounts(40).map(Command.openAccount)
    }()

    private static let orders: [Command] = [
        .placeOrders([
            TradingFixture.sell(9, at: .limit(Price(whole: 3)), .day),
            OrderRequest(
                clientID: 4, account: AccountID(1),
                action: .buy(InstrumentID(2), quantity: 5, with: InstrumentID(3)),
                condition: .market(worst: Price(whole: 7)), timeInForce: .fillOrKill, origin: .agent(9),
                confirmations: [.accountTyped, .size]),
            TradingFixture.order(.deposit(InstrumentID(1), 1)),
            TradingFixture.order(.withdraw(InstrumentID(1), .max)),
            TradingFixture.order(.borrow(InstrumentID(1), 3)),
            TradingFixture.order(.repay(InstrumentID(1), 4)),
            TradingFixture.order(.provideLiquidity(PoolID(1), base: 5, quote: 6)),
            TradingFixture.order(.withdrawLiquidity(PoolID(1), 7)), TradingFixture.order(.claim),
        ]),
        .setAlarms(
            AlarmTerms(prices: [.init(InstrumentID(0), isAbove: true, level: Price(whole: 9))], dwell: 4)),
        .setAlarms(AlarmTerms(oracleAge: 0)), .setAlarms(AlarmTerms(oracleAge: 3_600)),
        .setHealthEdges(HealthEdgeTerms()),
        .setHealthEdges(HealthEdgeTerms(critical: 0, warning: 1, watch: .max, hysteresisBasisPoints: .max)),
        .noteFeed(2, silentSeconds: 11, limit: 10, at: Timestamp(seconds: 8)),
        .noteFeed(2, silentSeconds: nil, limit: 10, at: Timestamp(seconds: 9)),
        .cancelOrder(OrderID(8)), .replaceOrder(OrderID(8), quantity: 3, limit: Price(whole: 2)),
        .fund(AccountID(3), InstrumentID(1), amount: 12), .setLimits(DeskLimits()),
        .engageKillSwitch(at: Timestamp(seconds: 5)), .setBreakers(.usual), .setBreakers(.off),
        .setBreakers(
            BreakerTerms(overrides: [.init(InstrumentID(4), .init(staleAfter: 9))], isAlone: false)),
        .tripBreaker(.desk, by: 3, at: Timestamp(seconds: 6)),
        .tripBreaker(.agent(7), by: 0, at: Timestamp(seconds: 6)),
        .resetBreaker(.lending(LendingID(2)), by: .max, word: "reset", at: Timestamp(seconds: 7)),
        .resetBreaker(.pool(PoolID(2)), by: 1, word: "", at: Timestamp(seconds: 7)),
        .resetBreaker(.account(AccountID(2)), by: 1, word: "", at: Timestamp(seconds: 7)),
        .releaseKillSwitch(word: "release", at: Timestamp(seconds: 70)),
        .act(.sell(PoolID(2), isBase: true, amount: 8)),
        .act(.withdraw(LendingID(1), borrower: 2, reserve: 3, amount: 4)),
        .act(.borrow(LendingID(1), borrower: 2, reserve: 3, amount: 4)),
        .act(.repay(LendingID(1), borrower: 2, reserve: 3, amount: .max)),
        .act(
            .admitBorrowers(
                LendingID(1),
                [
                    BorrowerTerms(),
                    BorrowerTerms(
                        supplied: [
                            LendingAmount(reserve: 2, amount: 3), LendingAmount(reserve: 0, amount: 4),
                        ],
                        owed: [LendingAmount(reserve: 1, amount: .max)]),
                ])),
        .act(
            .liquidate(LendingID(1), borrower: 2, collateral: 3, debt: 4, amount: 5, liquidator: 6)),
    ]

    private func encoded(_ command: Command) -> [UInt8] {
        var encoder = ByteEncoder()
        command.encode(into: &encoder)
        return encoder.bytes
    }

    @Test(arguments: commands) func `a command is read back as it was`(command: Command) throws {
        var decoder = ByteDecoder(encoded(command))
        #expect(try Command(decoding: &decoder) == command)
        #expect(decoder.isAtEnd)
    }

    @Test(arguments: commands) func `a command that is cut short is refused`(command: Command) {
        let bytes = encoded(command)
        for count in bytes.indices {
            #expect(throws: ByteCodingError.self) {
                var decoder = ByteDecoder(Array(bytes.prefix(count)))
                _ = try Command(decoding: &decoder)
            }
        }
    }

    @Test func `what is no command, holding or side is named with its place`() throws {
        let account = AccountDefinition.positions("a", supplied: [("ETH", 1, 0)], owed: [])
        let bytes = encoded(.openAccount(account))
        // kind, name of 5 bytes, venue of 4 + 7, form, count of 4, symbol of 7, side
        for (place, expected) in [(0, "a command"), (17, "a form of holding"), (29, "a side of a loan")] {
            var damaged = bytes
            damaged[place] = 99
            #expect(throws: ByteCodingError(offset: place + 1, expected: SafeText(expected))) {
                var decoder = ByteDecoder(damaged)
                _ = try Command(decoding: &decoder)
            }
        }
    }
}
