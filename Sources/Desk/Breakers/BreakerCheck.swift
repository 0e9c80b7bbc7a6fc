import Protocols
import Units

// Which breaker refuses an order.
extension DeskState {
    /// Returns the breaker that refuses a request: of what it names, its venue, its account, its agent or the desk.
    func refusingGate(_ request: OrderRequest, place: Int, _ trading: TradingState) -> Breakers.Gate? {
        guard !breakers.gates.isEmpty, let action = request.breakerAction else { return nil }
        return breakers.gates.first { gate in
            !gate.machine.state.allows(action) && covers(gate.scope, request, place, trading)
        }
    }

    private func covers(
        _ scope: BreakerScope, _ request: OrderRequest, _ place: Int, _ trading: TradingState
    ) -> Bool {
        switch scope {
        case .asset(let id):
            // What a loan rests on counts for what is borrowed or withdrawn against it.
            request.action.instruments(trading).contains(id)
                || (request.action.leansOnCollateral && instruments(of: request.account).contains(id))
        case .lending(let id):
            request.action.leansOnCollateral && trading.accounts[place].seat?.venue == id
        case .pool(let id): request.action.pool == id
        case .account(let id): request.account == id
        case .agent(let number): request.origin == .agent(number)
        case .desk: true
        }
    }

    /// Pools that trades go round, since their breakers are open.
    var closedPools: [PoolID] {
        guard !breakers.gates.isEmpty else { return [] }
        return breakers.gates.compactMap { gate in
            if case .pool(let id) = gate.scope, !gate.machine.state.allows(.placeLimitOrder) {
                id
            } else {
                nil
            }
        }
    }

    /// The check of a trade that would have gone through a pool whose breaker is open.
    func closedPoolCheck() -> CheckResult? {
        guard let pool = closedPools.first, let gate = breakers.gate(of: .pool(pool)) else { return nil }
        return CheckResult(.breaker, gate)
    }

    /// Counts the orders that breakers have refused.
    mutating func noteBreakerRefusals(_ orders: [Order]) {
        for order in orders where order.reason == .check(.breaker) {
            guard let check = order.checks.last(where: { $0.rule == .breaker }) else { continue }
            breakers.noteRefusal(
                of: order.id, by: check.value.low == 0 ? 0 : UInt64(clamping: check.value.low))
        }
    }

    /// Suspends an order that a breaker holds back, or lets it work again.
    mutating func suspendOrResume(_ id: OrderID, into events: inout [Event]) {
        guard let order = orders[id], let place = tradingPlace(of: order.request.account) else { return }
        let isHeld = refusingGate(order.request, place: place, trading) != nil
        guard isHeld != (order.state == .suspended) else { return }
        let now = time
        orders.change(id) { $0.state = isHeld ? .suspended : $0.workingState }
        orders.change(id) { $0.changedAt = now }
        events.append(isHeld ? .orderSuspended(id) : .orderResumed(id))
    }
}

extension CheckResult {
    /// A refusal by a breaker: the number of its trip, and the state as a number.
    init(_ rule: CheckRule, _ gate: Breakers.Gate) {
        self.init(
            rule, .denied, value: UInt256(gate.trip), limit: UInt256(UInt64(gate.machine.state.rawValue)))
    }
}

extension Order {
    /// The state of an order that waits, by what is filled of it.
    var workingState: OrderState { filled.isZero ? .new : .partiallyFilled }
}

extension OrderRequest {
    /// What a breaker may forbid of it; `nil` for what takes back what is the account's own.
    fileprivate var breakerAction: BreakerAction? {
        switch action {
        case .sell, .buy:
            if case .limit = condition { .placeLimitOrder } else { .placeMarketOrder }
        case .deposit: .addCollateral
        case .repay: .repay
        case .withdraw, .transfer: .withdraw
        case .borrow: .borrow
        case .provideLiquidity, .subscribe: .placeMarketOrder
        case .withdrawLiquidity, .claim, .redeem, .recall: nil
        }
    }
}

extension OrderAction {
    fileprivate var leansOnCollateral: Bool {
        switch self {
        case .withdraw, .borrow: true
        default: false
        }
    }

    fileprivate var pool: PoolID? {
        if case .provideLiquidity(let id, _, _, _) = self { id } else { nil }
    }
}
