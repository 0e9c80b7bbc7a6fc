import Desk
import Units

extension HistoryEntry {
    /// Returns the lines that the events of a record make, in their order.
    ///
    /// - Parameters:
    ///   - record: the sequence at which the record ends.
    ///   - state: the desk after it.
    public static func entries(of events: [Event], record: Sequence64, in state: DeskState) -> [HistoryEntry]
    {
        events.compactMap { event in
            let words = HistoryWords(state: state, record: record)
            return words.order(event) ?? words.settlement(event) ?? words.alert(event) ?? words.desk(event)
        }
    }
}

/// Puts events into lines, with what the desk knows of them.
private struct HistoryWords {
    let state: DeskState
    let record: Sequence64

    func order(_ event: Event) -> HistoryEntry? {
        switch event {
        case .orderAccepted(let id): order(id, "accepted")
        case .orderRefused(let id): order(id, state.order(id)?.state == .rejected ? "rejected" : "denied")
        case .orderCanceled(let id): order(id, "canceled")
        case .orderExpired(let id): order(id, "expired")
        case .orderFilled(let fill): filled(fill)
        default: nil
        }
    }

    private func order(_ id: OrderID, _ event: SafeText) -> HistoryEntry? {
        guard let order = state.order(id) else { return nil }
        let row = BlotterRow(order, of: state)
        let isOver = event != "accepted"
        let reason = isOver && !row.reason.text.isEmpty ? ": \(row.reason)" : ""
        return HistoryEntry(
            record: record, time: isOver ? order.changedAt : order.placedAt, kind: .order, number: id.number,
            account: row.account, event: event, details: SafeText(row.request + reason))
    }

    private func filled(_ fill: Fill) -> HistoryEntry? {
        guard var entry = order(fill.order, "filled"), let order = state.order(fill.order) else { return nil }
        let row = BlotterRow(order, of: state)
        let part = HistoryWords.amount(fill.quantity, row.decimals)
        entry.event = order.state == .filled ? "filled" : "part filled"
        entry.details = SafeText(
            "\(row.request): \(part) \(row.symbol) in settlement \(fill.settlement)"
                + (row.averagePrice.map {
                    ", average \(DecimalText.shortest($0.raw, scale: Price.decimals))"
                } ?? ""))
        return entry
    }

    /// Movements that no account of the book takes part in are the market's own.
    func settlement(_ event: Event) -> HistoryEntry? {
        guard case .settled(let settlement) = event else { return nil }
        let wallets = settlement.legs.flatMap { [$0.from, $0.to] }.compactMap { holder in
            if case .wallet(let account) = holder { account } else { nil }
        }
        guard let account = wallets.first else { return nil }
        return HistoryEntry(
            record: record, time: settlement.time, kind: .settlement, number: settlement.id,
            account: state.name(of: account),
            event: settlement.basket.map { SafeText("order \($0.number)") } ?? "market",
            details: SafeText(settlement.legs.map(leg).joined(separator: "; ")))
    }

    private func leg(_ leg: Leg) -> String {
        let terms = state.terms(of: leg.instrument)
        return "\(HistoryWords.amount(leg.amount, terms.decimals)) \(terms.symbol) "
            + "\(name(leg.from)) -> \(name(leg.to))"
    }

    private func name(_ holder: Holder) -> SafeText {
        switch holder {
        case .outside: "outside"
        case .wallet(let account): state.name(of: account)
        case .lending(let venue): SafeText("lending \(venue.index)")
        case .pool(let pool): state.terms(of: pool).name
        case .escrow(let id): SafeText("escrow \(id.number)")
        case .issuer(let instrument): SafeText("issuer of \(state.symbol(of: instrument))")
        }
    }

    func alert(_ event: Event) -> HistoryEntry? {
        switch event {
        case .alertRaised(let alert):
            var entry = self.alert(alert, "raised")
            entry.time = alert.time
            return entry
        case .alertAcknowledged(let id): return known(id).map { self.alert($0, "acknowledged") }
        case .alertCleared(let id): return known(id).map { self.alert($0, "cleared") }
        case .accountFellBelowLine(let crossing):
            let factor = DecimalText.floored(crossing.healthFactor, scale: 18, places: 4)
            let price = DecimalText.shortest(crossing.price.raw, scale: Price.decimals)
            return HistoryEntry(
                record: record, time: crossing.time, kind: .alert, account: state.name(of: crossing.account),
                event: "below its line", details: SafeText("health \(factor) at \(price)"))
        case .accountLiquidated(let account):
            return HistoryEntry(
                record: record, time: state.time, kind: .alert, account: state.name(of: account),
                event: "liquidated")
        default: return nil
        }
    }

    private func known(_ id: UInt64) -> Alert? { state.alerts.last { $0.id == id } }

    private func alert(_ alert: Alert, _ event: SafeText) -> HistoryEntry {
        let row = AlertRow(alert, of: state)
        return HistoryEntry(
            record: record, time: state.time, kind: .alert, number: alert.id, account: row.account,
            event: event, details: SafeText(row.sentence))
    }

    func desk(_ event: Event) -> HistoryEntry? {
        switch event {
        case .killSwitchEngaged(let time):
            HistoryEntry(record: record, time: time, kind: .desk, event: "kill switch engaged")
        case .killSwitchReleased(let time):
            HistoryEntry(record: record, time: time, kind: .desk, event: "kill switch released")
        case .lived(let event):
            HistoryEntry(
                record: record, time: event.time, kind: .desk, event: state.symbol(of: event.instrument),
                details: LifeWords.sentence(event.what))
        case .escrowEnded(let id, let end):
            HistoryEntry(
                record: record, time: state.time, kind: .desk, number: id.number, event: "escrow",
                details: SafeText("\(end)"))
        case .commandRejected(let reason):
            HistoryEntry(
                record: record, time: state.time, kind: .desk, event: "refused",
                details: RefusalWords.sentence(reason, of: state))
        default: nil
        }
    }

    static func amount(_ amount: UInt256, _ decimals: UInt8) -> String {
        guard amount.high == 0 else { return "all" }
        return DecimalText.shortest(amount.low, scale: Int(decimals))
    }
}

extension BlotterRow {
    /// What was asked for, such as `SELL 2 ETH for USDC`.
    fileprivate var request: String {
        guard !symbol.text.isEmpty else { return side.text }
        let counter = counterSymbol.text.isEmpty ? "" : " for \(counterSymbol)"
        return "\(side) \(HistoryWords.amount(quantity, decimals)) \(symbol)\(counter)"
    }
}

extension AlertRow {
    /// What was found and the edge that it passed.
    fileprivate var sentence: String {
        let word = "\(severity)"
        switch kind {
        case .health: return "\(word): health \(figure(value)) under \(figure(edge))"
        case .priceAbove: return "\(word): price \(figure(value)) above \(figure(edge))"
        case .priceBelow: return "\(word): price \(figure(value)) below \(figure(edge))"
        case .oracleAge: return "\(word): oracle price \(value) s old, more than \(edge) s"
        case .reserve:
            return "\(word): reserve \(DecimalText.shortest(value.low, scale: 2))% of what was minted"
        case .reserveAge: return "\(word): word on the reserve \(value) s old, more than \(edge) s"
        case .feedSilence: return "\(word): silent for \(value) s, more than \(edge) s"
        }
    }

    private func figure(_ value: UInt256) -> String {
        kind == .health
            ? DecimalText.floored(value, scale: 18, places: 4)
            : value.high == 0 ? DecimalText.shortest(value.low, scale: 18) : "beyond any price"
    }
}
