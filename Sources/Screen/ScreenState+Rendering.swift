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
        if layout.form == .line { isFiltering = false }
        let listing = listing(reports)
        follow(listing, reports)
        var picture = Picture(
            pen: Pen(width: width, height: height, theme: theme, usesUnicode: usesUnicode), reports: reports,
            listing: listing)
        switch layout.form {
        case .line: BareLines.draw(&picture)
        case .compact, .column, .watch: drawPanels(&picture, layout)
        }
        if layout.form != .line { drawOverlay(&picture) }
        return frame(picture, newest)
    }

    private mutating func follow(_ listing: HealthListing, _ reports: ScreenReports) {
        let alerts = reports.desk.alerts.rows
        health.follow(listing)
        instrument = min(instrument, max(0, reports.market.rows.count - 1))
        alert.follow(alerts)
        areas.openAlert = alerts.first { $0.state == .raised }?.id
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
            bells: bells(newest.desk.alerts, isFirst: newest.desk.health.accountCount == 0))
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
                &picture, in: areas.market, selected: instrument, isFocused: focus == .market)
        }
        if let area = layout.chart {
            let row =
                picture.reports.market.rows.indices.contains(instrument)
                ? picture.reports.market.rows[instrument] : nil
            let note = usesUnicode ? chartStyle.word : "ascii"
            let inside = picture.panel(
                area, (row.map { $0.symbol.text } ?? "chart", note), isFramed: isFramed, isFocused: false)
            if let row { ChartPanel.draw(&picture, in: inside, row: row, style: chartStyle) }
        }
    }

    private mutating func drawFooter(_ picture: inout Picture) {
        let height = picture.pen.canvas.height
        StatusLine.draw(&picture, row: height - 2, notice: notice)
        if isFiltering {
            FilterLine.draw(&picture, row: height - 1, text: filter.text)
        } else {
            HintLine.draw(&picture, row: height - 1)
        }
    }

    private mutating func drawOverlay(_ picture: inout Picture) {
        guard let overlay, !isFiltering else { return }
        switch overlay {
        case .help: HelpOverlay.draw(&picture, scroll: &overlayScroll)
        case .faults: FaultsOverlay.draw(&picture, scroll: &overlayScroll)
        case .account: AccountOverlay.draw(&picture, row: selected(picture), scroll: &overlayScroll)
        }
    }

    private func selected(_ picture: Picture) -> HealthRow? { picture.listing.row(at: health.rank) }

    private func healthTitle(_ picture: Picture) -> (String, String) {
        let count = picture.listing.count
        let place = count == 0 ? "0" : "\(health.rank + 1)"
        let order = "worst first  \(place)/\(Figures.count(UInt64(count)))"
        guard !filter.text.isEmpty else { return ("1 Health", order) }
        let health = picture.reports.desk.health
        // Only the rows of the report are searched; where the book has more, that is said.
        let searched =
            health.accountCount > health.rows.count ? " of the worst \(health.rows.count)" : ""
        return ("1 Health  /\(filter.text)", order + searched)
    }

    private func accountTitle(_ picture: Picture) -> (String, String) {
        (selected(picture)?.name.text ?? "no account", selected(picture)?.venue.text ?? "")
    }

    private func marketTitle(_ picture: Picture) -> (String, String) {
        let count = picture.reports.market.rows.count
        return ("3 Market", count == 0 ? "" : "\(instrument + 1)/\(count)")
    }

    private func alertsTitle(_ picture: Picture) -> (String, String) {
        let alerts = picture.reports.desk.alerts
        return ("0 Alerts", "\(alerts.unacknowledgedCount) unacked of \(alerts.raisedCount)")
    }
}
