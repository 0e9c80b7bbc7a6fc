import Reports
import Units

extension ScreenState {
    /// Draws the reports at a size, at least 1x1.
    public mutating func render(_ newest: ScreenReports, width: Int, height: Int) -> Frame {
        let layout = ScreenLayout(width: width, height: height, focus: focus, isZoomed: isZoomed)
        areas = PanelAreas()
        areas.form = layout.form
        // A screen that cannot say that it is frozen is not, and one without the field types into none.
        var reports = layout.form == .line ? newest : shown(newest)
        counts.hold(&reports.status, at: reports.now)
        if layout.form == .line { leavePrompts() }
        ticket.follow(newest.preview, at: newest.now)
        hear(newest.desk)
        let listing = listing(reports)
        follow(listing, reports)
        var picture = Picture(
            pen: Pen(width: width, height: height, theme: theme, usesUnicode: usesUnicode), reports: reports,
            listing: listing, lists: lists(reports), keys: keys)
        switch layout.form {
        case .line: BareLines.draw(&picture, asksToKill: prompt == .confirm(.kill))
        case .compact, .column, .watch: drawPanels(&picture, layout)
        }
        if layout.form != .line { drawOverlay(&picture) }
        return frame(picture, newest)
    }

    private mutating func follow(_ listing: HealthListing, _ reports: ScreenReports) {
        health.follow(listing)
        areas.account = listing.row(at: health.rank)?.name
        position.follow(positions(reports).map(PositionKey.init))
        order.follow(blotter(reports).map(\.id))
        instrument.follow(instruments(reports).map(\.instrument))
        alert.follow(alerts(reports).map(\.id))
        areas.openAlert = reports.desk.alerts.rows.first { $0.state == .raised }?.id
    }

    /// A screen that has become too small to type on; half an expression filters nothing. All trading can be
    /// stopped at every size.
    private mutating func leavePrompts() {
        if prompt != .confirm(.kill) { prompt = nil }
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
        if let screens = layout.screens {
            ScreensLine.draw(&picture, row: screens.row, focus: focus, ticket: ticket)
            areas.screenNames = picture.screenNames
        }
        for panel in PanelKind.allCases {
            if let area = layout.area(of: panel) { draw(panel, &picture, area, layout) }
        }
        drawAside(&picture, layout)
        drawFooter(&picture)
    }

    /// Draws a panel that can have the focus.
    private mutating func draw(
        _ panel: PanelKind, _ picture: inout Picture, _ area: Area, _ layout: ScreenLayout
    ) {
        let isFocused = focus == panel
        let inside = picture.panel(
            area, title(of: panel, picture), isFramed: layout.form == .watch, isFocused: isFocused)
        areas[panel] = inside
        switch panel {
        case .health:
            health.scroll(showing: max(1, inside.height - 1))
            HealthPanel.draw(&picture, in: inside, selection: health, isFocused: isFocused)
        case .positions:
            areas.firstPosition = PositionsPanel.draw(
                &picture, in: inside, selected: position.place, isFocused: isFocused)
        case .market:
            areas.firstInstrument = MarketPanel.draw(
                &picture, in: inside, selected: instrument.place, isFocused: isFocused)
        case .ticket:
            TicketPanel.draw(
                &picture, in: inside,
                TicketPanel.Content(
                    ticket: ticket, isTyping: prompt == .field, isFocused: isFocused,
                    now: picture.reports.now))
            areas.ticketPlaces = picture.ticketPlaces
        case .blotter:
            areas.firstOrder = BlotterPanel.draw(
                &picture, in: inside, selected: order.place, isFocused: isFocused)
        case .alerts:
            areas.firstAlert = AlertsPanel.draw(
                &picture, in: inside, selected: alert.place, isFocused: isFocused)
        }
    }

    /// Draws what goes with a selected row.
    private func drawAside(_ picture: inout Picture, _ layout: ScreenLayout) {
        let isFramed = layout.form == .watch
        if let area = layout.account {
            let inside = picture.panel(area, accountTitle(picture), isFramed: isFramed, isFocused: false)
            AccountPanel.draw(&picture, in: inside, row: selected(picture))
        }
        let rows = picture.instruments
        let row = rows.indices.contains(instrument.place) ? rows[instrument.place] : nil
        if let area = layout.chart {
            let note = usesUnicode ? chartStyle.word : "ascii"
            let inside = picture.panel(
                area, (row.map { $0.symbol.text } ?? "chart", note), isFramed: isFramed, isFocused: false)
            if let row { ChartPanel.draw(&picture, in: inside, row: row, style: chartStyle) }
        }
        if let area = layout.pools, area.height > 1 {
            let title = "fragmentation\(row.map { "  \($0.symbol)" } ?? "")"
            let inside = picture.panel(area, (title, ""), isFramed: isFramed, isFocused: false)
            PoolsPanel.draw(&picture, in: inside, row: row)
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
        case .typed(let wanted):
            PromptLine.draw(
                &picture,
                PromptLine.Content(
                    label: wanted.label, text: confirmation.text, head: confirmation.head,
                    note: message?.text.text ?? wanted.note, isFailure: message?.isFailure ?? false,
                    isWhole: true))
        case .confirm(let wanted):
            PromptLine.draw(
                &picture,
                PromptLine.Content(
                    label: question(wanted, picture), text: "", head: "", note: "y yes  Esc back",
                    isFailure: false))
        case .field:
            StatusLine.draw(&picture, row: height - 2, notice: notice, message: message)
            HintLine.draw(&picture, row: height - 1, TicketField.hints)
        case nil:
            StatusLine.draw(&picture, row: height - 2, notice: notice, message: message)
            HintLine.draw(&picture, row: height - 1, focus: focus)
        }
    }

    private func question(_ wanted: Confirmation, _ picture: Picture) -> String {
        if case .trip(let name) = wanted {
            return name == "desk" ? " halt the whole desk? " : " halt \(name)? "
        }
        guard case .cancel(let id) = wanted else { return " stop all trading and cancel what works? " }
        let row = picture.orders.first { $0.id == id }
        let words = row.map {
            " \($0.side) \(Figures.quantity($0.quantity, decimals: $0.decimals)) \($0.symbol)"
        }
        return " cancel order \(BlotterPanel.number(id))\(words ?? "")? "
    }

    private mutating func drawOverlay(_ picture: inout Picture) {
        guard let overlay, prompt == nil else { return }
        switch overlay {
        case .help: HelpOverlay.draw(&picture, scroll: &overlayScroll)
        case .faults: FaultsOverlay.draw(&picture, scroll: &overlayScroll)
        case .breakers: BreakersOverlay.draw(&picture, scroll: &overlayScroll)
        case .sort:
            SortOverlay.draw(
                &picture, panel: focus, choice: sortChoice, order: orders[focus], scroll: &overlayScroll)
        case .why(let id): WhyOverlay.draw(&picture, id: id, scroll: &overlayScroll)
        case .exposure: ExposureOverlay.draw(&picture, scroll: &overlayScroll)
        case .account: AccountOverlay.draw(&picture, row: selected(picture), scroll: &overlayScroll)
        }
    }

    func selected(_ picture: Picture) -> HealthRow? { picture.listing.row(at: health.rank) }
}
