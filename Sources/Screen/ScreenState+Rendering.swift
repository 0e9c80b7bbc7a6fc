import Reports
import Units

extension ScreenState {
    /// Draws the reports at a size, at least 1x1.
    public mutating func render(_ newest: ScreenReports, width: Int, height: Int) -> Frame {
        let layout = ScreenLayout(width: width, height: height, focus: focus, isZoomed: isZoomed)
        areas = PanelAreas()
        areas.form = layout.form
        // A screen that cannot say that it is frozen is not, and one without the field types into none.
        let reports = layout.form == .line ? newest : frozen ?? newest
        if layout.form == .line { leavePrompts() }
        let listing = listing(reports)
        follow(listing, reports)
        var picture = Picture(
            pen: Pen(width: width, height: height, theme: theme, usesUnicode: usesUnicode), reports: reports,
            listing: listing, instruments: instruments(reports), alerts: alerts(reports), keys: keys)
        switch layout.form {
        case .line: BareLines.draw(&picture)
        case .compact, .column, .watch: drawPanels(&picture, layout)
        }
        if layout.form != .line { drawOverlay(&picture) }
        return frame(picture, newest)
    }

    private mutating func follow(_ listing: HealthListing, _ reports: ScreenReports) {
        health.follow(listing)
        instrument.follow(instruments(reports).map(\.instrument))
        alert.follow(alerts(reports).map(\.id))
        areas.openAlert = reports.desk.alerts.rows.first { $0.state == .raised }?.id
    }

    /// A screen that has become too small to type on; half an expression filters nothing.
    private mutating func leavePrompts() {
        prompt = nil
        filter.settle()
        if overlay == .sort { overlay = nil }
    }

    /// Bells that are due since the screen opened; a critical alert that waited for it is due one.
    private mutating func bells(_ alerts: AlertsReport, isFirst: Bool) -> UInt64 {
        if formerBells == nil, !isFirst {
            let isWaiting = alerts.rows.contains { $0.state == .raised && $0.severity >= .critical }
            formerBells = isWaiting ? alerts.bells - min(1, alerts.bells) : alerts.bells
        }
        return alerts.bells - min(alerts.bells, formerBells ?? alerts.bells)
    }

    private mutating func frame(_ picture: Picture, _ newest: ScreenReports) -> Frame {
        Frame(
            canvas: picture.pen.canvas, cursor: picture.cursor,
            priorities: picture.echo + picture.titles + picture.alarms
                + [area(of: focus)].filter { $0.height > 0 },
            title: WindowTitle.text(newest.desk),
            bells: bells(newest.desk.alerts, isFirst: newest.desk.health.accountCount == 0),
            alarm: WindowTitle.alarm(newest.desk.alerts))
    }

    private mutating func drawPanels(_ picture: inout Picture, _ layout: ScreenLayout) {
        HeaderLine.draw(&picture, isFrozen: frozen != nil)
        let isFramed = layout.form == .watch
        if let area = layout.health {
            let inside = picture.panel(
                area, healthTitle(picture), isFramed: isFramed, isFocused: focus == .health)
            areas.health = inside
            health.scroll(showing: max(1, inside.height - 1))
            HealthPanel.draw(&picture, in: inside, selection: health, isFocused: focus == .health)
        }
        if let area = layout.account {
            let inside = picture.panel(area, accountTitle(picture), isFramed: isFramed, isFocused: false)
            AccountPanel.draw(&picture, in: inside, row: selected(picture))
        }
        drawMarket(&picture, layout, isFramed: isFramed)
        if let area = layout.alerts {
            areas.alerts = picture.panel(
                area, alertsTitle(picture), isFramed: isFramed, isFocused: focus == .alerts)
            areas.firstAlert = AlertsPanel.draw(
                &picture, in: areas.alerts, selected: alert.place, isFocused: focus == .alerts)
        }
        drawFooter(&picture)
    }

    private mutating func drawMarket(_ picture: inout Picture, _ layout: ScreenLayout, isFramed: Bool) {
        if let area = layout.market {
            areas.market = picture.panel(
                area, marketTitle(picture), isFramed: isFramed, isFocused: focus == .market)
            areas.firstInstrument = MarketPanel.draw(
                &picture, in: areas.market, selected: instrument.place, isFocused: focus == .market)
        }
        if let area = layout.chart {
            let rows = picture.instruments
            let row = rows.indices.contains(instrument.place) ? rows[instrument.place] : nil
            let note = usesUnicode ? chartStyle.word : "ascii"
            let inside = picture.panel(
                area, (row.map { $0.symbol.text } ?? "chart", note), isFramed: isFramed, isFocused: false)
            if let row { ChartPanel.draw(&picture, in: inside, row: row, style: chartStyle) }
        }
    }

    private mutating func drawFooter(_ picture: inout Picture) {
        let height = picture.pen.canvas.height
        switch prompt {
        case .filter:
            PromptLine.draw(
                &picture,
                PromptLine.Content(
                    label: " filter /", text: filter.text, head: filter.field.head,
                    note: filter.failure?.sentence.text ?? "a name, !not, hf<1.2, debt>1m, venue:aave",
                    isFailure: filter.failure != nil))
        case .command:
            let (shown, note) = (command.shown, command.note)
            PromptLine.draw(
                &picture,
                PromptLine.Content(
                    label: command.label, text: shown.text, head: shown.head, note: note.text,
                    isFailure: note.isFailure))
        case nil:
            StatusLine.draw(&picture, row: height - 2, notice: notice, message: message)
            HintLine.draw(&picture, row: height - 1)
        }
    }

    private mutating func drawOverlay(_ picture: inout Picture) {
        guard let overlay, prompt == nil else { return }
        switch overlay {
        case .help: HelpOverlay.draw(&picture, scroll: &overlayScroll)
        case .faults: FaultsOverlay.draw(&picture, scroll: &overlayScroll)
        case .sort:
            SortOverlay.draw(
                &picture, panel: focus, choice: sortChoice, order: orders[focus], scroll: &overlayScroll)
        case .account: AccountOverlay.draw(&picture, row: selected(picture), scroll: &overlayScroll)
        }
    }

    private func selected(_ picture: Picture) -> HealthRow? { picture.listing.row(at: health.rank) }

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

    private func accountTitle(_ picture: Picture) -> (String, String) {
        (selected(picture)?.name.text ?? "no account", selected(picture)?.venue.text ?? "")
    }

    private func marketTitle(_ picture: Picture) -> (String, String) {
        let count = picture.instruments.count
        let parts = [orderWords(.market), count == 0 ? "" : "\(instrument.place + 1)/\(count)"]
        return ("3 Market", parts.filter { !$0.isEmpty }.joined(separator: "  "))
    }

    private func alertsTitle(_ picture: Picture) -> (String, String) {
        let alerts = picture.reports.desk.alerts
        let parts = [orderWords(.alerts), "\(alerts.unacknowledgedCount) unacked of \(alerts.raisedCount)"]
        return ("0 Alerts", parts.filter { !$0.isEmpty }.joined(separator: "  "))
    }
}
