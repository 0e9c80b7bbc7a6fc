import Units

@testable import Desk

/// What the desk must say, found the slow way: every account is valued anew after every accepted price.
///
/// The model knows no zones and no triggers; it takes health factors from the desk's reading side and holds
/// them against the edges of severity and their re-arming edges.
struct RevaluationModel {
    private(set) var alerts: [Alert] = []
    private(set) var fallenCount = 0
    private var standings: [Standing] = []
    private var gates: [PriceGateModel] = []

    private struct Standing {
        var hasFallen = false
        var severity = Severity.ok
        var alert: Int?
    }

    /// Returns the events of one tick; `state` is the desk after it.
    mutating func events(of tick: Tick, after state: DeskState) -> [Event] {
        let index = Int(tick.instrument.index)
        while gates.count <= index { gates.append(PriceGateModel()) }
        var (isAccepted, events) = gates[index].take(tick)
        guard isAccepted else { return events }
        for account in state.accounts {
            events += revalue(account, in: state, price: tick.price, time: tick.time)
        }
        return events
    }

    /// Returns the events of opening the next account; `state` is the desk after it.
    mutating func events(ofOpening definition: AccountDefinition, after state: DeskState) -> [Event] {
        let account = AccountID(UInt32(standings.count))
        standings.append(Standing())
        let followed = definition.symbols.compactMap { state.instrument(of: $0) }.first
        let price = followed.flatMap { state.price(of: $0) } ?? Price(raw: Price.scale)
        return [.accountOpened(account)] + revalue(account, in: state, price: price, time: state.time)
    }

    /// Returns the events of looking at every account that trades, as a command or a second that has passed may have
    /// changed it; `state` is the desk after that.
    mutating func eventsOfTrading(after state: DeskState) -> [Event] {
        state.tradingAccounts.flatMap { account in
            let price = state.instruments(of: account).first.flatMap { state.price(of: $0) }
            return revalue(
                account, in: state, price: price ?? Price(raw: Price.scale), time: state.time)
        }
    }

    /// Returns the events of new edges; `state` is the desk after it.
    mutating func eventsOfSettingEdges(after state: DeskState) -> [Event] {
        state.accounts.flatMap { revalue($0, in: state, price: Price(raw: Price.scale), time: state.time) }
    }

    /// Returns the events of marking everything as seen.
    mutating func eventsOfAcknowledgingAll() -> [Event] {
        alerts.indices.filter { alerts[$0].state == .raised }.map { index in
            alerts[index].state = .acknowledged
            return .alertAcknowledged(id: alerts[index].id)
        }
    }

    private mutating func revalue(
        _ account: AccountID, in state: DeskState, price: Price, time: Timestamp
    ) -> [Event] {
        // Who owes nothing is as safe as can be.
        guard let factor = state.hasDebt(account) ? state.healthFactor(of: account) : .max else { return [] }
        let index = Int(account.index)
        var events: [Event] = []
        if factor < state.edges.edge(of: .liquidatable), !standings[index].hasFallen {
            standings[index].hasFallen = true
            fallenCount += 1
            events.append(
                .accountFellBelowLine(
                    LineCrossing(account: account, time: time, price: price, healthFactor: factor)))
        }
        events += recover(index, factor: factor, state.edges)
        let severity = state.edges.severity(of: factor)
        guard severity >= .warning, severity > standings[index].severity else { return events }
        events += clear(standings[index].alert)
        let alert = Alert(
            id: UInt64(alerts.count + 1), subject: .health(account), time: time, severity: severity,
            value: factor, edge: state.edges.edge(of: severity), state: .raised)
        alerts.append(alert)
        (standings[index].alert, standings[index].severity) = (alerts.count - 1, severity)
        return events + [.alertRaised(alert)]
    }

    private mutating func recover(_ index: Int, factor: UInt256, _ edges: HealthEdges) -> [Event] {
        let standing = standings[index].severity
        guard standing >= .warning, isRecovered(factor, from: standing, edges) else { return [] }
        defer { standings[index].alert = nil }
        let armed: [Severity] = [.critical, .warning].filter {
            $0 < standing && !isRecovered(factor, from: $0, edges)
        }
        standings[index].severity = armed.first ?? .ok
        return clear(standings[index].alert)
    }

    private func isRecovered(_ factor: UInt256, from severity: Severity, _ edges: HealthEdges) -> Bool {
        let raised = 10_000 + UInt128(edges.terms.hysteresisBasisPoints)
        return factor >= UInt256(edges.edge(of: severity).low * raised / 10_000)
    }

    private mutating func clear(_ alert: Int?) -> [Event] {
        guard let alert, alerts[alert].state != .cleared else { return [] }
        alerts[alert].state = .cleared
        return [.alertCleared(id: alerts[alert].id)]
    }
}

/// Which prices are let in: near ones at once, far ones when two further rows agree.
private struct PriceGateModel {
    private var price: UInt128 = 0
    private var waiting: [UInt128] = []

    mutating func take(_ tick: Tick) -> (isAccepted: Bool, events: [Event]) {
        let raw = tick.price.raw
        guard raw > 0, raw < 1 << 120 else { return (false, [.priceRefused(tick.instrument, tick.price)]) }
        let isNearNow = price == 0 || isNear(raw, price)
        let isContradiction = waiting.first.map { isNearNow || !isNear(raw, $0) } ?? false
        let refused = isContradiction ? waiting.prefix(1) : []
        let events = refused.map { Event.priceRefused(tick.instrument, Price(raw: $0)) }
        waiting = isNearNow ? [] : isContradiction ? [raw] : waiting + [raw]
        guard isNearNow || waiting.count == 3 else {
            return (false, events + [.priceHeld(tick.instrument, tick.price)])
        }
        (price, waiting) = (raw, [])
        return (true, isNearNow ? events : [.priceRebased(tick.instrument, tick.price)])
    }

    private func isNear(_ left: UInt128, _ right: UInt128) -> Bool {
        max(left, right) <= 100 * min(left, right)
    }
}

extension AccountDefinition {
    /// The symbols that the account names, in their order.
    var symbols: [SafeText] {
        switch holding {
        case .snapshot(let terms): [terms.collateralSymbol, terms.debtSymbol].compactMap { $0 }
        case .positions(let terms): terms.map(\.symbol)
        case .address(let terms): (terms.wallet + terms.supplied + terms.owed).map(\.symbol)
        }
    }
}
