import Reports
import Units

extension ScreenState {
    /// Takes a key, the mouse or a paste and returns what it wants of the rest of the program.
    public mutating func handle(_ event: InputEvent, _ reports: ScreenReports) -> [Intent] {
        let reports = frozen ?? reports
        switch event {
        case .key(let key): return isFiltering ? typeFilter(key) : press(key, reports)
        case .paste(let text):
            if isFiltering { filter.insert(text) }
            return []
        case .mouse(let mouse): return click(mouse, reports)
        case .resize: return []
        }
    }

    private mutating func typeFilter(_ key: Key) -> [Intent] {
        switch key {
        case .enter: isFiltering = false
        case .escape:
            isFiltering = false
            filter.clear()
        case .control("z"): return [.suspend]
        case .control("l"): return [.repaint]
        default: filter.take(key)
        }
        health.moveToTop()
        return []
    }

    private mutating func press(_ key: Key, _ reports: ScreenReports) -> [Intent] {
        guard let action = KeyTable.action(for: key) else { return [] }
        return perform(action, reports)
    }

    private mutating func cover(with wanted: Overlay?) { (overlay, overlayScroll) = (wanted, 0) }

    private mutating func perform(_ action: Action, _ reports: ScreenReports) -> [Intent] {
        switch action {
        case .quit: return [.quit]
        case .suspend: return [.suspend]
        case .repaint: return [.repaint]
        case .pause: return [.togglePause]
        case .slower: return [.slower]
        case .faster: return [.faster]
        case .acknowledge: return acknowledge(reports)
        case .acknowledgeAll: return [.acknowledgeAll]
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
        case .open: cover(with: overlay == nil && focus == .health ? .account : nil)
        case .filter:
            // A screen without panels has no room for the field, and keys must not vanish into it.
            guard areas.form != .line else { return }
            (isFiltering, focus, overlay) = (true, .health, nil)
        case .nextPanel: turnFocus(by: 1)
        case .previousPanel: turnFocus(by: -1)
        case .panel(let panel): focus = panel
        case .zoom: isZoomed = true
        case .unzoom: isZoomed = false
        case .theme: nextTheme()
        case .chartStyle: chartStyle = chartStyle.next
        case .freeze: frozen = frozen == nil ? reports : nil
        default: move(action, reports)
        }
    }

    private mutating func goBack() {
        if overlay != nil {
            overlay = nil
        } else if !filter.text.isEmpty {
            filter.clear()
        } else {
            isZoomed = false
        }
    }

    private mutating func turnFocus(by step: Int) {
        let count = PanelKind.allCases.count
        focus = PanelKind(rawValue: (focus.rawValue + step + count) % count) ?? .health
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
