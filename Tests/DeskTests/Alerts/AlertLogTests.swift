import Testing
import Units

@testable import Desk

@Suite struct AlertLogTests {
    /// Two accounts in trouble: alerts 1 and 2 stand.
    private func desk() -> DeskState {
        let accounts = ["a", "b"].map {
            AccountDefinition.snapshot(SafeText($0), collateral: 110, of: "ETH", debt: 100, in: nil)
        }
        return DeskState(listing: ["ETH"], opening: accounts, prices: [100])
    }

    @Test func `an alert is acknowledged once`() {
        var state = desk()
        #expect(state.events(of: [.acknowledgeAlert(2)]) == [.alertAcknowledged(id: 2)])
        #expect(state.alerts.map(\.state) == [.raised, .acknowledged])
        #expect(state.unacknowledgedAlertCount == 1)
        #expect(state.raisedAlertCount == 2)
        rejects(.acknowledgeAlert(2), .alertAlreadySeen(2), by: &state)
    }

    @Test func `an acknowledged alert is cleared when its account recovers`() {
        var state = desk()
        _ = state.events(of: [.acknowledgeAlert(1)])
        #expect(state.events(ofPrices: [150]) == [.alertCleared(id: 1), .alertCleared(id: 2)])
        #expect(state.unacknowledgedAlertCount == 0)
        rejects(.acknowledgeAlert(1), .alertAlreadySeen(1), by: &state)
        rejects(.acknowledgeAlert(2), .alertAlreadySeen(2), by: &state)
    }

    @Test(arguments: [UInt64(0), 3, .max])
    func `an alert that does not exist cannot be acknowledged`(id: UInt64) {
        var state = desk()
        rejects(.acknowledgeAlert(id), .alertNotFound(id), by: &state)
    }

    @Test func `all unacknowledged alerts are acknowledged in the order of their numbers`() {
        var state = desk()
        #expect(
            state.events(of: [.acknowledgeAllAlerts]) == [
                .alertAcknowledged(id: 1), .alertAcknowledged(id: 2),
            ])
        #expect(state.unacknowledgedAlertCount == 0)
        let before = state.encodedContent
        #expect(state.events(of: [.acknowledgeAllAlerts]).isEmpty)
        #expect(state.encodedContent == before)
    }

    @Test func `a full log forgets the oldest cleared alerts first`() {
        var log = AlertLog()
        var events: [Event] = []
        fill(&log)
        for id in 1...UInt64(20_000) where id % 2 == 0 { log.clear(id, into: &events) }
        #expect(events.count == 10_000)
        raise(&log)
        #expect(log.alerts.count == AlertLog.greatestCount - 10_000 + 1)
        #expect(log.alerts.prefix(3).map(\.id) == [1, 3, 5])
        #expect(log.unacknowledgedCount == log.alerts.count)
        #expect(log.index(of: 2) == nil)
        #expect(log.index(of: 20_001) == 10_000)
    }

    @Test func `a full log forgets no more cleared alerts than a quarter of it`() {
        var log = AlertLog()
        var events: [Event] = []
        fill(&log)
        for id in 1...UInt64(AlertLog.greatestCount) { log.clear(id, into: &events) }
        raise(&log)
        #expect(log.alerts.count == AlertLog.greatestCount * 3 / 4 + 1)
        #expect(log.unacknowledgedCount == 1)
        #expect(log.raisedCount == UInt64(AlertLog.greatestCount) + 1)
    }

    @Test func `a log full of standing alerts forgets the oldest quarter`() {
        var log = AlertLog()
        fill(&log)
        raise(&log)
        #expect(log.alerts.count == AlertLog.greatestCount * 3 / 4 + 1)
        #expect(log.alerts.first?.id == UInt64(AlertLog.greatestCount / 4) + 1)
        #expect(log.unacknowledgedCount == log.alerts.count)
        var events: [Event] = []
        log.clear(1, into: &events)
        #expect(events.isEmpty)
    }

    private func fill(_ log: inout AlertLog) {
        for _ in 0..<AlertLog.greatestCount { raise(&log) }
    }

    private func raise(_ log: inout AlertLog) {
        _ = log.raise(
            .health(AccountID(0)), time: Timestamp(seconds: 0), severity: .warning, value: 1, edge: 2)
    }

    private func rejects(_ command: Command, _ reason: RejectReason, by state: inout DeskState) {
        let (before, sequence) = (state.encodedContent, state.sequence)
        #expect(state.events(of: [command]) == [.commandRejected(reason)])
        #expect(state.encodedContent == before)
        #expect(state.sequence == sequence + 1)
    }
}
