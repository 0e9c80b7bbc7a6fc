import Units

extension DeskState {
    /// Orders that one command may hold.
    static let greatestBasket = 256

    /// Checks orders and settles them as one, or says of each why not.
    mutating func placeOrders(_ requests: [OrderRequest], into events: inout [Event]) {
        guard !requests.isEmpty, requests.count <= DeskState.greatestBasket else {
            return events.append(.commandRejected(.tooMany(limit: DeskState.greatestBasket)))
        }
        if let known = requests.compactMap({ orders.byClient[$0.clientID] }).first {
            return events.append(.commandRejected(.orderSentBefore(known)))
        }
        orders.forget(before: time)
        adopt(OrderOutcome(requests, of: self), into: &events)
    }

    /// Takes over what orders have left, and says what happened.
    private mutating func adopt(_ outcome: OrderOutcome, into events: inout [Event]) {
        let former = outcome.isRefused ? [] : accountsTouched(by: outcome.orders)
        trading = outcome.trading
        noteBreakerRefusals(outcome.orders)
        let settlement = noteSettlement(
            outcome.legs, of: outcome.orders.first?.basket, route: outcome.route,
            escrow: outcome.opened.first?.id ?? outcome.ended.first?.id, into: &events)
        announce(outcome.opened, ended: outcome.ended, of: outcome.orders.first?.basket, into: &events)
        for order in outcome.orders {
            orders.append(order)
            if !outcome.isRefused {
                orders.remember(RecentOrder(id: order.id, time: time, notional: order.notional))
            }
            announce(order, settlement: settlement, into: &events)
        }
        relook(at: former, into: &events)
    }

    private func announce(_ order: Order, settlement: UInt64, into events: inout [Event]) {
        if order.state.isRefused { return events.append(.orderRefused(order.id)) }
        events.append(.orderAccepted(order.id))
        if !order.filled.isZero {
            events.append(
                .orderFilled(
                    Fill(
                        order: order.id, quantity: order.filled, exchanged: order.exchanged,
                        settlement: settlement)))
        }
        if order.state == .expired { events.append(.orderExpired(order.id)) }
    }

    /// Gives movements a number; none for none.
    @discardableResult
    mutating func noteSettlement(
        _ legs: [Leg], of basket: OrderID?, route: [RouteStep] = [], escrow: EscrowID? = nil,
        into events: inout [Event]
    ) -> UInt64 {
        guard !legs.isEmpty else { return 0 }
        trading.settlementCount += 1
        let settlement = Settlement(
            id: trading.settlementCount, time: time, basket: basket, legs: legs, sequence: sequence,
            route: route, escrow: escrow)
        if settlement.isOurs { history.keep(settlement) }
        events.append(.settled(settlement))
        noteFlows(legs, into: &events)
        return trading.settlementCount
    }

    /// Says which escrows began and ended, and whose order asked for those that began.
    mutating func announce(
        _ opened: [Escrow], ended: [(id: EscrowID, end: EscrowEnd)], of basket: OrderID?,
        into events: inout [Event]
    ) {
        for escrow in opened {
            var known = escrow
            known.basket = basket
            if let place = trading.escrows.firstIndex(where: { $0.id == escrow.id }) {
                trading.escrows[place].basket = basket
            }
            events.append(.escrowOpened(known))
        }
        for (id, end) in ended { events.append(.escrowEnded(id, end)) }
    }

    private func accountsTouched(by orders: [Order]) -> [AccountID] {
        var accounts: [AccountID] = []
        for order in orders where !accounts.contains(order.request.account) {
            accounts.append(order.request.account)
        }
        return accounts
    }

    mutating func cancelOrder(_ id: OrderID, into events: inout [Event]) {
        guard let order = orders[id] else { return events.append(.commandRejected(.orderNotFound(id))) }
        guard order.state.isWorking else {
            return events.append(.commandRejected(.orderNotWorking(id, order.state)))
        }
        endWorking(id, as: .canceled, reason: .canceled, into: &events)
    }

    /// Takes a working order off: gives back what was promised to it.
    mutating func endWorking(
        _ id: OrderID, as state: OrderState, reason: OrderRefusal, into events: inout [Event]
    ) {
        guard let order = orders[id], let place = tradingPlace(of: order.request.account) else { return }
        var execution = OrderExecution(trading, prices: VenuePrices(self))
        try? execution.release(order, by: place)
        trading = execution.trading
        let now = time
        if state == .canceled { orders.change(id) { $0.state = .pendingCancel } }
        // What is held back has to work before it can run out.
        if state == .expired, order.state == .suspended { orders.change(id) { $0.state = $0.workingState } }
        orders.change(id) { ($0.state, $0.reason, $0.changedAt) = (state, reason, now) }
        events.append(state == .expired ? .orderExpired(id) : .orderCanceled(id))
    }

    /// Changes what is left to fill and the limit of a working order: it is taken off and asked for again with
    /// every check, and stays as it was where that is refused.
    mutating func replaceOrder(
        _ id: OrderID, quantity: UInt256, limit: Price, into events: inout [Event]
    ) {
        guard let order = orders[id] else { return events.append(.commandRejected(.orderNotFound(id))) }
        guard order.state.isWorking else {
            return events.append(.commandRejected(.orderNotWorking(id, order.state)))
        }
        var trial = self
        var dropped: [Event] = []
        trial.endWorking(id, as: .canceled, reason: .canceled, into: &dropped)
        var request = order.request
        request.clientID = 0
        request.action = request.action.resized(to: quantity)
        request.condition = .limit(limit)
        request.confirmations.insert(.duplicate)
        let outcome = OrderOutcome([request], of: trial)
        guard !outcome.isRefused else {
            let reason = outcome.orders[0].reason ?? .canceled
            return events.append(.commandRejected(.replacementRefused(id, reason)))
        }
        endWorking(id, as: .canceled, reason: .replaced(by: orders.nextID), into: &events)
        adopt(outcome, into: &events)
    }

    /// Tries an order that waits: fills what its price allows by now, if that is worth a fill.
    mutating func tryWorking(_ id: OrderID, into events: inout [Event]) {
        guard let order = orders[id], let place = tradingPlace(of: order.request.account),
            let trade = trade(of: order.request), !killSwitch.isEngaged, order.state != .suspended
        else { return }
        var execution = OrderExecution(trading, prices: VenuePrices(self))
        execution.closedPools = closedPools
        let filled: OrderExecution.Filled
        var after = order
        do {
            try execution.release(order, by: place)
            filled = try execution.run(
                order.request.action, quantity: order.remaining, worst: trade.worst, lot: trade.lot, by: place
            )
            guard filled.quantity == order.remaining || filled.quantity >= order.leastFill else { return }
            let results = checks(of: order, at: place, execution)
            after.renew(results)
            guard results.allSatisfy({ $0.verdict != .denied }) else {
                return orders.change(id) { $0.renew(results) }
            }
            after.take(filled)
            if after.remaining != .zero { try execution.reserve(for: after, by: place) }
        } catch { return }
        trading = execution.trading
        let now = time
        orders.change(id) {
            $0.checks = after.checks
            $0.take(filled)
            ($0.state, $0.changedAt) = ($0.remaining.isZero ? .filled : .partiallyFilled, now)
        }
        let settlement = noteSettlement(
            execution.legs, of: order.basket, route: execution.route, into: &events)
        events.append(
            .orderFilled(
                Fill(
                    order: id, quantity: filled.quantity, exchanged: filled.exchanged, settlement: settlement)
            ))
    }
}

extension DeskState {
    /// Checks again what a fill of an order that waited would leave.
    private func checks(of order: Order, at place: Int, _ execution: OrderExecution) -> [CheckResult] {
        PreTradeChecks(
            state: self, prices: execution.prices, request: order.request, place: place, basketNotional: 0,
            basketCount: 0
        ).onFill(trading, execution.trading)
    }
}

extension Order {
    /// The least part that is worth a fill while the order waits: a hundredth of it.
    var leastFill: UInt256 { (try? quantity.dividedUp(by: UInt256(100 as UInt64))) ?? quantity }
}

extension OrderAction {
    /// The same trade with another quantity.
    func resized(to quantity: UInt256) -> OrderAction {
        switch self {
        case .sell(let base, _, let quote): .sell(base, quantity: quantity, for: quote)
        case .buy(let base, _, let quote): .buy(base, quantity: quantity, with: quote)
        default: self
        }
    }
}
