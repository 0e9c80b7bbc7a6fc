import Desk
import Reports
import Testing
import Units

@Suite struct AlertsReportTests {
    /// Alerts 1 to 4: warning, liquidatable, critical, warning, in the order of the book.
    private func desk() -> DeskState {
        DeskState(
            listing: ["ETH"],
            opening: [
                .following("warned", percent: 114), .following("lost", percent: 90),
                .following("critical", percent: 103), .following("warned-2", percent: 110),
            ], prices: [100])
    }

    @Test func `unacknowledged alerts come worst first and of equal ones the newest`() {
        let report = AlertsReport(desk())
        #expect(report.rows.map(\.id) == [2, 3, 4, 1])
        #expect(report.rows.map(\.account) == ["lost", "critical", "warned-2", "warned"])
        #expect(report.unacknowledgedCount == 4)
        #expect(report.raisedCount == 4)
        #expect(report.bells == 2)
    }

    @Test func `acknowledged alerts follow, then cleared ones, each newest first`() {
        var state = desk()
        state.apply([.acknowledgeAlert(2), .acknowledgeAlert(4)])
        #expect(AlertsReport(state).rows.map(\.id) == [3, 1, 4, 2])
        // 106 % of the first price: the critical account recovers, the warned ones do not.
        state.apply(price: 106, second: 1)
        let report = AlertsReport(state)
        #expect(report.rows.map(\.id) == [1, 4, 2, 3])
        #expect(report.rows.map(\.state) == [.raised, .acknowledged, .acknowledged, .cleared])
        #expect(report.unacknowledgedCount == 1)
        #expect(report.bells == 2)
    }

    @Test func `a row says when, how bad, and which edge was crossed`() throws {
        let row = try #require(AlertsReport(desk()).rows.last)
        #expect(
            row
                == AlertRow(
                    id: 1, time: Timestamp(seconds: 0), severity: .warning, account: "warned",
                    value: 1_140_000_000_000_000_000, edge: 1_200_000_000_000_000_000, state: .raised))
    }

    @Test func `a report holds at most 256 alerts, the most urgent ones`() {
        let accounts = (0..<400).map {
            AccountDefinition.following(SafeText("n\($0)"), percent: $0 % 4 == 0 ? 90 : 110)
        }
        let state = DeskState(listing: ["ETH"], opening: accounts, prices: [100])
        let report = AlertsReport(state)
        #expect(report.rows.count == AlertsReport.greatestCount)
        #expect(report.rows.prefix(100).allSatisfy { $0.severity == .liquidatable })
        #expect(report.rows.dropFirst(100).allSatisfy { $0.severity == .warning })
        #expect(report.rows[0].id == 397)
        #expect(report.unacknowledgedCount == 400)
    }

    @Test func `a desk without alerts has an empty report`() {
        let report = AlertsReport(DeskState())
        #expect(report.rows.isEmpty)
        #expect(report.unacknowledgedCount + report.raisedCount + Int(report.bells) == 0)
    }

    @Test func `a desk report joins both at one sequence`() {
        let report = DeskReport(
            desk(), request: ReportRequest(health: HealthViewport(offset: 1, count: 2)))
        #expect(report.sequence == 6)
        #expect(report.health.rows.map(\.name) == ["critical", "warned-2"])
        #expect(report.alerts.rows.count == 4)
    }
}
