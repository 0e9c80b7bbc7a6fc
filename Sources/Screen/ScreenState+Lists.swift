import Reports
import Units

extension ScreenState {
    /// The accounts that pass the filter, in the order chosen.
    func listing(_ reports: ScreenReports) -> HealthListing {
        HealthListing(reports.desk.health, filter: filter.filter, order: orders[.health])
    }

    /// The instruments in the order chosen.
    func instruments(_ reports: ScreenReports) -> [MarketRow] {
        reports.market.rows.ordered(by: orders[.market])
    }

    /// The alerts in the order chosen.
    func alerts(_ reports: ScreenReports) -> [AlertRow] {
        reports.desk.alerts.rows.ordered(by: orders[.alerts])
    }

    /// The holdings in the order chosen.
    func positions(_ reports: ScreenReports) -> [PositionRow] {
        reports.desk.positions.rows.ordered(by: orders[.positions])
    }

    /// The orders in the order chosen.
    func blotter(_ reports: ScreenReports) -> [BlotterRow] {
        reports.desk.blotter.rows.ordered(by: orders[.blotter])
    }

    /// All lists but that of the accounts.
    func lists(_ reports: ScreenReports) -> ListedRows {
        ListedRows(
            positions: positions(reports), instruments: instruments(reports), orders: blotter(reports),
            alerts: alerts(reports))
    }

    /// Takes the keys that sort.
    mutating func sort(_ action: Action, _ reports: ScreenReports) {
        let columns = SortColumn.columns(of: focus)
        guard !columns.isEmpty else { return say("this panel is not sorted", isFailure: true) }
        var order = orders[focus]
        let place = columns.firstIndex(of: order.column) ?? 0
        switch action {
        case .invertSort: order.isInverted.toggle()
        case .sortLeft: order.column = columns[(place + columns.count - 1) % columns.count]
        case .sortRight: order.column = columns[(place + 1) % columns.count]
        default:
            // A screen without panels has neither lists nor room for the picker.
            guard areas.form != .line else { return }
            sortChoice = place
            return cover(with: overlay == .sort ? nil : .sort)
        }
        sort(by: order, reports)
    }

    /// Sorts by the column that the picker stands on.
    mutating func chooseSort(_ reports: ScreenReports) {
        let columns = SortColumn.columns(of: focus)
        overlay = nil
        guard columns.indices.contains(sortChoice) else { return }
        sort(by: ListOrder(column: columns[sortChoice], isInverted: orders[focus].isInverted), reports)
    }

    /// Sorts the focused list; the selection stays on its row.
    mutating func sort(by order: ListOrder, _ reports: ScreenReports) {
        let account = listing(reports).row(at: health.rank)?.account
        orders[focus] = order
        switch focus {
        case .health: if let account { health.select(account, in: listing(reports)) }
        case .positions: position.follow(resorted: positions(reports).map(PositionKey.init))
        case .market: instrument.follow(resorted: instruments(reports).map(\.instrument))
        case .ticket: break
        case .blotter: self.order.follow(resorted: blotter(reports).map(\.id))
        case .alerts: alert.follow(resorted: alerts(reports).map(\.id))
        }
    }

    /// Selects the next account that the last filter lets through, round and round.
    mutating func moveToMatch(by step: Int, _ reports: ScreenReports) {
        guard let former = filter.former else {
            return say("n and N look for what the last / filtered", isFailure: true)
        }
        let listing = listing(reports)
        let matches = listing.rows.indices.filter { former.admits(listing.rows[$0]) }
        let place = health.rank - listing.first
        let next = step > 0 ? matches.first { $0 > place } : matches.last { $0 < place }
        guard let found = next ?? (step > 0 ? matches.first : matches.last) else {
            return say("no account among these rows matches", isFailure: true)
        }
        focus = .health
        health.select(listing.rows[found].account, in: listing)
    }

    /// Returns the selected row of the focused panel for the clipboard.
    mutating func copy(_ reports: ScreenReports, asJSON: Bool) -> [Intent] {
        guard let row = selectedRow(reports) else {
            say("no row is selected", isFailure: true)
            return []
        }
        guard let copied = row.copied(asJSON: asJSON) else {
            say("the row is too long for a terminal's clipboard", isFailure: true)
            return []
        }
        return [.copy(copied)]
    }

    private func selectedRow(_ reports: ScreenReports) -> (any CopiedRow)? {
        switch focus {
        case .health: listing(reports).row(at: health.rank)
        case .positions: positions(reports).first { PositionKey($0) == position.id }
        case .market: instruments(reports).first { $0.instrument == instrument.id }
        case .ticket: nil
        case .blotter: blotter(reports).first { $0.id == order.id }
        case .alerts: alerts(reports).first { $0.id == alert.id }
        }
    }
}
