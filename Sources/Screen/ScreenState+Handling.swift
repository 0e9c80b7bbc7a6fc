import Reports
import Units

extension ScreenState {
    /// Takes a key, the mouse or a paste and returns what it wants of the rest of the program.
    public mutating func handle(_ event: InputEvent, _ reports: ScreenReports) -> [Intent] {
        let reports = frozen ?? reports
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
        case .open: open(reports)
        case .filter: open(.filter)
        case .command: open(.command)
        case .sort, .sortLeft, .sortRight, .invertSort: sort(action, reports)
        case .nextMatch: moveToMatch(by: 1, reports)
        case .previousMatch: moveToMatch(by: -1, reports)
        case .nextPanel: turnFocus(by: 1)
        case .previousPanel: turnFocus(by: -1)
        case .panel(let panel): show(panel)
        case .zoom: isZoomed = true
        case .unzoom: isZoomed = false
        case .theme: nextTheme()
        case .chartStyle: chartStyle = chartStyle.next
        case .freeze: frozen = frozen == nil ? reports : nil
        default: move(action, reports)
        }
    }

    private mutating func open(_ reports: ScreenReports) {
        if overlay == .sort { return chooseSort(reports) }
        cover(with: overlay == nil && focus == .health ? .account : nil)
    }

    private mutating func goBack() {
        if overlay != nil {
            overlay = nil
        } else if !filter.isEmpty {
            filter.clear()
        } else {
            isZoomed = false
        }
    }

    private mutating func turnFocus(by step: Int) {
        let count = PanelKind.allCases.count
        show(PanelKind(rawValue: (focus.rawValue + step + count) % count) ?? .health)
    }

    /// The picker of columns is about one panel and goes when the focus does.
    private mutating func show(_ panel: PanelKind) {
        focus = panel
        if overlay == .sort { overlay = nil }
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
