import Units

// Trades over pools.
extension OrderExecution {
    /// Trades as much of a quantity as the best route gives within the worst price.
    ///
    /// - Errors: `noRoute`, `priceNotReached` where not even one lot is within the price, the pool's own.
    mutating func swap(
        _ trade: Trade, quantity: UInt256, by place: Int
    ) throws(OrderRefusal) -> Filled {
        let router = Router(
            trading, chain: trading.accounts[place].chain, at: prices.second, closed: closedPools)
        let path = try router.best(trade, quantity: quantity)
        let filled = try router.most(trade, upTo: quantity, over: path, prices)
        guard !filled.quantity.isZero else { throw .priceNotReached }
        let steps = try router.steps(trade, filled.quantity, over: path)
        try walk(steps, from: path.start, trade.side, by: place)
        try bookTrade(
            steps[0].trade.paid, of: trade.paid, for: steps[steps.count - 1].trade.received,
            of: trade.received, by: place)
        return filled
    }

    /// Pays into the first pool and carries what comes out of each into the next: exactly the amounts quoted.
    ///
    /// A pool that can only sell a little more than was asked for leaves the rest in the wallet.
    private mutating func walk(
        _ steps: [Router.Step], from start: InstrumentID, _ side: Trade.Side, by place: Int
    ) throws(OrderRefusal) {
        var (held, holder) = (start, Holder.wallet(trading.accounts[place].account))
        try take(steps[0].trade.paid, of: held, from: place, to: .pool(steps[0].pool))
        for (index, step) in steps.enumerated() {
            if index > 0 { note(step.trade.paid, of: held, from: holder, to: .pool(step.pool)) }
            held = try run(step, side, paying: held)
            holder = .pool(step.pool)
            let wanted = index + 1 < steps.count ? steps[index + 1].trade.paid : step.trade.received
            let rest = step.trade.received &- wanted
            guard !rest.isZero else { continue }
            try put(rest, of: held, into: place, from: holder)
            let worth = Int128(clamping: prices.valueDown(rest, of: held))
            trading.accounts[place].trade(held, try signed(rest, isNegative: false), worth: worth)
        }
        try put(steps[steps.count - 1].trade.received, of: held, into: place, from: holder)
    }

    /// Trades with one pool and returns what instrument came out of it.
    private mutating func run(
        _ step: Router.Step, _ side: Trade.Side, paying paid: InstrumentID
    ) throws(OrderRefusal) -> InstrumentID {
        let index = Int(step.pool.index)
        let pool = trading.pools[index]
        let fair = pool.market.worth(of: step.trade.paid, isBase: step.paysBase, at: prices.second)
        let trade =
            switch side {
            case .sell:
                try trading.pools[index].market.sell(step.asked, isBase: step.paysBase, at: prices.second)
            case .buy:
                try trading.pools[index].market.buy(step.asked, isBase: !step.paysBase, at: prices.second)
            }
        precondition(trade == step.trade, "a pool does what it quoted")
        let received = pool.other(than: paid)
        route.append(
            RouteStep(
                pool: step.pool, paid: paid, paidAmount: trade.paid, received: received,
                receivedAmount: trade.received, fair: fair ?? .zero))
        return received
    }

    /// Moves cost from what was given to what was got: at the value of the leg whose price is steadier known,
    /// the one that came in, so that a bad fill shows as realised loss at once.
    private mutating func bookTrade(
        _ paid: UInt256, of given: InstrumentID, for received: UInt256, of got: InstrumentID, by place: Int
    ) throws(OrderRefusal) {
        let worth = Int128(clamping: prices.valueDown(received, of: got))
        trading.accounts[place].trade(given, try signed(paid, isNegative: true), worth: -worth)
        trading.accounts[place].trade(got, try signed(received, isNegative: false), worth: worth)
    }

    func signed(_ amount: UInt256, isNegative: Bool) throws(OrderRefusal) -> Int256 {
        guard let value = Int256(magnitude: amount, isNegative: isNegative) else {
            throw .arithmetic(.overflow)
        }
        return value
    }
}

extension TradingAccount {
    /// Takes a change of the net holding of an instrument, with what it was worth.
    mutating func trade(_ instrument: InstrumentID, _ change: Int256, worth value: Int128) {
        while costs.count <= Int(instrument.index) { costs.append(CostBasis()) }
        costs[Int(instrument.index)].trade(change, worth: value)
    }

    /// Takes a change of the liquidity in a pool, with what it was worth.
    mutating func trade(_ pool: PoolID, _ change: Int256, worth value: Int128) {
        while liquidityCosts.count <= Int(pool.index) { liquidityCosts.append(CostBasis()) }
        liquidityCosts[Int(pool.index)].trade(change, worth: value)
    }
}
