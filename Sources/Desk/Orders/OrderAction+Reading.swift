import Units

extension OrderAction {
    /// What an action is about.
    enum Subject: Hashable, Sendable {
        /// A trade of so much of an instrument.
        case trade(InstrumentID, UInt256)
        /// Something else.
        case other
    }

    var subject: Subject {
        switch self {
        case .sell(let base, let quantity, _), .buy(let base, let quantity, _): .trade(base, quantity)
        default: .other
        }
    }

    /// Whether it lowers what is at risk and so passes whatever else is closed: it repays, adds collateral or takes
    /// back what is owned.
    public var isWayOut: Bool {
        switch self {
        case .deposit, .repay, .withdrawLiquidity, .claim, .redeem, .recall: true
        default: false
        }
    }

    /// The amounts that were asked for.
    public var amounts: [UInt256] {
        switch self {
        case .sell(_, let quantity, _), .buy(_, let quantity, _): [quantity]
        case .deposit(_, let amount), .withdraw(_, let amount), .borrow(_, let amount), .repay(_, let amount),
            .withdrawLiquidity(_, let amount), .transfer(_, let amount, _), .subscribe(_, let amount),
            .redeem(_, let amount):
            [amount]
        case .provideLiquidity(_, let base, let quote, _): [base, quote]
        case .claim, .recall: []
        }
    }

    /// The instruments whose prices an action needs.
    func instruments(_ trading: TradingState) -> [InstrumentID] {
        switch self {
        case .sell(let base, _, let other), .buy(let base, _, let other): [base, other]
        case .deposit(let one, _), .withdraw(let one, _), .borrow(let one, _), .repay(let one, _): [one]
        case .provideLiquidity(let id, _, _, _), .withdrawLiquidity(let id, _):
            Int(id.index) < trading.pools.count
                ? [trading.pools[Int(id.index)].base, trading.pools[Int(id.index)].quote] : []
        case .transfer(let one, _, _), .redeem(let one, _): [one]
        case .subscribe(let fund, _): [fund] + [paidFor(fund, trading)].compactMap { $0 }
        case .claim, .recall: []
        }
    }

    /// What leaves the wallet first.
    func paid(_ trading: TradingState) -> InstrumentID? {
        switch self {
        case .sell(let base, _, _): base
        case .buy(_, _, let other): other
        case .deposit(let one, _), .repay(let one, _): one
        case .provideLiquidity: instruments(trading).first
        case .transfer(let one, _, _), .redeem(let one, _): one
        case .subscribe(let fund, _): paidFor(fund, trading)
        case .withdraw, .borrow, .withdrawLiquidity, .claim, .recall: nil
        }
    }

    /// What a fund is paid in.
    private func paidFor(_ fund: InstrumentID, _ trading: TradingState) -> InstrumentID? {
        Int(fund.index) < trading.tokens.count ? trading.tokens[Int(fund.index)].cash : nil
    }

    /// What an action makes more of, in wallet and venue together.
    func received(_ trading: TradingState) -> InstrumentID? {
        switch self {
        case .sell(_, _, let other): other
        case .buy(let base, _, _): base
        case .borrow(let one, _): one
        default: nil
        }
    }
}

extension OrderRequest {
    /// Whether another request asks for the same of the same account.
    func isTwin(of other: OrderRequest) -> Bool {
        account == other.account && action == other.action && condition == other.condition
    }
}

extension DeskState {
    /// The smallest step of an order's quantity: that of its terms, else a millionth of a whole, or the smallest
    /// unit if that is more.
    public func lot(of instrument: InstrumentID) -> UInt256 {
        let own = instruments[Int(instrument.index)].lot
        guard own.isZero else { return own }
        let decimals = Int(instruments[Int(instrument.index)].decimals)
        return UInt256(DecimalText.powerOfTen(max(0, decimals - DeskState.lotDecimals)))
    }

    private static let lotDecimals = 6

    /// Returns the price of a trade that oracles imply, quote per base; `nil` while one of them is missing.
    func reference(of trade: Trade) -> Price? {
        let (base, quote) = (slots[Int(trade.base.index)].price, slots[Int(trade.quote.index)].price)
        guard base != 0, quote != 0,
            let ratio = try? UInt256.mulDivDown(UInt256(base), UInt256(Price.scale), UInt256(quote)),
            ratio.high == 0
        else { return nil }
        return Price(raw: ratio.low)
    }

    /// Returns the trade of a request with its worst price: the limit, the protection asked for, or the desk's.
    func trade(of request: OrderRequest) -> Trade? {
        var trade: Trade
        switch request.action {
        case .sell(let base, _, let quote):
            trade = Trade(side: .sell, base: base, quote: quote, worst: nil, lot: lot(of: base))
        case .buy(let base, _, let quote):
            trade = Trade(side: .buy, base: base, quote: quote, worst: nil, lot: lot(of: base))
        default: return nil
        }
        switch request.condition {
        case .limit(let price): trade.worst = price
        case .market(let worst): trade.worst = worst ?? protection(of: trade)
        }
        return trade
    }

    /// The worst price of an order at the market: the reference less the desk's protection, against the desk.
    private func protection(of trade: Trade) -> Price? {
        guard let reference = reference(of: trade) else { return nil }
        let one = BasisPoints.one.low
        let points = min(limits.protectionBasisPoints, one)
        let share = trade.side == .sell ? one - points : one + points
        guard let worst = try? UInt256.mulDivDown(UInt256(reference.raw), UInt256(share), BasisPoints.one),
            worst.high == 0
        else { return nil }
        return Price(raw: worst.low)
    }

    /// Seconds since the price of an instrument came; `nil` before the first.
    public func priceAge(of instrument: InstrumentID) -> UInt64? {
        guard let came = priceTime(of: instrument) else { return nil }
        return UInt64(max(0, time.nanoseconds(since: came) / Timestamp.nanosecondsPerSecond))
    }
}
