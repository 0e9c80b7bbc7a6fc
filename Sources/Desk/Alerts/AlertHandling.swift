import Units

extension DeskState {
    /// An account's health factor has entered another zone.
    mutating func noteZone(
        of account: AccountID, factor: UInt256, price: Price, time: Timestamp, into events: inout [Event]
    ) {
        let severity = edges.severity(of: factor)
        if severity == .liquidatable, !book[progress: account].hasFallen {
            book[progress: account].hasFallen = true
            events.append(
                .accountFellBelowLine(
                    LineCrossing(account: account, time: time, price: price, healthFactor: factor)))
        }
        settleAlert(of: account, factor: factor, severity: severity, into: &events)
        guard severity >= .warning, severity > book[progress: account].alertSeverity else { return }
        guard severity < .critical, alarms.dwell > 0 else {
            return raiseAlert(of: account, factor: factor, severity: severity, time: time, into: &events)
        }
        guard !alarms.pending.contains(where: { $0.account == account }) else { return }
        alarms.pending.append(Alarms.Pending(account: account, due: time.nanoseconds + alarms.dwell))
    }

    /// Wakes somebody for accounts that have stayed below an edge for the whole dwell.
    mutating func settlePending(at now: Timestamp, into events: inout [Event]) {
        guard alarms.pending.contains(where: { $0.due <= now.nanoseconds }) else { return }
        let due = alarms.pending.filter { $0.due <= now.nanoseconds }
        alarms.pending.removeAll { $0.due <= now.nanoseconds }
        for entry in due {
            guard case .factor(let factor) = health(of: entry.account) else { continue }
            let severity = edges.severity(of: factor)
            guard severity >= .warning, severity > book[progress: entry.account].alertSeverity else {
                continue
            }
            raiseAlert(of: entry.account, factor: factor, severity: severity, time: now, into: &events)
        }
    }

    /// Clears the standing alert once the factor has passed its re-arming edge; what is still bad stays armed
    /// silently, since an improvement wakes nobody.
    private mutating func settleAlert(
        of account: AccountID, factor: UInt256, severity: Severity, into events: inout [Event]
    ) {
        let standing = book[progress: account].alertSeverity
        guard standing >= .warning, factor >= edges.rearmed(above: standing) else { return }
        alertLog.clear(book[progress: account].alert, into: &events)
        book[progress: account].alert = 0
        book[progress: account].alertSeverity = stillArmed(below: standing, factor: factor)
    }

    private func stillArmed(below standing: Severity, factor: UInt256) -> Severity {
        let lower = Severity.allCases.reversed().filter { $0 < standing && $0 >= .warning }
        return lower.first { factor < edges.rearmed(above: $0) } ?? .ok
    }

    private mutating func raiseAlert(
        of account: AccountID, factor: UInt256, severity: Severity, time: Timestamp,
        into events: inout [Event]
    ) {
        let former = book[progress: account].alert
        if former != 0 { alertLog.clear(former, into: &events) }
        book[progress: account].alert = raise(
            .health(account), severity, value: factor, edge: edges.edge(of: severity), at: time,
            into: &events)
        book[progress: account].alertSeverity = severity
    }
}
