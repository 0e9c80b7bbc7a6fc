import Reports
import Units

extension ScreenState {
    /// The names that a command line can be about.
    func context(_ reports: ScreenReports) -> CommandContext {
        let health = reports.desk.health
        return CommandContext(
            accounts: health.rows.map(\.name),
            hasAllAccounts: health.accountCount == health.rows.count && health.accountCount > 0,
            symbols: reports.market.rows.map(\.symbol), themes: themeNames,
            columns: SortColumn.columns(of: focus).map { SafeText($0.rawValue) },
            openAlerts: reports.desk.alerts.rows.filter { $0.state == .raised }.map(\.id),
            venues: reports.desk.breakers.venues, openBreakers: reports.desk.breakers.rows.map(\.name))
    }

    /// Runs a command line; one that means nothing stays in the prompt with what is wrong about it.
    mutating func run(_ line: String, _ reports: ScreenReports) -> [Intent] {
        do throws(CommandFailure) {
            let command = try DeskCommandLine(line, in: context(reports))
            let intents = try run(command, line, reports)
            self.command.accept(line)
            // What is typed next may be a confirmation.
            if prompt == .command { prompt = nil }
            return intents
        } catch {
            command.refuse(error)
            return []
        }
    }

    private mutating func run(
        _ command: DeskCommandLine, _ line: String, _ reports: ScreenReports
    ) throws(CommandFailure) -> [Intent] {
        switch command {
        case .cancel(let id): return [.cancelOrder(OrderID(id))]
        case .replace(let id, let quantity, let limit):
            return [try replacement(OrderID(id), quantity: quantity, limit: limit, reports)]
        case .kill: return [.kill]
        case .acknowledge(let id):
            guard let id = id ?? areas.openAlert else { throw CommandFailure("ack: no alert is open", at: 0) }
            return [.acknowledge(id: id)]
        case .acknowledgeAll: return [.acknowledgeAll]
        case .speed(let milli): return [.setSpeed(milli: milli)]
        case .pause: return [.togglePause]
        case .step: return [.step]
        case .quit: return [.quit]
        case .selectAccount, .filter, .sort, .theme, .help, .stage, .why, .release, .breakers, .trip,
            .reset, .exposure:
            try show(command, line, reports)
            return []
        }
    }

    /// What only changes the picture.
    private mutating func show(
        _ command: DeskCommandLine, _ line: String, _ reports: ScreenReports
    ) throws(CommandFailure) {
        switch command {
        case .selectAccount(let name): select(account: name, reports)
        case .filter(let expression):
            do throws(CommandFailure) { _ = try HealthFilter(expression.text) } catch {
                // The expression is the end of the line.
                throw CommandFailure(
                    error.sentence.text, at: line.count - expression.text.count + error.place)
            }
            filter.replace(with: expression.text)
            focus = .health
            health.moveToTop()
        case .sort(let column, let isInverted):
            guard let column = SortColumn(rawValue: column.text) else { return }
            sort(by: ListOrder(column: column, isInverted: isInverted), reports)
        case .theme(let name): choose(theme: name)
        case .help: cover(with: .help)
        case .exposure: cover(with: .exposure)
        case .stage(let order): stage(completed(order, reports))
        case .why(let id): try explain(OrderID(id), reports)
        case .release: open(.typed(.release))
        case .breakers: cover(with: .breakers)
        case .trip(let name): open(.confirm(.trip(name)))
        case .reset(let name): open(.typed(.reset(name)))
        default: break
        }
    }

    /// An order that names no account is about the one that is selected, and one that names no counter symbol
    /// about what the first pool pays in.
    private func completed(_ order: OrderTicket, _ reports: ScreenReports) -> OrderTicket {
        var order = order
        if order.account.text.isEmpty {
            order.account = listing(reports).row(at: health.rank)?.name ?? ""
        }
        if order.side.isTrade, order.counterSymbol.text.isEmpty {
            let row = reports.market.rows.first { $0.symbol == order.symbol }
            order.counterSymbol = row?.pools.first?.quote ?? ""
        }
        return order
    }

    private mutating func select(account name: SafeText, _ reports: ScreenReports) {
        guard let row = reports.desk.health.rows.first(where: { $0.name == name }) else { return }
        // An account that the filter hides could not be seen.
        if !filter.filter.admits(row) { filter.clear() }
        health.select(row.account, in: listing(reports))
        focus = .health
    }
}
