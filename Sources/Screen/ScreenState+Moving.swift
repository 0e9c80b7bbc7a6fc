import Reports
import Units

extension ScreenState {
    /// Moves the selection of the focused panel.
    mutating func move(_ action: Action, _ reports: ScreenReports) {
        guard overlay == nil else { return scrollOverlay(action) }
        let page = max(1, area(of: focus).height - 2)
        switch action {
        case .up: move(by: -1, reports)
        case .down: move(by: 1, reports)
        case .pageUp: move(by: -page, reports)
        case .pageDown: move(by: page, reports)
        case .halfUp: move(by: -max(1, page / 2), reports)
        case .halfDown: move(by: max(1, page / 2), reports)
        case .top: moveToTop()
        case .bottom: move(by: .max / 2, reports)
        default: break
        }
    }

    /// Takes a press on a row or a turn of the wheel.
    mutating func click(_ mouse: MouseEvent, _ reports: ScreenReports) -> [Intent] {
        if overlay != nil {
            if mouse.action == .wheelUp { scrollOverlay(.up) }
            if mouse.action == .wheelDown { scrollOverlay(.down) }
            return []
        }
        guard let panel = PanelKind.allCases.first(where: { area(of: $0).contains(mouse) }) else { return [] }
        switch mouse.action {
        case .wheelUp: wheel(panel, by: -3, reports)
        case .wheelDown: wheel(panel, by: 3, reports)
        case .press where mouse.button == 0:
            focus = panel
            select(row: mouse.row - area(of: panel).row, reports)
        case .press, .release: break
        }
        return []
    }

    /// What is beyond the end is cut when the overlay is drawn.
    private mutating func scrollOverlay(_ action: Action) {
        let page = 10
        switch action {
        case .up: overlayScroll -= 1
        case .down: overlayScroll += 1
        case .pageUp, .halfUp: overlayScroll -= page
        case .pageDown, .halfDown: overlayScroll += page
        case .top: overlayScroll = 0
        case .bottom: overlayScroll = .max / 2
        default: break
        }
        overlayScroll = max(0, overlayScroll)
    }

    func area(of panel: PanelKind) -> Area {
        switch panel {
        case .health: areas.health
        case .market: areas.market
        case .alerts: areas.alerts
        }
    }

    private mutating func wheel(_ panel: PanelKind, by rows: Int, _ reports: ScreenReports) {
        focus = panel
        move(by: rows, reports)
    }

    private mutating func moveToTop() {
        switch focus {
        case .health: health.moveToTop()
        case .market: instrument = 0
        case .alerts: alert = AlertSelection()
        }
    }

    private mutating func move(by rows: Int, _ reports: ScreenReports) {
        switch focus {
        case .health: health.move(by: rows, in: listing(reports))
        case .market: instrument = bounded(instrument + rows, reports.market.rows.count)
        case .alerts: alert.move(by: rows, in: reports.desk.alerts.rows)
        }
    }

    /// Rows of a panel with headings are counted from the one below them.
    private mutating func select(row: Int, _ reports: ScreenReports) {
        let place = row - 1
        guard place >= 0 || focus == .alerts else { return }
        switch focus {
        case .health: health.move(to: health.scroll + place, in: listing(reports))
        case .market: instrument = bounded(areas.firstInstrument + place, reports.market.rows.count)
        case .alerts: alert.move(to: areas.firstAlert + row, in: reports.desk.alerts.rows)
        }
    }

    private func bounded(_ index: Int, _ count: Int) -> Int { min(max(0, index), max(0, count - 1)) }

    /// The accounts that pass the filter.
    func listing(_ reports: ScreenReports) -> HealthListing {
        HealthListing(reports.desk.health, filter: filter.text)
    }
}

extension Area {
    func contains(_ mouse: MouseEvent) -> Bool {
        mouse.column >= column && mouse.column < column + width && mouse.row >= row
            && mouse.row < row + height
    }
}
