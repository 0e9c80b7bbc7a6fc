import Desk
import Units

extension BlotterReport {
    /// Orders that a report holds at most.
    public static let greatestCount = 256

    /// Reports the orders: those that work first, then the newest.
    public init(_ state: DeskState) {
        self.init()
        workingCount = state.workingOrders.count
        orderCount = state.orderCount
        killedSince = state.killedSince
        let working = state.workingOrders.reversed().prefix(BlotterReport.greatestCount)
        var chosen = Array(working)
        var number = UInt64(orderCount)
        while chosen.count < BlotterReport.greatestCount, number > 0 {
            if let order = state.order(OrderID(number)), !order.state.isWorking { chosen.append(order.id) }
            number -= 1
        }
        rows = chosen.compactMap { state.order($0) }.map { BlotterRow($0, of: state) }
    }
}

extension BlotterRow {
    /// Reports one order.
    public init(_ order: Order, of state: DeskState) {
        let words = OrderWords(order.request.action, of: state)
        self.init(
            id: order.id, basket: order.basket, placedAt: order.placedAt, changedAt: order.changedAt,
            account: state.accountCount > Int(order.request.account.index)
                ? state.name(of: order.request.account) : "?",
            side: words.side, symbol: words.symbol, counterSymbol: words.counterSymbol,
            quantity: order.quantity, filled: order.filled, decimals: words.decimals,
            limit: order.request.condition.price, averagePrice: order.averagePrice(words),
            state: order.state, timeInForce: order.request.timeInForce,
            reason: order.reason.map { RefusalWords.sentence($0, order, of: state) } ?? "",
            checks: order.checks.map { CheckRow($0, of: state) },
            conventional: ConventionalWords.line(order, of: state))
    }
}

extension PriceCondition {
    /// The price that was asked for.
    fileprivate var price: Price? {
        switch self {
        case .limit(let limit): limit
        case .market(let worst): worst
        }
    }
}

extension Order {
    /// What the fills came to on average, quote per whole base, rounded against whoever traded.
    fileprivate func averagePrice(_ words: OrderWords) -> Price? {
        guard !filled.isZero, !exchanged.isZero, let counterDecimals = words.counterDecimals else {
            return nil
        }
        let unit = UInt256(DecimalText.powerOfTen(Int(words.decimals)))
        let counterUnit = UInt256(DecimalText.powerOfTen(Int(counterDecimals)))
        guard let scaled = try? exchanged.multiplied(by: UInt256(Price.scale)),
            let whole = try? filled.multiplied(by: counterUnit)
        else { return nil }
        let price =
            words.side == "BUY"
            ? try? UInt256.mulDivUp(scaled, unit, whole) : try? UInt256.mulDivDown(scaled, unit, whole)
        guard let price, price.high == 0 else { return nil }
        return Price(raw: price.low)
    }
}

/// What an action is called, and what its amounts are of.
struct OrderWords {
    var side: SafeText
    var symbol: SafeText
    var counterSymbol: SafeText = ""
    var decimals: UInt8
    var counterDecimals: UInt8?

    init(_ action: OrderAction, of state: DeskState) {
        switch action {
        case .sell(let base, _, let quote): self.init("SELL", base, quote, state)
        case .buy(let base, _, let quote): self.init("BUY", base, quote, state)
        case .deposit(let one, _): self.init("DEPOSIT", one, nil, state)
        case .withdraw(let one, _): self.init("WITHDRAW", one, nil, state)
        case .borrow(let one, _): self.init("BORROW", one, nil, state)
        case .repay(let one, _): self.init("REPAY", one, nil, state)
        case .provideLiquidity(let pool, _, _, _): self.init("LP ADD", pool, state, isShares: false)
        case .withdrawLiquidity(let pool, _): self.init("LP REMOVE", pool, state, isShares: true)
        case .claim: self.init(side: "CLAIM", symbol: "", decimals: 0)
        case .transfer(let one, _, _): self.init("SEND", one, nil, state)
        case .subscribe(let fund, _):
            self.init("SUBSCRIBE", fund, nil, state)
            if case .fund(let life) = state.terms(of: fund).life, let cash = state.instrument(of: life.cash) {
                decimals = state.terms(of: cash).decimals
            }
        case .redeem(let one, _): self.init("REDEEM", one, nil, state)
        case .recall(let id): self.init(side: "RECALL", symbol: SafeText("\(id.number)"), decimals: 0)
        }
    }

    private init(side: SafeText, symbol: SafeText, decimals: UInt8) {
        (self.side, self.symbol, self.decimals) = (side, symbol, decimals)
    }

    private init(_ side: SafeText, _ one: InstrumentID, _ other: InstrumentID?, _ state: DeskState) {
        self.side = side
        guard Int(one.index) < state.instrumentCount else {
            (symbol, decimals) = ("?", 0)
            return
        }
        (symbol, decimals) = (state.symbol(of: one), state.terms(of: one).decimals)
        guard let other, Int(other.index) < state.instrumentCount else { return }
        (counterSymbol, counterDecimals) = (state.symbol(of: other), state.terms(of: other).decimals)
    }

    private init(_ side: SafeText, _ pool: PoolID, _ state: DeskState, isShares: Bool) {
        self.side = side
        guard Int(pool.index) < state.poolCount else {
            (symbol, decimals) = ("?", 0)
            return
        }
        let terms = state.terms(of: pool)
        symbol = terms.name
        decimals = isShares ? 18 : state.instrument(of: terms.base).map { state.terms(of: $0).decimals } ?? 18
    }
}
