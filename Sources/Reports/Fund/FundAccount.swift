import Desk
import Units

/// One account's net assets, why they changed, and its lots.
public struct FundAccount: Sendable {
    /// The account.
    public let account: AccountID
    /// What it owned less what it owed when its history began, in the base currency times 1e8.
    public let opening: Int128
    /// Now.
    public private(set) var netAssets: Int128
    /// Why it changed, by the index of the instrument.
    public private(set) var instruments: [CauseAmounts] = []
    /// Why it changed, by the index of the pool.
    public private(set) var pools: [CauseAmounts] = []
    /// Lots by the index of the instrument.
    public private(set) var lots: [LotQueue] = []
    /// Lots of liquidity by the index of the pool.
    public private(set) var liquidityLots: [LotQueue] = []
    private var quantities: AccountQuantities

    init(_ account: AccountID, _ state: DeskState, _ prices: MomentPrices) {
        self.account = account
        quantities = state.quantities(of: account)
        opening = quantities.value(prices)
        netAssets = opening
        makeRoom(quantities)
        seedLots(state)
    }

    /// All causes together: their total is exactly the change of the net assets.
    public var attribution: CauseAmounts {
        var sum = CauseAmounts()
        for amounts in instruments + pools { sum.add(amounts) }
        sum[.rounding] += netAssets - opening - sum.total
        return sum
    }

    /// What came from outside less what went there, with what first prices made of what was held before them.
    var flows: Int128 { (instruments + pools).reduce(0) { $0 + $1[.flows] + $1[.opening] } }

    /// Takes what happened without a settlement: prices moved, and interest accrued.
    mutating func advance(_ state: DeskState, from before: MomentPrices, to now: MomentPrices) {
        let next = state.quantities(of: account)
        makeRoom(next)
        for index in next.held.indices {
            let instrument = InstrumentID(UInt32(index))
            let moved = quantities.value(of: instrument, now) - quantities.value(of: instrument, before)
            let cause = before.has(instrument) ? AttributionCause.price : .opening
            add(moved, cause, instrument)
            add(next.value(of: instrument, now) - quantities.value(of: instrument, now), .carry, instrument)
        }
        for index in next.pools.indices {
            let pool = PoolID(UInt32(index))
            add(quantities.value(of: pool, now) - quantities.value(of: pool, before), .price, pool)
            add(next.value(of: pool, now) - quantities.value(of: pool, now), .carry, pool)
        }
        (quantities, netAssets) = (next, next.value(now))
        seedLots(state)
    }

    /// Takes a step of settlements at unchanged prices.
    mutating func settle(_ step: SettledStep, to next: AccountQuantities, _ prices: MomentPrices) {
        makeRoom(next)
        attribute(step, to: next, prices)
        book(step, to: next, prices)
        (quantities, netAssets) = (next, next.value(prices))
    }

    private mutating func attribute(
        _ step: SettledStep, to next: AccountQuantities, _ prices: MomentPrices
    ) {
        for index in next.held.indices {
            let instrument = InstrumentID(UInt32(index))
            let (outside, traded) = (step.outside[instrument], step.pooled[instrument])
            add(prices.value(outside, of: instrument), .flows, instrument)
            let change = next.net(of: instrument) &- quantities.net(of: instrument)
            let grown = change &- outside &- traded
            add(prices.value(grown, of: instrument), step.isLiquidated ? .liquidation : .carry, instrument)
        }
        attributeTrades(step, to: next, prices)
    }

    /// What pools brought against what they took: fees and slippage where something was traded, and otherwise what
    /// liquidity had earned.
    private mutating func attributeTrades(
        _ step: SettledStep, to next: AccountQuantities, _ prices: MomentPrices
    ) {
        var result: Int128 = 0
        for index in next.held.indices {
            let instrument = InstrumentID(UInt32(index))
            result += prices.value(step.pooled[instrument], of: instrument)
        }
        for index in next.pools.indices {
            let pool = PoolID(UInt32(index))
            result += next.value(of: pool, prices) - quantities.value(of: pool, prices)
        }
        guard let received = step.received else {
            if let pool = step.pools.first { add(result, .carry, pool) }
            return
        }
        for fee in step.fees {
            add(-fee.value, .fees, fee.instrument)
            result += fee.value
        }
        add(result, .slippage, received)
    }

    private mutating func add(_ amount: Int128, _ cause: AttributionCause, _ instrument: InstrumentID) {
        instruments[Int(instrument.index)][cause] += amount
    }

    private mutating func add(_ amount: Int128, _ cause: AttributionCause, _ pool: PoolID) {
        pools[Int(pool.index)][cause] += amount
    }

    private mutating func makeRoom(_ next: AccountQuantities) {
        while instruments.count < next.held.count { instruments.append(CauseAmounts()) }
        while lots.count < next.held.count { lots.append(LotQueue()) }
        while pools.count < next.pools.count { pools.append(CauseAmounts()) }
        while liquidityLots.count < next.pools.count { liquidityLots.append(LotQueue()) }
    }
}

// Lots.
extension FundAccount {
    /// Takes what the account had before its history is known as one lot each, at what the desk says that it cost.
    private mutating func seedLots(_ state: DeskState) {
        for index in lots.indices where lots[index].isUntouched {
            guard let profit = state.profit(of: InstrumentID(UInt32(index)), by: account) else { continue }
            lots[index].seed(profit)
        }
        for index in liquidityLots.indices where liquidityLots[index].isUntouched {
            guard let profit = state.profit(of: PoolID(UInt32(index)), by: account) else { continue }
            liquidityLots[index].seed(profit)
        }
    }

    /// Books lots as the desk books cost: a trade at what came in, liquidity and flows at their own worth.
    private mutating func book(
        _ step: SettledStep, to next: AccountQuantities, _ prices: MomentPrices
    ) {
        var rest = step.pooled
        for trade in step.trades {
            let worth = prices.down(trade.received.amount, of: trade.received.instrument)
            lots[Int(trade.paid.instrument.index)].trade(trade.paid.negated, worth: -worth)
            lots[Int(trade.received.instrument.index)].trade(trade.received.change, worth: worth)
            rest.add(trade.paid.change, to: trade.paid.instrument)
            rest.add(trade.received.negated, to: trade.received.instrument)
        }
        var provided: Int128 = 0
        for index in next.held.indices {
            let instrument = InstrumentID(UInt32(index))
            for change in [rest[instrument], step.outside[instrument]] where change != .zero {
                lots[index].trade(change, worth: prices.value(change, of: instrument))
            }
            provided -= prices.value(rest[instrument], of: instrument)
        }
        bookLiquidity(provided, step, to: next, prices)
    }

    /// Books what went into liquidity or came out of it; the last pool takes what the others leave.
    private mutating func bookLiquidity(
        _ worth: Int128, _ step: SettledStep, to next: AccountQuantities, _ prices: MomentPrices
    ) {
        let changed = next.pools.indices.filter { next.liquidity($0) != quantities.liquidity($0) }
        let claimed = step.trades.isEmpty ? step.pools.map { Int($0.index) } : []
        var left = worth
        let pools = changed.isEmpty ? claimed : changed
        for index in pools {
            let own = index == pools.last ? left : -step.worth(of: PoolID(UInt32(index)), prices)
            left -= own
            let change = Int256(bits: next.liquidity(index)) &- Int256(bits: quantities.liquidity(index))
            liquidityLots[index].trade(change, worth: own)
        }
    }
}

extension LotQueue {
    fileprivate mutating func seed(_ profit: Profit) {
        guard profit.quantity != .zero || profit.realised != 0 else { return }
        open(profit.quantity, cost: profit.cost, realised: profit.realised)
    }
}
