import Desk
import Units

extension AlertsReport {
    /// Alerts that a report holds at most.
    public static let greatestCount = 256

    /// Reports the alerts: unacknowledged first and the worst of them first, then the newest.
    public init(_ state: DeskState) {
        self.init()
        unacknowledgedCount = state.unacknowledgedAlertCount
        raisedCount = Int(clamping: state.raisedAlertCount)
        bells = state.bellCount
        let alerts = state.alerts
        let chosen = alerts.indices.sorted { AlertsReport.comesFirst(alerts[$0], alerts[$1]) }
        for index in chosen.prefix(AlertsReport.greatestCount) {
            rows.append(AlertRow(alerts[index], of: state))
        }
    }

    private static func comesFirst(_ left: Alert, _ right: Alert) -> Bool {
        let (leftRank, rightRank) = (rank(left), rank(right))
        return leftRank == rightRank ? left.id > right.id : leftRank > rightRank
    }

    /// Unacknowledged alerts rank by severity, all others below them.
    private static func rank(_ alert: Alert) -> UInt8 {
        switch alert.state {
        case .raised: 16 + alert.severity.rawValue
        case .acknowledged: 1
        case .cleared: 0
        }
    }
}

extension AlertRow {
    fileprivate init(_ alert: Alert, of state: DeskState) {
        self.init(
            id: alert.id, time: alert.time, severity: alert.severity,
            account: AlertRow.name(of: alert.subject, state), kind: Kind(alert.subject), value: alert.value,
            edge: alert.edge, state: alert.state)
    }

    private static func name(of subject: AlertSubject, _ state: DeskState) -> SafeText {
        switch subject {
        case .health(let account): state.name(of: account)
        case .priceAbove(let one), .priceBelow(let one), .oracleAge(let one): state.symbol(of: one)
        case .feedSilence(let feed): SafeText("feed \(feed)")
        }
    }
}

extension AlertRow.Kind {
    fileprivate init(_ subject: AlertSubject) {
        self =
            switch subject {
            case .health: .health
            case .priceAbove: .priceAbove
            case .priceBelow: .priceBelow
            case .oracleAge: .oracleAge
            case .feedSilence: .feedSilence
            }
    }
}
