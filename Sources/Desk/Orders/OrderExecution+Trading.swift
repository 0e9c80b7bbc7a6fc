import Protocols
import Units

// Trades over pools.
extension OrderExecution {
    /// Trades as much of a quantity as the best route gives within the worst price.
    ///
    /// - Errors: `noRoute`, `priceNotReached` where not even one lot is within the price, the pool's own.
    mutating func swap(
        _ trade: Trade, quantity: UInt256, by place: Int
    ) throws(OrderRefusal) -> Filled {
        let router = Router(trading, chain: trading.accounts[place].chain)
        let path = try router.best(trade, quantity: quantity)
        let filled = try router.most(trade, upTo: quantity, over: path, prices)
        guard !filled.quantity.isZero else { throw .priceNotReached }
        try walk(path, router.amounts(trade, filled.quantity, over: path), by: place)
        let paid = trade.side == .sell ? filled.quantity : filled.exchanged
        let received = trade.side == .sell ? filled.exchanged : filled.quantity
        try bookTrade(paid, of: trade.paid, for: received, of: trade.received, by: place)
        return filled
    }

    /// Pays into the first pool and carries what comes out of each into the next: exactly the amounts quoted,
    /// as the router of Uniswap v2 does.
    private mutating func walk(
        _ path: Router.Path, _ amounts: [UInt256], by place: Int
    ) throws(OrderRefusal) {
        var (held, holder) = (path.start, Holder.wallet(trading.accounts[place].account))
        try take(amounts[0], of: held, from: place, to: .pool(path.pools[0]))
        for (index, pool) in path.pools.enumerated() {
            if index > 0 { note(amounts[index], of: held, from: holder, to: .pool(pool)) }
            held = try step(into: pool, paying: amounts[index], of: held, for: amounts[index + 1])
            holder = .pool(pool)
        }
        try put(amounts[path.pools.count], of: held, into: place, from: holder)
    }

    /// Trades with one pool and returns what came out of it.
    private mutating func step(
        into pool: PoolID, paying paid: UInt256, of instrument: InstrumentID, for received: UInt256
    ) throws(OrderRefusal) -> InstrumentID {
        let index = Int(pool.index)
        let other = trading.pools[index].other(than: instrument)
        guard let token = trading.pools[index].token(of: instrument) else {
            throw .noRoute(instrument, other)
        }
        let hop = trading.pools[index].pair.hop(selling: token)
        do {
            try trading.pools[index].pair.swap(
                out: UniswapV2Amounts(received, of: token.other),
                paying: UniswapV2Amounts(paid, of: token), at: prices.second)
        } catch { throw .exchange(error) }
        route.append(
            RouteStep(
                pool: pool, paid: instrument, paidAmount: paid, received: other, receivedAmount: received,
                reserveIn: hop.reserveIn, reserveOut: hop.reserveOut))
        return other
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
