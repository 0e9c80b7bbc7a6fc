import Units

/// The alerts of the run, oldest first, at most `greatestCount` of them.
struct AlertLog: Sendable {
    private(set) var alerts: [Alert] = []
    private(set) var raisedCount: UInt64 = 0
    /// Alerts raised at critical or below the line: a bell is due when it grows.
    private(set) var bellCount: UInt64 = 0
    private(set) var unacknowledgedCount = 0

    /// Alerts that are kept; beyond it the oldest cleared ones are dropped, then the oldest.
    static let greatestCount = 65_536

    init() {}

    init(alerts: [Alert], raisedCount: UInt64, bellCount: UInt64) {
        (self.alerts, self.raisedCount, self.bellCount) = (alerts, raisedCount, bellCount)
        unacknowledgedCount = alerts.count { $0.state == .raised }
    }

    mutating func raise(
        _ subject: AlertSubject, time: Timestamp, severity: Severity, value: UInt256, edge: UInt256
    ) -> Alert {
        raisedCount += 1
        if severity >= .critical { bellCount += 1 }
        let alert = Alert(
            id: raisedCount, subject: subject, time: time, severity: severity, value: value, edge: edge,
            state: .raised)
        if alerts.count >= AlertLog.greatestCount { forgetOldest() }
        alerts.append(alert)
        unacknowledgedCount += 1
        return alert
    }

    mutating func clear(_ id: UInt64, into events: inout [Event]) {
        guard let index = index(of: id), alerts[index].state != .cleared else { return }
        if alerts[index].state == .raised { unacknowledgedCount -= 1 }
        alerts[index].state = .cleared
        events.append(.alertCleared(id: id))
    }

    mutating func acknowledgeAll(into events: inout [Event]) {
        for index in alerts.indices where alerts[index].state == .raised {
            acknowledge(at: index, into: &events)
        }
    }

    mutating func acknowledge(at index: Int, into events: inout [Event]) {
        alerts[index].state = .acknowledged
        unacknowledgedCount -= 1
        events.append(.alertAcknowledged(id: alerts[index].id))
    }

    /// Returns where an alert stands; the numbers ascend, so the search halves.
    func index(of id: UInt64) -> Int? {
        var (low, high) = (0, alerts.count)
        while low < high {
            let middle = (low + high) / 2
            if alerts[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < alerts.count && alerts[low].id == id ? low : nil
    }

    private mutating func forgetOldest() {
        let spare = AlertLog.greatestCount / 4
        var dropped = 0
        alerts.removeAll { alert in
            guard alert.state == .cleared, dropped < spare else { return false }
            dropped += 1
            return true
        }
        guard dropped == 0 else { return }
        unacknowledgedCount -= alerts[..<spare].count { $0.state == .raised }
        alerts.removeFirst(spare)
    }
}

extension DeskState {
    mutating func acknowledgeAlert(_ id: UInt64, into events: inout [Event]) {
        guard let index = alertLog.index(of: id) else {
            return events.append(.commandRejected(.alertNotFound(id)))
        }
        guard alertLog.alerts[index].state == .raised else {
            return events.append(.commandRejected(.alertAlreadySeen(id)))
        }
        alertLog.acknowledge(at: index, into: &events)
    }
}
