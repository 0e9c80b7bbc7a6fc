import Reports
import Units

extension ScreenState {
    /// Draws the reports at a size, at least 1x1.
    public mutating func render(_ newest: ScreenReports, width: Int, height: Int) -> Frame {
        let reports = frozen ?? newest
        let listing = listing(reports)
        health.follow(listing)
        instrument = min(instrument, max(0, reports.market.rows.count - 1))
        alert = min(alert, max(0, reports.desk.alerts.rows.count - 1))
        var picture = Picture(
            pen: Pen(width: width, height: height, theme: theme, usesUnicode: usesUnicode), reports: reports,
            listing: listing)
        let layout = ScreenLayout(width: width, height: height, focus: focus, isZoomed: isZoomed)
        areas = PanelAreas()
        switch layout.form {
        case .line: OneLine.draw(&picture)
        case .compact: drawCompact(&picture)
        case .column, .watch: drawPanels(&picture, layout)
        }
        if layout.form != .line { drawOverlay(&picture) }
        return frame(picture, newest)
    }

    private func frame(_ picture: Picture, _ newest: ScreenReports) -> Frame {
        Frame(
            canvas: picture.pen.canvas, cursor: picture.cursor,
            priorities: picture.echo + picture.alarms + [area(of: focus)].filter { $0.height > 0 },
            title: WindowTitle.text(newest.desk), bells: newest.desk.alerts.bells)
    }

    private mutating func drawCompact(_ picture: inout Picture) {
        HeaderLine.draw(&picture, isFrozen: frozen != nil)
        CompactPanels.draw(&picture)
        drawFooter(&picture)
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
            AlertsPanel.draw(&picture, in: areas.alerts, selected: focus == .alerts ? alert : nil)
        }
        drawFooter(&picture)
    }

    private mutating func drawMarket(_ picture: inout Picture, _ layout: ScreenLayout, isFramed: Bool) {
        if let area = layout.market {
            areas.market = picture.panel(
                area, ("3 Market", ""), isFramed: isFramed, isFocused: focus == .market)
            MarketPanel.draw(
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
        StatusLine.draw(&picture, row: height - 2)
        if isFiltering {
            FilterLine.draw(&picture, row: height - 1, text: filter.text)
        } else {
            HintLine.draw(&picture, row: height - 1)
        }
    }

    private func drawOverlay(_ picture: inout Picture) {
        guard let overlay, !isFiltering else { return }
        switch overlay {
        case .help: HelpOverlay.draw(&picture)
        case .faults: FaultsOverlay.draw(&picture)
        case .account: AccountOverlay.draw(&picture, row: selected(picture))
        }
    }

    private func selected(_ picture: Picture) -> HealthRow? { picture.listing.row(at: health.rank) }

    private func healthTitle(_ picture: Picture) -> (String, String) {
        let count = picture.listing.count
        let place = count == 0 ? "0" : "\(health.rank + 1)"
        let filtered = filter.text.isEmpty ? "" : "  /\(filter.text)"
        return ("1 Health\(filtered)", "worst first  \(place)/\(Figures.count(UInt64(count)))")
    }

    private func accountTitle(_ picture: Picture) -> (String, String) {
        (selected(picture)?.name.text ?? "no account", selected(picture)?.venue.text ?? "")
    }

    private func alertsTitle(_ picture: Picture) -> (String, String) {
        let alerts = picture.reports.desk.alerts
        return ("0 Alerts", "\(alerts.unacknowledgedCount) unacked of \(alerts.raisedCount)")
    }
}
