import Units

// What others do. It moves pools and lending markets as an order of ours does, and pays from outside.
extension DeskState {
    mutating func act(_ action: MarketAction, into events: inout [Event]) {
        var market = MarketExecution(trading, prices: VenuePrices(self))
        do {
            try market.run(action)
        } catch {
            return events.append(.actionRefused(error))
        }
        trading = market.trading
        _ = noteSettlement(market.legs, of: nil, into: &events)
        guard case .liquidate(let venue, let borrower, _, _, _, _) = action,
            let owner = trading.lending[Int(venue.index)].owners[borrower]
        else { return }
        events.append(.accountLiquidated(owner))
        relook(at: [owner], into: &events)
    }
}

/// Carries out what others do on a copy of the trading state.
struct MarketExecution {
    var trading: TradingState
    let prices: VenuePrices
    var legs: [Leg] = []

    init(_ trading: TradingState, prices: VenuePrices) {
        self.trading = trading
        self.prices = prices
    }

    mutating func run(_ action: MarketAction) throws(OrderRefusal) {
        switch action {
        case .provideLiquidity(let pool, let base, let quote, let range):
            try provide(PoolAmounts(base: base, quote: quote), in: range, to: pool)
        case .sell(let pool, let isBase, let amount): try sell(amount, isBase: isBase, to: pool)
        case .openBorrower(let venue):
            let index = try self.index(of: venue)
            _ = try trading.lending[index].market.openSeat()
        case .admitBorrowers(let venue, let borrowers): try admit(borrowers, to: venue)
        case .supply(let venue, let borrower, let reserve, let amount):
            try supply(amount, seat(venue, borrower, reserve))
        case .withdraw(let venue, let borrower, let reserve, let amount):
            try withdraw(amount, seat(venue, borrower, reserve))
        case .borrow(let venue, let borrower, let reserve, let amount):
            try borrow(amount, seat(venue, borrower, reserve))
        case .repay(let venue, let borrower, let reserve, let amount):
            try repay(amount, seat(venue, borrower, reserve))
        case .liquidate(let venue, let borrower, let collateral, let debt, let amount, let liquidator):
            try liquidate(
                venue,
                LiquidationCall(
                    borrower: borrower, liquidator: liquidator, collateral: collateral, debt: debt,
                    amount: amount))
        case .buySeized(let venue, let lot, let amount): try buy(lot, for: amount, from: venue)
        }
    }

    private mutating func provide(
        _ offered: PoolAmounts, in prices: PriceRange?, to id: PoolID
    ) throws(OrderRefusal) {
        let index = try self.index(of: id)
        let pool = trading.pools[index]
        let range = try pool.range(prices, self.prices)
        let deposit = try trading.pools[index].market.provide(
            offered, in: range, by: .outside, at: self.prices.second)
        try note(deposit.taken.base, of: pool.base, from: .outside, to: .pool(id))
        try note(deposit.taken.quote, of: pool.quote, from: .outside, to: .pool(id))
    }

    private mutating func sell(_ amount: UInt256, isBase: Bool, to id: PoolID) throws(OrderRefusal) {
        let index = try self.index(of: id)
        let pool = trading.pools[index]
        let trade = try trading.pools[index].market.sell(amount, isBase: isBase, at: prices.second)
        try note(trade.paid, of: isBase ? pool.base : pool.quote, from: .outside, to: .pool(id))
        try note(trade.received, of: isBase ? pool.quote : pool.base, from: .pool(id), to: .outside)
    }

    func index(of pool: PoolID) throws(OrderRefusal) -> Int {
        guard Int(pool.index) < trading.pools.count else { throw .accountCannotTrade }
        return Int(pool.index)
    }

    func index(of venue: LendingID) throws(OrderRefusal) -> Int {
        guard Int(venue.index) < trading.lending.count else { throw .accountCannotTrade }
        return Int(venue.index)
    }

    /// Notes a movement across the border, and what it brings in or takes out.
    mutating func note(
        _ amount: UInt256, of instrument: InstrumentID, from: Holder, to: Holder
    ) throws(OrderRefusal) {
        guard !amount.isZero else { return }
        guard let change = Int256(magnitude: amount, isNegative: to == .outside) else {
            throw .arithmetic(.overflow)
        }
        try trading.noteInflow(change, of: instrument)
        legs.append(Leg(instrument: instrument, amount: amount, from: from, to: to))
    }
}
