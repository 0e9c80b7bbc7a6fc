import Testing
import Units

@testable import Desk

/// One account of 100 debt against 1 ETH at a threshold of 100 %: its health in percent is ETH's price.
@Suite struct AlertHandlingTests {
    private let account = AccountID(0)

    private func desk(at price: UInt64) -> DeskState {
        DeskState(
            listing: ["ETH"],
            opening: [.positions("a", supplied: [("ETH", 1, 0)], owed: [("ETH", 0, 0)], threshold: 10_000)],
            prices: [price])
    }

    /// The desk with an account whose health factor in percent equals the price.
    private func indebted(at price: UInt64) -> DeskState {
        let terms = [
            PositionTerms(
                symbol: "ETH", side: .collateral, amount: 1, decimals: 0, thresholdBasisPoints: 10_000,
                recordedPrice: nil),
            PositionTerms(
                symbol: "CASH", side: .debt, amount: 100, decimals: 0, thresholdBasisPoints: 0,
                recordedPrice: Price(whole: 1)),
        ]
        return DeskState(
            listing: ["ETH"],
            opening: [AccountDefinition(name: "a", venue: "aave-v3", holding: .positions(terms))],
            prices: [price])
    }

    private func alert(_ id: UInt64, _ severity: Severity, percent: UInt128, second: Int64) -> Event {
        .alertRaised(
            Alert(
                id: id, subject: .health(account), time: Timestamp(seconds: second), severity: severity,
                value: UInt256(percent * 10_000_000_000_000_000), edge: HealthEdges().edge(of: severity),
                state: .raised))
    }

    private func fall(percent: UInt128, second: Int64) -> Event {
        .accountFellBelowLine(
            LineCrossing(
                account: account, time: Timestamp(seconds: second), price: Price(whole: UInt64(percent)),
                healthFactor: UInt256(percent * 10_000_000_000_000_000)))
    }

    @Test func `a fall through every edge raises one alert at each, the worse in place of the other`() {
        var state = indebted(at: 200)
        #expect(
            state.events(ofPrices: [160, 150, 149, 120, 119, 110, 105, 104, 103, 100, 99, 98, 60]) == [
                alert(1, .warning, percent: 119, second: 5),
                .alertCleared(id: 1), alert(2, .critical, percent: 104, second: 8),
                fall(percent: 99, second: 11),
                .alertCleared(id: 2), alert(3, .liquidatable, percent: 99, second: 11),
            ])
        #expect(state.alerts.map(\.state) == [.cleared, .cleared, .raised])
        #expect(state.unacknowledgedAlertCount == 1)
        #expect(state.raisedAlertCount == 3)
        #expect(state.bellCount == 2)
        #expect(state.fallenCount == 1)
    }

    @Test(arguments: [
        (Severity.warning, UInt64(119), UInt64(121), UInt64(122)),
        (.critical, 104, 106, 107), (.liquidatable, 99, 100, 101),
    ])
    func `an alert is cleared only at one percent above its edge`(
        severity: Severity, below: UInt64, above: UInt64, rearmed: UInt64
    ) {
        var state = indebted(at: 200)
        #expect(state.events(ofPrices: [below]).last?.severity == severity)
        #expect(state.events(ofPrices: [above, below, above, below]).isEmpty)
        #expect(state.events(ofPrices: [rearmed]) == [.alertCleared(id: 1)])
        #expect(state.events(ofPrices: [below]).map(\.severity) == [severity])
        #expect(state.alerts.count == 2)
    }

    @Test func `a clearing passes at exactly 1.01 times the edge and not a unit below`() {
        var state = indebted(at: 200)
        #expect(state.events(ofPrices: [99]).count == 2)
        // A price has 18 decimals, the venue's answer 8.
        let edge = Price(raw: 101 * Price.scale - 10_000_000_000)
        #expect(state.events(of: [], ticks: [Tick(price: edge, time: Timestamp(seconds: 5))]).isEmpty)
        #expect(state.events(ofPrices: [101]) == [.alertCleared(id: 1)])
    }

    @Test func `an improvement from bad to less bad wakes nobody, the next worsening does`() {
        var state = indebted(at: 99)
        #expect(state.events(ofPrices: [102]) == [.alertCleared(id: 1)])
        #expect(state.events(ofPrices: [104, 102, 106]).isEmpty)
        #expect(
            state.events(ofPrices: [99]) == [alert(2, .liquidatable, percent: 99, second: 5)],
            "the first fall is reported once in the run")
        #expect(state.fallenCount == 1)
        #expect(state.events(ofPrices: [110, 119]) == [.alertCleared(id: 2)])
        #expect(state.events(ofPrices: [104]) == [alert(3, .critical, percent: 104, second: 8)])
    }

    @Test func `one step through several edges raises the worst alone`() {
        var state = indebted(at: 200)
        #expect(
            state.events(ofPrices: [50]) == [
                fall(percent: 50, second: 1), alert(1, .liquidatable, percent: 50, second: 1),
            ])
    }

    @Test func `an account below its line at the first price is reported at that price`() {
        let opened = indebted(at: 90)
        #expect(opened.fallenCount == 1)
        #expect(opened.alerts.map(\.severity) == [.liquidatable])
        #expect(opened.alerts.map(\.time) == [Timestamp(seconds: 0)])
    }

    @Test func `watch alone raises no alert`() {
        var state = indebted(at: 200)
        #expect(state.events(ofPrices: [140, 130, 120, 149, 151]).isEmpty)
        #expect(state.raisedAlertCount == 0)
    }

    @Test func `an account without debt is never alerted`() {
        var state = desk(at: 1_000)
        #expect(!state.hasDebt(account))
        #expect(state.healthFactor(of: account) == nil)
        #expect(state.events(ofPrices: [500, 100, 10, 1, 1_000_000 / 10_000]).isEmpty)
        #expect(state.zone(of: account) == DeskState.zoneCount - 1)
        #expect(state.lines(of: account).isEmpty)
    }

    @Test func `a debt without collateral is below the line at every price`() {
        var state = DeskState(
            listing: ["ETH"], opening: [.positions("a", supplied: [], owed: [("ETH", 1, 0)])])
        let events = state.events(ofPrices: [100])
        #expect(events.firstFallPrices == [Price(whole: 100)])
        #expect(state.healthFactor(of: account) == 0)
        #expect(state.events(ofPrices: [200, 50, 1, 100]).isEmpty)
    }
}

extension Event {
    /// The severity of the alert that was raised.
    fileprivate var severity: Severity? {
        guard case .alertRaised(let alert) = self else { return nil }
        return alert.severity
    }
}
