import Protocols
import Testing
import Units

@testable import Desk

/// What has to be true of checks, the kill switch and atomicity after every event, kept beside the desk.
struct OversightModel {
    private var orderCount: Int
    private var isKilled: Bool
    private var wallets: [[UInt256]]
    private var settlements: UInt64
    private var clients: [UInt64: OrderID] = [:]
    private var breakers: [BreakerScope: BreakerState]

    init(_ state: DeskState) {
        orderCount = state.orderCount
        isKilled = state.killSwitch.isEngaged
        wallets = OversightModel.wallets(state)
        settlements = state.trading.settlementCount
        breakers = OversightModel.breakers(state)
    }

    private static func breakers(_ state: DeskState) -> [BreakerScope: BreakerState] {
        Dictionary(uniqueKeysWithValues: state.openBreakers.map { ($0.scope, $0.state) })
    }

    private static func wallets(_ state: DeskState) -> [[UInt256]] {
        state.trading.accounts.map(\.wallet.values)
    }

    mutating func check(_ state: DeskState, _ batch: Batch, _ caused: [Event], _ place: Comment) throws {
        let fresh = (orderCount..<state.orderCount).compactMap { state.orders[OrderID(UInt64($0) + 1)] }
        for order in fresh {
            try checkGate(order, place)
            try checkWayOut(order, place)
            try checkClient(order, place)
            if isKilled { try checkKilled(order, place) }
            try checkBreakers(order, state, place)
        }
        try checkTrips(state, caused, place)
        try checkAtomicity(state, caused, place)
        if isKilled, state.killSwitch.isEngaged {
            for id in state.orders.working {
                throw OversightFailure("I18: order \(id.number) works, \(place)")
            }
        }
        orderCount = state.orderCount
        isKilled = state.killSwitch.isEngaged
        wallets = OversightModel.wallets(state)
        settlements = state.trading.settlementCount
        breakers = OversightModel.breakers(state)
    }

    /// I57: while a breaker is open, nothing is accepted of its scope that its state does not allow.
    private func checkBreakers(_ order: Order, _ state: DeskState, _ place: Comment) throws {
        guard !order.state.isRefused else { return }
        let account = order.request.account
        let venue = state.trading.accounts.first { $0.account == account }?.seat?.venue
        var scopes: [BreakerScope] = [.desk, .account(account)]
        var action = BreakerAction.placeMarketOrder
        switch order.request.action {
        case .deposit, .repay, .withdrawLiquidity, .claim, .redeem, .recall: return
        case .transfer(let one, _, _):
            action = .withdraw
            scopes.append(.asset(one))
        case .subscribe(let fund, _): scopes.append(.asset(fund))
        case .sell(let one, _, let other), .buy(let one, _, let other):
            scopes += [.asset(one), .asset(other)]
            if case .limit = order.request.condition { action = .placeLimitOrder }
        case .provideLiquidity(let pool, _, _, _): scopes.append(.pool(pool))
        case .borrow(let one, _), .withdraw(let one, _):
            action = .borrow
            scopes += ([one] + state.instruments(of: account)).map { .asset($0) }
            if let venue { scopes.append(.lending(venue)) }
        }
        for scope in scopes {
            let stands = breakers[scope] ?? .normal
            try #require(stands.allows(action), "I57: \(scope) is \(stands), \(place)")
        }
    }

    /// I57: changes follow one another, a trip has a record, and nothing reopens while its cause persists.
    private func checkTrips(_ state: DeskState, _ caused: [Event], _ place: Comment) throws {
        var stands = breakers
        for case .breakerChanged(let change) in caused {
            let transition = change.transition
            try #require(transition.from == stands[change.scope] ?? .normal, "I57: \(change), \(place)")
            stands[change.scope] = transition.to == .normal ? nil : transition.to
            try #require(state.breakerTrip(change.trip)?.scope == change.scope, "I57: \(change), \(place)")
        }
        try #require(stands == OversightModel.breakers(state), "I57: \(place)")
        for open in state.openBreakers where open.causePersists {
            let isShut = open.state == .halted || open.state == .limitState
            try #require(isShut, "I57: \(open), \(place)")
        }
    }

    /// I17: what was accepted has passed every check, and the results are kept with it.
    private func checkGate(_ order: Order, _ place: Comment) throws {
        guard !order.state.isRefused else { return }
        let rules = Set(order.checks.map(\.rule))
        try #require(rules == Set(CheckRule.allCases), "I17: \(place)")
        try #require(order.checks.allSatisfy { $0.verdict != .denied }, "I17: \(place)")
    }

    /// I58: no switch, limit, band or dead oracle stands in the way of repaying or adding collateral.
    private func checkWayOut(_ order: Order, _ place: Comment) throws {
        switch order.request.action {
        case .deposit, .repay, .withdrawLiquidity, .claim, .redeem, .recall: break
        default: return
        }
        let denied = order.checks.filter { $0.verdict == .denied }.map(\.rule)
        let allowed: Set<CheckRule> = [.quantity, .balance, .duplicate]
        try #require(denied.allSatisfy(allowed.contains), "I58: \(denied), \(place)")
    }

    /// I6: a request is taken once, whoever sends it again.
    private mutating func checkClient(_ order: Order, _ place: Comment) throws {
        let client = order.request.clientID
        guard client != 0 else { return }
        let known = clients[client]
        try #require(known == nil || known == order.basket, "I6: \(place)")
        clients[client] = order.basket
    }

    /// I18: after the kill nothing is accepted but what is a way out.
    private func checkKilled(_ order: Order, _ place: Comment) throws {
        guard !order.state.isRefused else { return }
        switch order.request.action {
        case .deposit, .repay, .withdrawLiquidity, .claim: break
        default: throw OversightFailure("I18: order \(order.id.number) was accepted, \(place)")
        }
    }

    /// I4 and I5: wallets change by settlements only, of which each has a number and every leg; what was refused
    /// has none.
    private func checkAtomicity(_ state: DeskState, _ caused: [Event], _ place: Comment) throws {
        let settled = caused.compactMap { event in
            if case .settled(let settlement) = event { settlement } else { nil }
        }
        let numbers = settled.map(\.id)
        let last = state.trading.settlementCount
        try #require(numbers == Array(settlements..<last).map { $0 + 1 }, "I4: \(place)")
        guard settled.isEmpty else { return }
        try #require(OversightModel.wallets(state) == wallets, "I5: \(place)")
    }
}

/// A promise that was broken.
struct OversightFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
