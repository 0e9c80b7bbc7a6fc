import Reports
import Units

extension ScreenState {
    /// What stands above a panel: its name, and at the right what it shows.
    func title(of panel: PanelKind, _ picture: Picture) -> (String, String) {
        switch panel {
        case .health: healthTitle(picture)
        case .positions: positionsTitle(picture)
        case .market: marketTitle(picture)
        case .ticket: ticketTitle(picture)
        case .blotter: blotterTitle(picture)
        case .alerts: alertsTitle(picture)
        }
    }

    private func positionsTitle(_ picture: Picture) -> (String, String) {
        let report = picture.reports.desk.positions
        let whose = report.account.map { "of \($0)" } ?? "of the book, net"
        let count = report.rows.count
        let parts = [orderWords(.positions), count == 0 ? "" : "\(position.place + 1)/\(count)"]
        return (
            "\(PanelKind.positions.title)  \(whose)", parts.filter { !$0.isEmpty }.joined(separator: "  ")
        )
    }

    private func ticketTitle(_ picture: Picture) -> (String, String) {
        let stage = ticket.stage(at: picture.reports.now)
        let count = ticket.legs.count + (ticket.form.isBlank ? 0 : 1)
        return (PanelKind.ticket.title, count > 1 ? "\(stage)  basket of \(count)" : "\(stage)")
    }

    private func blotterTitle(_ picture: Picture) -> (String, String) {
        let report = picture.reports.desk.blotter
        let parts = [
            orderWords(.blotter),
            "\(report.workingCount) working of \(Figures.count(UInt64(report.orderCount)))",
        ]
        return (PanelKind.blotter.title, parts.filter { !$0.isEmpty }.joined(separator: "  "))
    }

    private func healthTitle(_ picture: Picture) -> (String, String) {
        let (count, report) = (picture.listing.count, picture.reports.desk.health)
        let place = count == 0 ? "0" : "\(health.rank + 1)"
        // Only the rows of the report are searched and sorted; where the book has more, that is said.
        let part = picture.listing.isPart ? " of the worst \(report.rows.count)" : ""
        let order = orders.isReported(.health) ? "worst first" : orderWords(.health)
        return (
            filter.text.isEmpty ? "1 Health" : "1 Health  /\(filter.text)",
            "\(order)  \(place)/\(Figures.count(UInt64(count)))\(part)"
        )
    }

    /// What a list is sorted by; nothing where it stands as the desk reports it.
    private func orderWords(_ panel: PanelKind) -> String {
        let order = orders[panel]
        guard !orders.isReported(panel) else { return "" }
        return "by \(order.column.rawValue)\(order.isInverted ? ", inverted" : "")"
    }

    func accountTitle(_ picture: Picture) -> (String, String) {
        (selected(picture)?.name.text ?? "no account", selected(picture)?.venue.text ?? "")
    }

    private func marketTitle(_ picture: Picture) -> (String, String) {
        let count = picture.instruments.count
        let parts = [orderWords(.market), count == 0 ? "" : "\(instrument.place + 1)/\(count)"]
        return (PanelKind.market.title, parts.filter { !$0.isEmpty }.joined(separator: "  "))
    }

    private func alertsTitle(_ picture: Picture) -> (String, String) {
        let alerts = picture.reports.desk.alerts
        let parts = [orderWords(.alerts), "\(alerts.unacknowledgedCount) unacked of \(alerts.raisedCount)"]
        return (PanelKind.alerts.title, parts.filter { !$0.isEmpty }.joined(separator: "  "))
    }
}
