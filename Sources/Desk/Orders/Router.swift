import Protocols
import Units

/// Finds the best way of a trade over the pools of one chain: one pool, or two with an instrument between.
struct Router {
    /// Pools in the order in which they are traded with.
    struct Path: Hashable, Sendable {
        var pools: [PoolID]
        /// The instrument that is paid into the first.
        var start: InstrumentID
    }

    /// What one pool of a path gives.
    struct Step: Hashable, Sendable {
        var pool: PoolID
        /// Whether the pool's base is what is paid in.
        var paysBase: Bool
        /// What was asked of the pool: an amount to sell, or one to buy.
        var asked: UInt256
        var trade: PoolTrade
    }

    private let pools: [ExchangePool]
    private let chain: SafeText
    private let second: UInt64
    private let closed: [PoolID]

    /// Makes a router that goes round the pools that are closed.
    init(_ trading: TradingState, chain: SafeText, at second: UInt64, closed: [PoolID] = []) {
        pools = trading.pools
        self.closed = closed
        self.chain = chain
        self.second = second
    }

    /// Returns the path that gives most, or costs least, for a quantity; of equal ones the first.
    ///
    /// - Errors: `noRoute` where no path has the liquidity for it.
    func best(_ trade: Trade, quantity: UInt256) throws(OrderRefusal) -> Path {
        var best: (path: Path, exchanged: UInt256)?
        for path in paths(from: trade.paid, to: trade.received) {
            guard let exchanged = try? exchanged(trade, quantity, over: path) else { continue }
            let isBetter =
                switch trade.side {
                case .sell: best.map { exchanged > $0.exchanged } ?? true
                case .buy: best.map { exchanged < $0.exchanged } ?? true
                }
            if isBetter { best = (path, exchanged) }
        }
        guard let best else { throw .noRoute(trade.paid, trade.received) }
        return best.path
    }

    /// Returns the most that a path gives within the worst price: all of it, or a multiple of the lot.
    ///
    /// The average price of a path only worsens with the quantity, so that the search may halve.
    func most(
        _ trade: Trade, upTo quantity: UInt256, over path: Path, _ prices: VenuePrices
    ) throws(OrderRefusal) -> OrderExecution.Filled {
        if let whole = fill(trade, quantity, over: path, prices) { return whole }
        let lots = (try? quantity.dividedDown(by: trade.lot)) ?? .zero
        var (low, high) = (UInt256.zero, lots)
        var found = OrderExecution.Filled(quantity: .zero)
        while low < high {
            let middle = low &+ ((high &- low &+ UInt256(1 as UInt64)) >> 1)
            if let filled = fill(trade, middle &* trade.lot, over: path, prices) {
                (low, found) = (middle, filled)
            } else {
                high = middle &- UInt256(1 as UInt64)
            }
        }
        return found
    }

    private func fill(
        _ trade: Trade, _ quantity: UInt256, over path: Path, _ prices: VenuePrices
    ) -> OrderExecution.Filled? {
        guard let exchanged = try? exchanged(trade, quantity, over: path),
            (try? trade.allows(quantity, for: exchanged, prices)) ?? false
        else { return nil }
        return OrderExecution.Filled(quantity: quantity, exchanged: exchanged)
    }

    private func exchanged(
        _ trade: Trade, _ quantity: UInt256, over path: Path
    ) throws(OrderRefusal) -> UInt256 {
        let steps = try steps(trade, quantity, over: path)
        return trade.side == .sell ? steps[path.pools.count - 1].trade.received : steps[0].trade.paid
    }

    /// Returns what each pool of a path is paid and pays: selling goes forward with all that comes out, buying
    /// backward with all that is needed.
    func steps(_ trade: Trade, _ quantity: UInt256, over path: Path) throws(OrderRefusal) -> [Step] {
        var steps: [Step] = []
        var amount = quantity
        let sides = sides(of: path)
        switch trade.side {
        case .sell:
            for (id, paysBase) in sides {
                let received = try pools[Int(id.index)].market.quote(
                    selling: amount, isBase: paysBase, at: second)
                let result = PoolTrade(paid: amount, received: received)
                steps.append(Step(pool: id, paysBase: paysBase, asked: amount, trade: result))
                amount = received
            }
        case .buy:
            for (id, paysBase) in sides.reversed() {
                let result = try pools[Int(id.index)].market.quote(
                    buying: amount, isBase: !paysBase, at: second)
                steps.insert(Step(pool: id, paysBase: paysBase, asked: amount, trade: result), at: 0)
                amount = result.paid
            }
        }
        return steps
    }

    private func sides(of path: Path) -> [(pool: PoolID, paysBase: Bool)] {
        var held = path.start
        return path.pools.map { id in
            let pool = pools[Int(id.index)]
            defer { held = pool.other(than: held) }
            return (id, pool.base == held)
        }
    }

    /// Every path of one or two pools of the chain, in the order of the pools.
    func paths(from start: InstrumentID, to end: InstrumentID) -> [Path] {
        var paths: [Path] = []
        for (first, pool) in pools.enumerated() where trades(pool, first, start) {
            let next = pool.other(than: start)
            if next == end {
                paths.append(Path(pools: [PoolID(UInt32(first))], start: start))
                continue
            }
            for (second, other) in pools.enumerated()
            where second != first && trades(other, second, next) && other.other(than: next) == end {
                paths.append(Path(pools: [PoolID(UInt32(first)), PoolID(UInt32(second))], start: start))
            }
        }
        return paths
    }

    private func trades(_ pool: ExchangePool, _ place: Int, _ instrument: InstrumentID) -> Bool {
        pool.terms.chain == chain && pool.isBase(instrument) != nil
            && !closed.contains(PoolID(UInt32(place)))
    }
}
