import Desk
import Reports
import Testing
import Units

@Suite struct HistoryEntryTests {
    private func entries(_ commands: [Command], after first: [Command] = []) -> [HistoryEntry] {
        var state = DeskState.trading()
        var events: [Event] = []
        state.apply(Batch(commands: first), into: &events)
        events = []
        state.apply(Batch(commands: commands), into: &events)
        return HistoryEntry.entries(of: events, record: state.sequence, in: state)
    }

    private func order(_ action: OrderAction, condition: PriceCondition = .market(worst: nil)) -> Command {
        .placeOrders([
            OrderRequest(
                account: AccountID(0), action: action, condition: condition,
                timeInForce: condition == .market(worst: nil) ? .immediateOrCancel : .goodTillCancel,
                confirmations: [.accountTyped, .size])
        ])
    }

    private let eth = UInt256(UInt128(1_000_000_000_000_000_000))

    @Test func `an order that fills is accepted, settled and filled, with its figures`() throws {
        let entries = entries([order(.buy(InstrumentID(0), quantity: eth, with: InstrumentID(1)))])
        #expect(entries.map(\.kind).contains(.settlement))
        let filled = try #require(entries.last { $0.event == "filled" })
        #expect(filled.account == "free" && filled.number == 1)
        #expect(filled.details.text.hasPrefix("BUY 1 ETH for USDC: 1 ETH in settlement "))
        let settled = try #require(entries.first { $0.kind == .settlement })
        #expect(settled.event == "order 1" && settled.account == "free")
        #expect(settled.details.text.contains("1 ETH deep -> free"))
    }

    @Test func `an order that is refused says why`() throws {
        let all = eth &* UInt256(1_000_000 as UInt64)
        let denied = try #require(
            entries([order(.sell(InstrumentID(0), quantity: all, for: InstrumentID(1)))]).first)
        #expect(denied.kind == .order && ["denied", "rejected"].contains(denied.event.text))
        #expect(denied.details.text.hasPrefix("SELL 1000000 ETH for USDC: "))
    }

    @Test func `the kill switch and a command that is refused are lines of the desk`() {
        let time = Timestamp(seconds: 100)
        let entries = entries([.engageKillSwitch(at: time), .cancelOrder(OrderID(7))])
        #expect(entries.map(\.kind) == [.desk, .desk])
        #expect(entries.map(\.event) == ["kill switch engaged", "refused"])
        #expect(entries.first?.time == time && entries.last?.details.text.isEmpty == false)
    }

    @Test func `what moves only in the market is no line`() {
        #expect(
            entries([.act(.provideLiquidity(PoolID(0), base: eth, quote: eth))]).allSatisfy {
                $0.kind != .settlement
            })
    }
}
