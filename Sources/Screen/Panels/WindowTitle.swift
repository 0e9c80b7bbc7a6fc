import Reports
import Units

/// What is told outside the picture: the title of the terminal's window, and what a bell is rung for.
enum WindowTitle {
    /// The worst account while an alert is open, without figures: a title that changed with every price would
    /// only cost bytes.
    static func text(_ desk: DeskReport) -> String {
        let open = desk.alerts.unacknowledgedCount
        guard open > 0 else { return "plimsoll" }
        return SafeText("(\(open)!) \(worst(desk)) - plimsoll").text
    }

    /// The newest alert that is at least critical and that nobody has seen.
    static func alarm(_ alerts: AlertsReport) -> SafeText? {
        let open = alerts.rows.filter { $0.state == .raised && $0.severity >= .critical }
        return open.max { $0.id < $1.id }.map { row in
            let name = row.account.shortened(to: nameWidth, ellipsis: "~")
            return SafeText("\(row.severity.word) \(name) \(row.figures.long)")
        }
    }

    private static func worst(_ desk: DeskReport) -> String {
        // The rows that a scrolled screen asked for do not begin at the worst: its alerts do.
        let row = desk.health.rows.first.flatMap { desk.health.firstRow == 0 ? $0 : nil }
        if let row, row.healthFactor != nil {
            return "\(row.severity.word) \(row.name.shortened(to: nameWidth, ellipsis: "~"))"
        }
        guard let alert = desk.alerts.rows.first(where: { $0.state == .raised }) else {
            return WorstAccount.sentence(desk)
        }
        return "\(alert.severity.word) \(alert.account.shortened(to: nameWidth, ellipsis: "~"))"
    }

    /// Columns of a name; titles have little room, and an address is known by both its ends.
    private static let nameWidth = 44
}
