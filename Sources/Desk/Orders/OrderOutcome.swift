import Units

/// What orders would do: the result of checking them and carrying them out on a copy.
///
/// Only the desk's own checks make one, and only one that passed them changes the desk: nothing can go round
/// the checks. A preview shows it and drops it.
public struct OrderOutcome: Sendable {
    /// The orders with their state, their checks and, where they were refused, the reason.
    public private(set) var orders: [Order] = []
    /// What the orders leave; what was there before, when they are refused.
    private(set) var trading: TradingState
    /// What moved.
    public private(set) var legs: [Leg] = []
    /// The pools that trades went through; of refused orders those up to the refusal.
    public private(set) var route: [RouteStep] = []
    /// What is held for its owner from here on.
    private(set) var opened: [Escrow] = []
    /// Escrows that ended, and how.
    private(set) var ended: [(id: EscrowID, end: EscrowEnd)] = []
    /// What refused orders would have left, where they were refused for just that; `nil` otherwise.
    private(set) var attempted: TradingState?
    /// Whether some order was refused, and all of them with it.
    public private(set) var isRefused = false

    /// Checks requests and carries them out on a copy of a desk's trading state, one after the other: all of
    /// them or none.
    init(_ requests: [OrderRequest], of state: DeskState) {
        trading = state.trading
        var execution = OrderExecution(state.trading, prices: VenuePrices(state))
        execution.closedPools = state.closedPools
        var basket = BasketSoFar(id: state.orders.nextID, isBasket: requests.count > 1)
        var attempted: OrderExecution?
        for request in requests {
            var order = Order(request, id: basket.nextID, basket: basket.id, at: state.time)
            execution = order.attempt(execution, basket, of: state, attempted: &attempted)
            basket.take(order, prices: execution.prices)
            orders.append(order)
            if order.state.isRefused { break }
        }
        if let culprit = orders.first(where: { $0.state.isRefused }) {
            refuse(for: culprit, requests, state.time)
            (self.attempted, route) = (attempted?.trading, attempted?.route ?? [])
        } else {
            (trading, legs, route) = (execution.trading, execution.legs, execution.route)
            (opened, ended) = (execution.opened, execution.ended)
        }
    }

    /// All orders of a basket share the fate of the one that was refused.
    private mutating func refuse(for culprit: Order, _ requests: [OrderRequest], _ time: Timestamp) {
        isRefused = true
        orders = requests.enumerated().map { index, request in
            let id = OrderID(culprit.basket.number + UInt64(index))
            if id == culprit.id { return culprit }
            var order =
                index < orders.count
                ? orders[index] : Order(request, id: id, basket: culprit.basket, at: time)
            order.takeBack(state: culprit.state, reason: .basket(culprit.id))
            return order
        }
    }
}

/// The orders of a basket that came before the one in hand.
struct BasketSoFar {
    let id: OrderID
    let isBasket: Bool
    private(set) var count: UInt64 = 0
    private(set) var notional: UInt128 = 0

    init(id: OrderID, isBasket: Bool) {
        self.id = id
        self.isBasket = isBasket
    }

    var nextID: OrderID { OrderID(id.number + count) }

    mutating func take(_ order: Order, prices: VenuePrices) {
        count += 1
        notional += order.notional
    }
}

extension OrderState {
    /// Whether the order was refused by us or by the venue.
    public var isRefused: Bool { self == .denied || self == .rejected }
}

extension Order {
    init(_ request: OrderRequest, id: OrderID, basket: OrderID, at time: Timestamp) {
        self.init(
            id: id, basket: basket, request: request, placedAt: time, changedAt: time,
            quantity: request.action.amounts.first ?? .zero)
    }

    mutating func takeBack(state: OrderState, reason: OrderRefusal) {
        (self.state, self.reason) = (state, reason)
        (filled, exchanged, fillCount) = (.zero, .zero, 0)
    }

    /// Checks the order and carries it out on a copy.
    ///
    /// - Parameter attempted: takes what the order would have left where it is refused for that.
    /// - Returns: what the order has left; what was there before, when it is refused or rests.
    fileprivate mutating func attempt(
        _ execution: OrderExecution, _ basket: BasketSoFar, of state: DeskState,
        attempted: inout OrderExecution?
    ) -> OrderExecution {
        guard let place = state.tradingPlace(of: request.account) else {
            takeBack(state: .denied, reason: .accountCannotTrade)
            return execution
        }
        let named = request.action.instruments(execution.trading)
        if let unknown = named.first(where: { Int($0.index) >= state.instrumentCount }) {
            takeBack(state: .denied, reason: .notListedAtVenue(unknown))
            return execution
        }
        let checks = PreTradeChecks(
            state: state, prices: execution.prices, request: request, place: place,
            basketNotional: basket.notional, basketCount: basket.count)
        notional = checks.notional(in: execution.trading)
        guard pass(checks.before(execution.trading)) else { return execution }
        do {
            var trial = execution
            let lot = state.trade(of: request)?.lot ?? UInt256(1 as UInt64)
            let filled = try trial.run(
                request.action, quantity: quantity, worst: state.trade(of: request)?.worst, lot: lot,
                by: place)
            guard pass(checks.after(execution.trading, trial.trading)) else {
                attempted = trial
                return execution
            }
            return settle(filled, trial, isBasket: basket.isBasket, place: place) ?? execution
        } catch .priceNotReached where request.mayRest && !basket.isBasket {
            guard pass(checks.after(execution.trading, execution.trading)) else { return execution }
            return rest(execution, place: place)
        } catch {
            refuse(error, closed: state.closedPoolCheck())
            return execution
        }
    }

    /// Notes the results of checks; the first that denies refuses the order.
    private mutating func pass(_ results: [CheckResult]) -> Bool {
        checks += results
        guard let denied = results.first(where: { $0.verdict == .denied }) else { return true }
        takeBack(state: .denied, reason: .check(denied.rule))
        return false
    }

    /// Takes results over in place of earlier ones of the same rules.
    mutating func renew(_ results: [CheckResult]) {
        for result in results {
            guard let place = checks.firstIndex(where: { $0.rule == result.rule }) else { continue }
            checks[place] = result
        }
    }

    /// Refuses the order; where pools are closed, one that finds no way round them is refused by the breaker.
    private mutating func refuse(_ refusal: OrderRefusal, closed: CheckResult? = nil) {
        if case .noRoute = refusal, let closed {
            renew([closed])
            return takeBack(state: .denied, reason: .check(.breaker))
        }
        guard case .insufficientBalance(_, let needed, let available) = refusal else {
            return takeBack(state: .rejected, reason: refusal)
        }
        checks.append(CheckResult(.balance, .denied, value: available, limit: needed))
        takeBack(state: .denied, reason: refusal)
    }

    /// Takes what was filled; what is left rests, runs out, or refuses the whole.
    private mutating func settle(
        _ part: OrderExecution.Filled, _ trial: OrderExecution, isBasket: Bool, place: Int
    ) -> OrderExecution? {
        let isTrade = request.action.subject != .other
        if !isTrade { quantity = part.quantity }
        guard part.quantity == quantity || !(isBasket || request.timeInForce == .fillOrKill) else {
            takeBack(state: .rejected, reason: .priceNotReached)
            return nil
        }
        take(part)
        if filled == quantity {
            state = .filled
            return trial
        }
        if request.mayRest { return rest(trial, place: place) }
        (state, reason) = (.expired, .notFilledAtOnce)
        return trial
    }

    /// Adds a fill.
    mutating func take(_ part: OrderExecution.Filled) {
        filled = filled &+ part.quantity
        exchanged = exchanged &+ part.exchanged
        fillCount += 1
    }

    /// Promises what is left to the order, so that it can be paid for when its price comes.
    private mutating func rest(_ execution: OrderExecution, place: Int) -> OrderExecution {
        var resting = execution
        state = filled.isZero ? .new : .partiallyFilled
        do {
            try resting.reserve(for: self, by: place)
            return resting
        } catch {
            refuse(error)
            return execution
        }
    }
}

extension OrderRequest {
    /// Whether what cannot be had at once waits in the desk.
    var mayRest: Bool {
        guard case .limit = condition, action.subject != .other else { return false }
        return timeInForce == .day || timeInForce == .goodTillCancel
    }
}
