import Units

extension DeskState {
    /// An account's health factor has entered another zone.
    mutating func noteZone(
        of account: AccountID, factor: UInt256, price: Price, time: Timestamp, into events: inout [Event]
    ) {
        let severity = HealthEdges.severity(of: factor)
        if severity == .liquidatable, !book[progress: account].hasFallen {
            book[progress: account].hasFallen = true
            events.append(
                .accountFellBelowLine(
                    LineCrossing(account: account, time: time, price: price, healthFactor: factor)))
        }
        settleAlert(of: account, factor: factor, severity: severity, into: &events)
        if severity >= .warning, severity > book[progress: account].alertSeverity {
            raiseAlert(of: account, factor: factor, severity: severity, time: time, into: &events)
        }
    }

    /// Clears the standing alert once the factor has passed its re-arming edge; what is still bad stays armed
    /// silently, since an improvement wakes nobody.
    private mutating func settleAlert(
        of account: AccountID, factor: UInt256, severity: Severity, into events: inout [Event]
    ) {
        let standing = book[progress: account].alertSeverity
        guard standing >= .warning, factor >= HealthEdges.rearmed(above: standing) else { return }
        alertLog.clear(book[progress: account].alert, into: &events)
        book[progress: account].alert = 0
        book[progress: account].alertSeverity = stillArmed(below: standing, factor: factor)
    }

    private func stillArmed(below standing: Severity, factor: UInt256) -> Severity {
        let lower = Severity.allCases.reversed().filter { $0 < standing && $0 >= .warning }
        return lower.first { factor < HealthEdges.rearmed(above: $0) } ?? .ok
    }

    private mutating func raiseAlert(
        of account: AccountID, factor: UInt256, severity: Severity, time: Timestamp,
        into events: inout [Event]
    ) {
        let former = book[progress: account].alert
        if former != 0 { alertLog.clear(former, into: &events) }
        let alert = alertLog.raise(account, time: time, severity: severity, healthFactor: factor)
        book[progress: account].alert = alert.id
        book[progress: account].alertSeverity = severity
        events.append(.alertRaised(alert))
    }
}
