import Testing
import Units

@testable import Desk

/// Accounts of 100 debt that stand still against 1 ETH: their health in percent is ETH's price.
@Suite struct EdgeHandlingTests {
    private func percent(_ value: UInt128) -> UInt128 { value * 10_000_000_000_000_000 }

    private func desk(at price: UInt64) -> DeskState {
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

    private func terms(
        _ critical: UInt128, _ warning: UInt128, _ watch: UInt128, hysteresis: UInt32 = 100
    ) -> HealthEdgeTerms {
        HealthEdgeTerms(
            critical: percent(critical), warning: percent(warning), watch: percent(watch),
            hysteresisBasisPoints: hysteresis)
    }

    private func raised(
        _ id: UInt64, _ severity: Severity, at price: UInt128, edge: UInt128, second: Int64
    ) -> Event {
        .alertRaised(
            Alert(
                id: id, subject: .health(AccountID(0)), time: Timestamp(seconds: second), severity: severity,
                value: UInt256(percent(price)), edge: UInt256(percent(edge)), state: .raised))
    }

    @Test func `an account that new edges put below a warning is alerted of at once`() {
        var state = desk(at: 130)
        let events = state.events(of: [.setHealthEdges(terms(110, 140, 200))])
        #expect(events == [raised(1, .warning, at: 130, edge: 140, second: 0)])
        #expect(state.edges.severity(of: UInt256(percent(130))) == .warning)
    }

    @Test func `later prices alert at the new edges and at no former one`() {
        var state = desk(at: 300)
        #expect(state.events(of: [.setHealthEdges(terms(110, 140, 200))]).isEmpty)
        #expect(
            state.events(ofPrices: [150, 140, 139, 121, 119, 110, 109, 106, 104]) == [
                raised(1, .warning, at: 139, edge: 140, second: 3), .alertCleared(id: 1),
                raised(2, .critical, at: 109, edge: 110, second: 7),
            ])
    }

    @Test func `an alert that new edges leave behind is cleared`() {
        var state = desk(at: 118)
        #expect(state.alerts.map(\.state) == [.raised])
        #expect(state.events(of: [.setHealthEdges(terms(105, 110, 150))]) == [.alertCleared(id: 1)])
        #expect(state.events(ofPrices: [112]).isEmpty)
    }

    @Test func `an alert within the new hysteresis stands until it is passed`() {
        var state = desk(at: 118)
        #expect(state.events(of: [.setHealthEdges(terms(105, 116, 150, hysteresis: 500))]).isEmpty)
        #expect(state.events(ofPrices: [121]).isEmpty)
        #expect(state.events(ofPrices: [122]) == [.alertCleared(id: 1)])
    }

    @Test func `without hysteresis an alert is over at its edge`() {
        var state = desk(at: 118)
        #expect(state.events(of: [.setHealthEdges(terms(105, 120, 150, hysteresis: 0))]).isEmpty)
        #expect(state.events(ofPrices: [120]) == [.alertCleared(id: 1)])
        #expect(
            state.events(ofPrices: [119]) == [raised(2, .warning, at: 119, edge: 120, second: 2)])
    }

    @Test func `a warning that new edges make critical is raised anew`() {
        var state = desk(at: 118)
        #expect(
            state.events(of: [.setHealthEdges(terms(119, 120, 150))]) == [
                .alertCleared(id: 1), raised(2, .critical, at: 118, edge: 119, second: 0),
            ])
    }

    @Test func `a warning of new edges waits for the dwell`() {
        var state = desk(at: 130)
        let dwell = AlarmTerms(dwell: 10 * Timestamp.nanosecondsPerSecond)
        #expect(state.events(of: [.setAlarms(dwell), .setHealthEdges(terms(110, 140, 200))]).isEmpty)
        let tick = Tick(price: Price(whole: 130), time: Timestamp(seconds: 10))
        #expect(state.events(of: [], ticks: [tick]) == [raised(1, .warning, at: 130, edge: 140, second: 10)])
    }

    @Test func `the line stays at 1 whatever the edges are`() {
        var state = desk(at: 105)
        _ = state.events(of: [.setHealthEdges(terms(200, 300, 400, hysteresis: 5_000))])
        #expect(state.events(ofPrices: [101, 100]).isEmpty)
        let events = state.events(ofPrices: [99])
        #expect(events.firstFallPrices == [Price(whole: 99)])
        #expect(events.last == raised(3, .liquidatable, at: 99, edge: 100, second: 3))
    }

    @Test func `accounts without debt, and those that wait for a price, are left alone`() {
        var state = DeskState(
            listing: ["ETH", "BTC"],
            opening: [
                .positions("idle", supplied: [("ETH", 1, 0)], owed: []),
                .snapshot("waits", collateral: 1, of: "BTC", debt: 1, in: nil),
            ], prices: [100])
        #expect(state.events(of: [.setHealthEdges(terms(200, 300, 400))]).isEmpty)
        #expect(state.zone(of: AccountID(1)) == nil)
        let tick = Tick(price: Price(whole: 1), time: Timestamp(seconds: 1), instrument: 1)
        #expect(state.events(of: [], ticks: [tick]).count == 1, "the first price of BTC is at 100 %")
    }

    @Test func `terms that are not sound are rejected with their numbers and change nothing`() {
        var state = desk(at: 130)
        let before = state.encodedContent
        let terms = terms(140, 130, 150)
        #expect(state.events(of: [.setHealthEdges(terms)]) == [.commandRejected(.edgesNotSound(terms))])
        #expect(state.encodedContent == before)
    }

    @Test func `the edges that hold already change nothing`() {
        var state = desk(at: 118)
        let before = state.encodedContent
        #expect(state.events(of: [.setHealthEdges(HealthEdgeTerms())]).isEmpty)
        #expect(state.encodedContent == before)
    }
}
