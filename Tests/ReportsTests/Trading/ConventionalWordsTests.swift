import Desk
import Protocols
import Testing
import Units

@testable import Reports

@Suite struct ConventionalWordsTests {
    /// 2026-01-03 12:00:00Z, a Saturday.
    private let saturday = Timestamp(seconds: 1_767_441_600)
    /// 2026-01-05 14:30:00Z, when the exchange opens.
    private let monday = Timestamp(seconds: 1_767_623_400)

    private func line(_ classes: [SettlementClass], _ time: Timestamp, here nanoseconds: Int64? = 0)
        -> SafeText
    {
        ConventionalWords.line(
            classes, tradedAt: time,
            finalHereAt: nanoseconds.map { Timestamp(nanoseconds: time.nanoseconds + $0) })
    }

    @Test func `a trade on Saturday is settled here at once, and off-chain on Tuesday`() {
        #expect(
            line([.equity, .none], saturday)
                == "here 0.0s; off-chain T+1: Tue 2026-01-06, market closed until Mon 14:30Z")
    }

    @Test func `a trade in the session says that the market is open`() {
        #expect(line([.equity], monday) == "here 0.0s; off-chain T+1: Tue 2026-01-06, market open")
        let before = Timestamp(nanoseconds: monday.nanoseconds - 1)
        #expect(line([.equity], before).text.hasSuffix("market closed until Mon 14:30Z"))
    }

    @Test func `of two instruments the slower one counts`() {
        #expect(line([.bill, .fund], monday).text.contains("T+2: Wed 2026-01-07"))
        #expect(line([.fund, .bill], monday).text.contains("T+2: Wed 2026-01-07"))
    }

    @Test func `without a settlement here the line speaks of off-chain alone`() {
        #expect(line([.gold], monday, here: nil) == "off-chain T+2: Wed 2026-01-07, market open")
    }

    @Test(
        arguments: [
            (-1, "0.0s"), (99_999_999, "0.0s"), (100_000_000, "0.1s"), (119_999_999_999, "119.9s"),
            (120_000_000_000, "2m"), (7_199_000_000_000, "119m"), (7_200_000_000_000, "2h"),
            (172_800_000_000_000, "2d"),
        ] as [(Int64, String)])
    func `what a settlement took is rounded down`(nanoseconds: Int64, words: String) {
        #expect(line([.equity], monday, here: nanoseconds).text.hasPrefix("here \(words); "))
    }

    @Test func `what is dealt on chains alone has no line, nor has a year that is not known`() {
        #expect(line([.none, .none], monday) == "")
        #expect(line([], monday) == "")
        for wild in [Int64.min, .max] {
            #expect(
                ConventionalWords.line([.equity], tradedAt: Timestamp(nanoseconds: wild), finalHereAt: nil)
                    == "")
        }
    }

    @Test func `every kind of instrument settles as its like does`() {
        let classes: [SettlementClass] = [
            .none, .none, .none, .bill, .note, .equity, .fund, .gold, .listedOption, .none, .none,
        ]
        #expect(InstrumentKind.allCases.map { SettlementClass($0) } == classes)
    }

    @Test func `the blotter tells it of trades in equities, not of other orders`() {
        var state = DeskState.equities(at: saturday)
        let share = UInt256(UInt128(1_000_000_000_000_000_000))
        state.apply([
            .placeOrders([
                OrderRequest(
                    account: AccountID(0),
                    action: .buy(InstrumentID(0), quantity: share, with: InstrumentID(1)))
            ]),
            .placeOrders([
                OrderRequest(
                    account: AccountID(0),
                    action: .buy(InstrumentID(0), quantity: .zero, with: InstrumentID(1)))
            ]),
        ])
        let rows = BlotterReport(state).rows
        #expect(rows.map(\.state) == [.denied, .filled])
        #expect(
            rows.map(\.conventional) == [
                "", "here 0.0s; off-chain T+1: Tue 2026-01-06, market closed until Mon 14:30Z",
            ])
    }
}

extension DeskState {
    /// A desk with a pool of tSPY at 600 USDC and an account with 100,000 USDC.
    fileprivate static func equities(at start: Timestamp) -> DeskState {
        var state = DeskState()
        let share = UInt256(UInt128(1_000_000_000_000_000_000))
        let dollar = UInt256(UInt128(1_000_000))
        state.apply([
            .listInstrument(InstrumentTerms(symbol: "tSPY", kind: .equity)),
            .listInstrument(InstrumentTerms(symbol: "USDC", kind: .stablecoin, decimals: 6)),
            .startClock(at: start),
            .openPool(PoolTerms(name: "tSPY/USDC", chain: "ethereum", base: "tSPY", quote: "USDC")),
            .act(
                .provideLiquidity(
                    PoolID(0), base: share &* UInt256(10_000 as UInt64),
                    quote: dollar &* UInt256(6_000_000 as UInt64))),
            .openAccount(
                AccountDefinition(
                    name: "free", venue: "ethereum",
                    holding: .address(
                        AddressTerms(wallet: [.init("USDC", dollar &* UInt256(100_000 as UInt64))])))),
        ])
        let second = start.nanoseconds / Timestamp.nanosecondsPerSecond
        state.apply(price: 600, second: second)
        state.apply(price: 1, second: second, instrument: 1)
        return state
    }
}
