import Reports
import Units

extension ScreenState {
    /// Moves the selection of the focused panel.
    mutating func move(_ action: Action, _ reports: ScreenReports) {
        if overlay == .sort { return moveSortChoice(action) }
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
            if mouse.action == .wheelUp { move(.up, reports) }
            if mouse.action == .wheelDown { move(.down, reports) }
            return []
        }
        // What is asked has to be answered first; a field is left by choosing another panel.
        switch prompt {
        case .typed, .confirm: return []
        case .field: prompt = nil
        case .filter, .command, nil: break
        }
        if mouse.action == .press, mouse.button == 0,
            let name = areas.screenNames.first(where: { $0.area.contains(mouse) })
        {
            show(name.panel)
            return []
        }
        guard let panel = PanelKind.allCases.first(where: { area(of: $0).contains(mouse) }) else { return [] }
        switch mouse.action {
        case .wheelUp: wheel(panel, by: -3, reports)
        case .wheelDown: wheel(panel, by: 3, reports)
        case .press where mouse.button == 0:
            show(panel)
            panel == .ticket ? fill(mouse) : select(row: mouse.row - area(of: panel).row, reports)
        case .press, .release: break
        }
        return []
    }

    private mutating func moveSortChoice(_ action: Action) {
        let last = SortColumn.columns(of: focus).count - 1
        switch action {
        case .up, .pageUp, .halfUp: sortChoice = max(0, sortChoice - 1)
        case .down, .pageDown, .halfDown: sortChoice = min(last, sortChoice + 1)
        case .top: sortChoice = 0
        case .bottom: sortChoice = last
        default: break
        }
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

    func area(of panel: PanelKind) -> Area { areas[panel] }

    private mutating func wheel(_ panel: PanelKind, by rows: Int, _ reports: ScreenReports) {
        guard panel == focus || panel != .ticket else { return }
        focus = panel
        move(by: rows, reports)
    }

    private mutating func moveToTop() {
        switch focus {
        case .health: health.moveToTop()
        case .positions: position.moveToTop()
        case .market: instrument.moveToTop()
        case .ticket: ticket.select(.account)
        case .blotter: order.moveToTop()
        case .alerts: alert.moveToTop()
        }
    }

    private mutating func move(by rows: Int, _ reports: ScreenReports) {
        switch focus {
        case .health: health.move(by: rows, in: listing(reports))
        case .positions: position.move(by: rows, in: positions(reports).map(PositionKey.init))
        case .market: instrument.move(by: rows, in: instruments(reports).map(\.instrument))
        case .ticket: ticket.move(by: rows)
        case .blotter: order.move(by: rows, in: blotter(reports).map(\.id))
        case .alerts: alert.move(by: rows, in: alerts(reports).map(\.id))
        }
    }

    /// A field that is pressed is typed into, a leg is selected.
    private mutating func fill(_ mouse: MouseEvent) {
        guard let pressed = areas.ticketPlaces.first(where: { $0.area.contains(mouse) }) else { return }
        ticket.select(place: pressed.place)
        if ticket.field != nil { open(.field) }
    }

    /// Rows of a panel with headings are counted from the one below them.
    private mutating func select(row: Int, _ reports: ScreenReports) {
        let place = row - 1
        guard place >= 0 || focus == .alerts else { return }
        switch focus {
        case .health: health.move(to: health.scroll + place, in: listing(reports))
        case .positions:
            position.move(to: areas.firstPosition + place, in: positions(reports).map(PositionKey.init))
        case .market:
            instrument.move(to: areas.firstInstrument + place, in: instruments(reports).map(\.instrument))
        case .ticket: break
        case .blotter: order.move(to: areas.firstOrder + place, in: blotter(reports).map(\.id))
        case .alerts: alert.move(to: areas.firstAlert + row, in: alerts(reports).map(\.id))
        }
    }
}

extension Area {
    func contains(_ mouse: MouseEvent) -> Bool {
        mouse.column >= column && mouse.column < column + width && mouse.row >= row
            && mouse.row < row + height
    }
}
