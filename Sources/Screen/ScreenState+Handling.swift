import Reports
import Units

extension ScreenState {
    /// Takes a key, the mouse or a paste and returns what it wants of the rest of the program.
    public mutating func handle(_ event: InputEvent, _ reports: ScreenReports) -> [Intent] {
        let reports = shown(reports)
        ticket.follow(reports.preview, at: reports.now)
        switch event {
        case .key(let key):
            clearMessage()
            return prompt == nil ? press(key, reports) : type(key, reports)
        case .paste(let text):
            paste(text)
            return []
        case .mouse(let mouse): return click(mouse, reports)
        case .resize: return []
        }
    }

    /// What is shown: a frozen picture stands still, but for what the ticket rests on, the kill switch and breakers.
    func shown(_ newest: ScreenReports) -> ScreenReports {
        guard var shown = frozen else { return newest }
        (shown.now, shown.preview) = (newest.now, newest.preview)
        shown.desk.blotter.killedSince = newest.desk.blotter.killedSince
        shown.desk.breakers = newest.desk.breakers
        return shown
    }

    private mutating func press(_ key: Key, _ reports: ScreenReports) -> [Intent] {
        guard let action = keys.action(for: key) else { return [] }
        return perform(action, reports)
    }

    mutating func cover(with wanted: Overlay?) { (overlay, overlayScroll) = (wanted, 0) }

    private mutating func perform(_ action: Action, _ reports: ScreenReports) -> [Intent] {
        switch action {
        case .quit: return [.quit]
        case .suspend: return [.suspend]
        case .repaint: return [.repaint]
        case .pause: return [.togglePause]
        case .slower: return [.slower]
        case .faster: return [.faster]
        case .mouse: return [.toggleMouse]
        case .acknowledge: return acknowledge(reports)
        case .acknowledgeAll: return [.acknowledgeAll]
        case .copy: return copy(reports, asJSON: false)
        case .copyJSON: return copy(reports, asJSON: true)
        case .open where focus == .ticket && overlay == nil: return enterTicket(reports)
        default:
            change(action, reports)
            return []
        }
    }

    /// What only changes the picture.
    private mutating func change(_ action: Action, _ reports: ScreenReports) {
        switch action {
        case .back: goBack()
        case .help: cover(with: overlay == .help ? nil : .help)
        case .faults: cover(with: overlay == .faults ? nil : .faults)
        case .exposure: cover(with: overlay == .exposure ? nil : .exposure)
        case .breakers: cover(with: overlay == .breakers ? nil : .breakers)
        case .open: open(reports)
        case .filter: open(.filter)
        case .command: open(.command)
        case .sort, .sortLeft, .sortRight, .invertSort: sort(action, reports)
        case .nextMatch: moveToMatch(by: 1, reports)
        case .previousMatch: moveToMatch(by: -1, reports)
        case .nextPanel: turnFocus(by: 1)
        case .previousPanel: turnFocus(by: -1)
        case .panel(let panel):
            overlay = nil
            show(panel)
        case .zoom: isZoomed = true
        case .unzoom: isZoomed = false
        case .theme: nextTheme()
        case .chartStyle: chartStyle = chartStyle.next
        case .freeze: frozen = frozen == nil ? reports : nil
        default:
            if !trade(action, reports) { move(action, reports) }
        }
    }

    private mutating func open(_ reports: ScreenReports) {
        if overlay == .sort { return chooseSort(reports) }
        guard overlay == nil else { return cover(with: nil) }
        switch focus {
        case .health: cover(with: .account)
        case .positions: showsAccountPositions.toggle()
        case .blotter: explainSelected(reports)
        case .market: trade(reports)
        case .alerts: openAccount(reports)
        case .ticket: break
        }
    }

    /// Opens the ticket for the selected instrument; what is staged stays.
    private mutating func trade(_ reports: ScreenReports) {
        let row = instruments(reports).first { $0.instrument == instrument.id }
        show(.ticket)
        guard let row, ticket.isEmpty else { return }
        ticket.change { $0.fill(.symbol, with: row.symbol.text) }
        ticket.select(.quantity)
    }

    /// Shows the account that the selected alert is about, where it is among those listed.
    private mutating func openAccount(_ reports: ScreenReports) {
        guard let row = alerts(reports).first(where: { $0.id == alert.id }) else { return }
        let listing = listing(reports)
        guard let found = listing.rows.first(where: { $0.name == row.account }) else {
            return say(SafeText("no account listed is called \(row.account)"), isFailure: true)
        }
        health.select(found.account, in: listing)
        cover(with: .account)
    }

    private mutating func goBack() {
        if overlay != nil {
            overlay = nil
        } else if focus == .ticket {
            show(.health)
        } else if !filter.isEmpty {
            filter.clear()
        } else {
            isZoomed = false
        }
    }

    private mutating func turnFocus(by step: Int) {
        // On the ticket these keys go from field to field; it is a form, and nobody lands in it by chance.
        guard focus != .ticket else {
            ticket.turn(by: step)
            return open(.field)
        }
        let panels = PanelKind.allCases.filter { $0 != .ticket }
        let place = panels.firstIndex(of: focus) ?? 0
        show(panels[(place + step + panels.count) % panels.count])
    }

    /// The picker of columns is about one panel and goes when the focus does.
    mutating func show(_ panel: PanelKind) {
        focus = panel
        if overlay == .sort { overlay = nil }
        guard panel == .ticket, let account = areas.account else { return }
        if ticket.form.text(of: .account).isEmpty { ticket.change { $0.fill(.account, with: account.text) } }
    }

    /// Returns the alert that is selected, or the worst open one, as the last picture shows them.
    private mutating func acknowledge(_ reports: ScreenReports) -> [Intent] {
        let open = reports.desk.alerts.rows.filter { $0.state == .raised }
        if focus == .alerts, let id = alert.id, open.contains(where: { $0.id == id }) {
            alert.release()
            return [.acknowledge(id: id)]
        }
        return areas.openAlert.map { [.acknowledge(id: $0)] } ?? []
    }
}
