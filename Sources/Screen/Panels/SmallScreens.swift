import Reports
import Units

/// A screen too small for panels: the worst account on one line.
enum OneLine {
    static func draw(_ picture: inout Picture) {
        let text = WorstAccount.sentence(picture.reports.desk) + " q"
        let role = picture.reports.desk.health.rows.first?.severity.role ?? .text
        let width = picture.pen.canvas.width
        picture.pen.write(SafeText(text), column: 0, row: 0, role, width: width)
    }
}

/// A small screen: the worst accounts, and the alerts that nobody has seen.
enum CompactPanels {
    static func draw(_ picture: inout Picture) {
        let canvas = picture.pen.canvas
        let body = Area(column: 0, row: 1, width: canvas.width, height: max(0, canvas.height - 3))
        let healthRows = max(3, body.height * 3 / 5)
        let health = picture.pen.rule(body.rows(0, healthRows), title: "Health", isFocused: true)
        var selection = HealthSelection()
        selection.scroll(showing: max(1, health.height - 1))
        HealthPanel.draw(&picture, in: health, selection: selection, isFocused: false)
        let alerts = picture.pen.rule(
            body.rows(healthRows, body.height - healthRows), title: "Alerts",
            note: "\(picture.reports.desk.alerts.unacknowledgedCount) unacked", isFocused: false)
        AlertsPanel.draw(&picture, in: alerts, selected: nil)
    }
}

/// The worst account in a few words.
enum WorstAccount {
    static func sentence(_ desk: DeskReport) -> String {
        guard let worst = desk.health.rows.first, let factor = worst.healthFactor else {
            return "no debt at risk"
        }
        let distance = worst.line.map { " \(Figures.percent($0.distanceBasisPoints))" } ?? ""
        return "\(worst.severity.word) \(worst.name) HF \(Figures.health(factor))\(distance)"
    }
}

/// The title of the terminal's window.
enum WindowTitle {
    static func text(_ desk: DeskReport) -> String {
        let open = desk.alerts.unacknowledgedCount
        let isTop = desk.health.firstRow == 0
        guard open > 0, let alert = desk.alerts.rows.first else { return "plimsoll" }
        let worst = isTop ? WorstAccount.sentence(desk) : "\(alert.severity.word) \(alert.account)"
        return "(\(open)!) \(worst) - plimsoll"
    }
}
