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
        rows = AlertsReport.first(AlertsReport.greatestCount, of: alerts).map {
            AlertRow(alerts[$0], of: state)
        }
    }

    /// Returns the places of the alerts that come first. They stand in the order of their numbers, so that one
    /// walk from the newest on finds them.
    private static func first(_ count: Int, of alerts: [Alert]) -> [Int] {
        var byRank = Array(repeating: [Int](), count: rank(raised: .liquidatable) + 1)
        for index in alerts.indices.reversed() {
            let rank = rank(alerts[index])
            if byRank[rank].count < count { byRank[rank].append(index) }
        }
        return Array(byRank.reversed().joined().prefix(count))
    }

    /// Unacknowledged alerts rank by severity, all others below them.
    private static func rank(_ alert: Alert) -> Int {
        switch alert.state {
        case .raised: rank(raised: alert.severity)
        case .acknowledged: 1
        case .cleared: 0
        }
    }

    private static func rank(raised severity: Severity) -> Int { 2 + Int(severity.rawValue) }
}

extension AlertRow {
    init(_ alert: Alert, of state: DeskState) {
        self.init(
            id: alert.id, time: alert.time, severity: alert.severity,
            account: AlertRow.name(of: alert.subject, state), kind: Kind(alert.subject), value: alert.value,
            edge: alert.edge, state: alert.state)
    }

    private static func name(of subject: AlertSubject, _ state: DeskState) -> SafeText {
        switch subject {
        case .health(let account): state.name(of: account)
        case .priceAbove(let one), .priceBelow(let one), .oracleAge(let one), .reserve(let one),
            .reserveAge(let one):
            Int(one.index) < state.instrumentCount ? state.symbol(of: one) : "?"
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
            case .reserve: .reserve
            case .reserveAge: .reserveAge
            }
    }
}
