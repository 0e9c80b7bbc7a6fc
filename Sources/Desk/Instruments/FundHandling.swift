import Units

// Funds deal once a day: who asked before the cut-off gets shares or money at the net asset value of that moment.
extension DeskState {
    mutating func deal(
        _ life: FundLife, _ fund: InstrumentID, due: Timestamp, into events: inout [Event]
    ) throws(OrderRefusal) {
        let price = Price(raw: slots[Int(fund.index)].price)
        countFees(life, fund, at: price, due: due, into: &events)
        let requests = trading.escrows.filter { $0.asks(fund) && $0.opened < due }
        for request in requests { try deal(request, fund, at: price, into: &events) }
        note(.dealt(price, requests: UInt32(clamping: requests.count)), fund, at: due, into: &events)
    }

    /// Delivers against payment, or gives back what the fund's own rules do not let in.
    private mutating func deal(
        _ request: Escrow, _ fund: InstrumentID, at price: Price, into events: inout [Event]
    ) throws(OrderRefusal) {
        guard let place = tradingPlace(of: request.owner),
            let cash = trading.tokens[Int(fund.index)].cash
        else { return }
        var execution = OrderExecution(trading, prices: VenuePrices(self))
        if case .redemption = request.purpose {
            try execution.giveUp(request)
            _ = try execution.pay(for: request.amount, of: fund, at: price, in: cash, to: place)
        } else if try !execution.issue(fund, for: request, at: price, to: place) {
            execution = OrderExecution(trading, prices: VenuePrices(self))
            try execution.refund(request, to: place)
        }
        adopt(execution, basket: request.basket, into: &events)
    }

    /// Counts what a share has paid since the last cut-off: for managing, and for gains above the high-water mark.
    ///
    /// The published net asset value is after fees; this says what it holds. Rounded down.
    private mutating func countFees(
        _ life: FundLife, _ fund: InstrumentID, at price: Price, due: Timestamp, into events: inout [Event]
    ) {
        let index = Int(fund.index)
        let seconds =
            max(0, due.nanoseconds - trading.tokens[index].feesCounted) / Timestamp.nanosecondsPerSecond
        let management = try? UInt256.mulDivDown(
            UInt256(price.raw), UInt256(UInt64(life.managementPartsPerMillion) * UInt64(seconds)),
            UInt256(31_536_000_000_000 as UInt64))
        let mark = trading.tokens[index].highWaterMark
        let gain = mark.raw == 0 || price < mark ? 0 : price.raw - mark.raw
        let performance = try? UInt256.mulDivDown(
            UInt256(gain), UInt256(UInt64(life.performanceBasisPoints)), BasisPoints.one)
        trading.tokens[index].highWaterMark = max(mark, price)
        trading.tokens[index].feesCounted = due.nanoseconds
        note(
            .feesCounted(
                management: Price(raw: management?.low ?? 0), performance: Price(raw: performance?.low ?? 0)),
            fund, at: due, into: &events)
    }
}

extension Escrow {
    /// Whether it waits for a fund's cut-off.
    func asks(_ fund: InstrumentID) -> Bool {
        switch purpose {
        case .subscription(let asked): asked == fund
        case .redemption: instrument == fund
        case .transfer, .vesting: false
        }
    }
}

extension OrderExecution {
    /// Hands an escrow over to the issuer of what it waits for.
    mutating func giveUp(_ escrow: Escrow, to issuer: InstrumentID? = nil) throws(OrderRefusal) {
        note(
            escrow.amount, of: escrow.instrument, from: .escrow(escrow.id),
            to: .issuer(issuer ?? escrow.instrument))
        try noteInflow(escrow.amount, of: escrow.instrument, isNegative: true)
        end(escrow.id, .released)
    }

    /// Gives shares of a fund for what waits for them; false where the fund's rules or its price allow none.
    mutating func issue(
        _ fund: InstrumentID, for request: Escrow, at price: Price, to place: Int
    ) throws(OrderRefusal) -> Bool {
        let shares = try exactly { () throws(ArithmeticError) in
            try UInt256.mulDivDown(
                request.amount, prices.unit(of: fund).multiplied(by: UInt256(Price.scale)),
                UInt256(price.raw).multiplied(by: prices.unit(of: request.instrument)))
        }
        guard !shares.isZero else { return false }
        try giveUp(request, to: fund)
        do {
            try put(shares, of: fund, into: place, from: .issuer(fund))
        } catch .transferRefused { return false }
        try noteInflow(shares, of: fund, isNegative: false)
        let worth = Int128(clamping: prices.valueDown(request.amount, of: request.instrument))
        trading.accounts[place].trade(
            request.instrument, try signed(request.amount, isNegative: true), worth: -worth)
        trading.accounts[place].trade(fund, try signed(shares, isNegative: false), worth: worth)
        return true
    }
}
