import Protocols
import Units

/// The checks of an order: before it is carried out on a copy, and of what the copy looks like afterwards.
///
/// Whatever adds collateral or repays is a way out: no limit, breaker or dead oracle may block it.
struct PreTradeChecks {
    let state: DeskState
    let prices: VenuePrices
    let request: OrderRequest
    /// The account's place among the trading accounts.
    let place: Int
    /// Value of the orders that stand before this one in its basket, in the base currency times 1e8.
    let basketNotional: UInt128
    /// How many orders those are.
    let basketCount: UInt64

    var limits: DeskLimits { state.limits }

    /// Returns the results of every check that needs no execution, in the order of the rules.
    func before(_ trading: TradingState) -> [CheckResult] {
        let size = notional(in: trading)
        return [
            killSwitch(), breaker(trading), CheckResult(.role, .passed), orderRate(), quantity(), lot(),
            oracleFresh(trading),
            notHalted(trading), priceBand(),
        ] + sizes(size) + [duplicate(), usualSize(size)]
    }

    /// Returns the results of the checks that compare what is before with what is after.
    func after(_ before: TradingState, _ after: TradingState) -> [CheckResult] {
        [balance(after)] + health(before, after) + exposure(before, after)
    }

    /// Returns the results of the checks that are made again each time that an order which waited may fill.
    func onFill(_ before: TradingState, _ after: TradingState) -> [CheckResult] {
        [breaker(before), oracleFresh(before), notHalted(before)] + health(before, after).prefix(1)
            + exposure(before, after)
    }

    var isWayOut: Bool { request.action.isWayOut }

    private func killSwitch() -> CheckResult {
        if isWayOut { return CheckResult(.killSwitch, .exempt) }
        return CheckResult(.killSwitch, state.killSwitch.isEngaged ? .denied : .passed)
    }

    /// Whether a breaker is open, and which one.
    private func breaker(_ trading: TradingState) -> CheckResult {
        if isWayOut { return CheckResult(.breaker, .exempt) }
        guard let gate = state.refusingGate(request, place: place, trading) else {
            return CheckResult(.breaker, .passed)
        }
        return CheckResult(.breaker, gate)
    }

    private func orderRate() -> CheckResult {
        let count = UInt128(state.orders.recent.count { age(of: $0) <= 1_000_000_000 })
        return bounded(.orderRate, count + UInt128(basketCount) + 1, limits.ordersPerSecond)
    }

    private func quantity() -> CheckResult {
        let amount = request.action.amounts.max() ?? UInt256(1 as UInt64)
        return CheckResult(.quantity, amount.isZero ? .denied : .passed, value: amount)
    }

    private func lot() -> CheckResult {
        guard case .trade(let base, let quantity) = request.action.subject else {
            return CheckResult(.lot, .exempt)
        }
        let lot = state.lot(of: base)
        let isWhole = (try? quantity.dividedDown(by: lot) &* lot) == quantity
        return CheckResult(.lot, isWhole ? .passed : .denied, value: quantity, limit: lot)
    }

    /// The oldest of the prices that the order and the account's health rest on, in seconds.
    private func oracleFresh(_ trading: TradingState) -> CheckResult {
        if isWayOut { return CheckResult(.oracleFresh, .exempt) }
        var worst = CheckResult(.oracleFresh, .passed)
        for instrument in request.action.instruments(trading) + state.instruments(of: request.account) {
            let age = state.priceAge(of: instrument)
            let most = UInt64(state.instruments[Int(instrument.index)].maximumPriceAge)
            let isStale = age.map { most != 0 && $0 > most } ?? true
            guard isStale else { continue }
            worst = CheckResult(
                .oracleFresh, .denied, value: age.map { UInt256($0) } ?? .max, limit: UInt256(most))
        }
        return worst
    }

    /// Whether a price of what is traded waits for confirmation after a step of more than a hundred times: until
    /// then nobody knows what the asset is worth.
    private func notHalted(_ trading: TradingState) -> CheckResult {
        if isWayOut { return CheckResult(.notHalted, .exempt) }
        let isHeld = request.action.instruments(trading).contains { state.heldPrice(of: $0) != nil }
        return CheckResult(.notHalted, isHeld ? .denied : .passed)
    }

    /// How far the worst price lies on the losing side of the reference, in basis points.
    private func priceBand() -> CheckResult {
        guard let trade = state.trade(of: request), let worst = trade.worst,
            let reference = state.reference(of: trade)
        else { return CheckResult(.priceBand, .exempt) }
        let isLoss = trade.side == .sell ? worst < reference : worst > reference
        let distance = worst > reference ? worst.raw - reference.raw : reference.raw - worst.raw
        let points = (try? UInt256.mulDivUp(UInt256(distance), BasisPoints.one, UInt256(reference.raw)))?.low
        return bounded(.priceBand, isLoss ? points ?? .max : 0, limits.priceBand)
    }

    private func sizes(_ size: UInt128) -> [CheckResult] {
        let (second, minute) = (recentNotional(1_000_000_000), recentNotional(60_000_000_000))
        let mine = size + basketNotional
        return [
            bounded(.orderNotional, size, limits.orderNotional),
            bounded(.notionalPerSecond, second + mine, limits.notionalPerSecond),
            bounded(.notionalPerMinute, minute + mine, limits.notionalPerMinute),
            bounded(.notionalPerDay, state.orders.dayNotional + mine, limits.notionalPerDay),
        ]
    }

    private func recentNotional(_ span: Int64) -> UInt128 {
        state.orders.recent.reduce(0) { age(of: $1) <= span ? $0 + $1.notional : $0 }
    }

    private func age(of order: RecentOrder) -> Int64 { state.time.nanoseconds(since: order.time) }

    private func duplicate() -> CheckResult {
        let twin = state.orders.recent.last { recent in
            guard age(of: recent) <= limits.duplicateNanoseconds, let order = state.orders[recent.id] else {
                return false
            }
            return order.request.isTwin(of: request)
        }
        guard let twin else { return CheckResult(.duplicate, .passed) }
        let isMeant = request.confirmations.contains(.duplicate)
        return CheckResult(.duplicate, isMeant ? .warned : .denied, value: UInt256(twin.id.number))
    }

    private func usualSize(_ size: UInt128) -> CheckResult {
        guard let usual = state.orders.usualSize, !isWayOut else { return CheckResult(.size, .exempt) }
        let most = usual * limits.sizeMultiple
        let isMeant = request.confirmations.contains(.size)
        let verdict: CheckResult.Verdict = size <= most ? .passed : (isMeant ? .warned : .denied)
        return CheckResult(.size, verdict, value: UInt256(size), limit: UInt256(most))
    }

    /// What the limits say of a value; a way out is asked nothing.
    func bounded(_ rule: CheckRule, _ value: UInt128, _ limit: DeskLimits.Limit) -> CheckResult {
        if isWayOut { return CheckResult(rule, .exempt, value: UInt256(value), limit: UInt256(limit.hard)) }
        let verdict: CheckResult.Verdict =
            value > limit.hard ? .denied : (value > limit.soft ? .warned : .passed)
        let passed = verdict == .warned ? limit.soft : limit.hard
        return CheckResult(rule, verdict, value: UInt256(value), limit: UInt256(passed))
    }

    /// The value of the order in the base currency times 1e8, rounded up.
    func notional(in trading: TradingState) -> UInt128 {
        switch request.action {
        case .sell(let base, let quantity, _), .buy(let base, let quantity, _):
            return prices.valueUp(quantity, of: base)
        case .deposit(let instrument, let amount), .borrow(let instrument, let amount):
            return prices.valueUp(amount, of: instrument)
        case .withdraw(let instrument, let amount), .repay(let instrument, let amount):
            return amount == .max ? 0 : prices.valueUp(amount, of: instrument)
        case .provideLiquidity(let id, let base, let quote, _):
            guard Int(id.index) < trading.pools.count else { return 0 }
            let pool = trading.pools[Int(id.index)]
            return prices.valueUp(base, of: pool.base) + prices.valueUp(quote, of: pool.quote)
        case .transfer(let instrument, let amount, _): return prices.valueUp(amount, of: instrument)
        case .subscribe(_, let cash):
            return request.action.paid(trading).map { prices.valueUp(cash, of: $0) } ?? 0
        case .withdrawLiquidity, .claim, .redeem, .recall: return 0
        }
    }
}
