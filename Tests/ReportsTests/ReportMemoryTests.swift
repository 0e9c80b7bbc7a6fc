import Desk
import Testing
import Units

@testable import Reports

@Suite struct ReportMemoryTests {
    private func sale(_ quantity: UInt64, limit: UInt64, _ time: TimeInForce = .goodTillCancel) -> Command {
        .placeOrders([
            OrderRequest(
                account: AccountID(0),
                action: .sell(
                    InstrumentID(0), quantity: UInt256(UInt128(quantity) * 1_000_000_000_000_000_000),
                    for: InstrumentID(1)), condition: .limit(Price(whole: limit)), timeInForce: time)
        ])
    }

    private func tick(_ price: UInt64, second: Int64) -> Tick {
        Tick(
            price: Price(whole: price), time: Timestamp(seconds: 1_767_623_401 + second),
            instrument: InstrumentID(0), feed: 0)
    }

    /// Orders in every state, alerts in every state, the kill switch and a new day.
    private var story: [Batch] {
        let killed = Timestamp(seconds: 1_767_623_401 + 100_100)
        let released = Timestamp(seconds: 1_767_623_401 + 100_200)
        return [
            Batch(commands: [sale(1, limit: 2_900), sale(2, limit: 3_500), sale(500, limit: 2_900)]),
            Batch(commands: [sale(1, limit: 3_600), sale(3, limit: 4_000, .day)]),
            Batch(ticks: [tick(1_850, second: 5)]),
            Batch(commands: [.acknowledgeAllAlerts]),
            Batch(ticks: [tick(3_000, second: 9)]),
            Batch(commands: [.replaceOrder(OrderID(2), quantity: 7, limit: Price(whole: 3_700))]),
            Batch(commands: [.cancelOrder(OrderID(4))]),
            Batch(commands: [.listInstrument(symbol: "WBTC"), .openAccount(.withoutDebt("late"))]),
            Batch(ticks: [tick(3_010, second: 100_000)]),
            Batch(commands: [.engageKillSwitch(at: killed)]),
            Batch(commands: [.releaseKillSwitch(word: "RELEASE", at: released)]),
        ]
    }

    @Test func `what is kept is what would be made anew, whatever happens`() {
        var (state, memory) = (LendingDesk.make(), ReportMemory())
        var seen: Set<OrderState> = []
        var alertStates: Set<AlertState> = []
        for batch in story {
            _ = (memory.alerts(state), memory.blotter(state))
            var events: [Event] = []
            state.apply(batch, into: &events)
            memory.forget(after: events)
            let (alerts, blotter) = (memory.alerts(state), memory.blotter(state))
            #expect(String(describing: alerts) == String(describing: AlertsReport(state)))
            #expect(String(describing: blotter) == String(describing: BlotterReport(state)))
            seen.formUnion(blotter.rows.map(\.state))
            alertStates.formUnion(alerts.rows.map(\.state))
        }
        #expect(seen.isSuperset(of: [.filled, .new, .canceled, .expired]))
        #expect(alertStates == [.raised, .acknowledged, .cleared])
    }

    @Test func `a price that changes neither an order nor an alert has no list made again`() {
        var (state, memory) = (LendingDesk.make(), ReportMemory())
        state.apply(story[0].commands)
        let before = memory.blotter(state)
        var events: [Event] = []
        state.apply(Batch(ticks: [tick(3_001, second: 2)]), into: &events)
        memory.forget(after: events)
        #expect(before.rows.isSameStorage(as: memory.blotter(state).rows))
        #expect(memory.alerts(state).rows.isSameStorage(as: memory.alerts(state).rows))
    }
}

extension Array {
    fileprivate func isSameStorage(as other: Self) -> Bool {
        withUnsafeBufferPointer { one in other.withUnsafeBufferPointer { one.baseAddress == $0.baseAddress } }
    }
}
