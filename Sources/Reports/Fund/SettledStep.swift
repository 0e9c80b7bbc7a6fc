import Desk
import Units

/// What the settlements of one step did to one account, sorted by who was on the other side.
struct SettledStep {
    /// From outside less to outside, by instrument.
    private(set) var outside = InstrumentChanges()
    /// From pools less to pools, by instrument.
    private(set) var pooled = InstrumentChanges()
    /// Trades in the order in which they settled.
    private(set) var trades: [TradeSides] = []
    /// What pools kept by their fee rates.
    private(set) var fees: [Fee] = []
    /// Pools that paid the wallet or were paid by it.
    private(set) var pools: [PoolID] = []
    /// Whether a liquidator took something.
    private(set) var isLiquidated = false
    private var byPool: [(pool: PoolID, side: Side, isIn: Bool)] = []

    /// An amount of an instrument.
    struct Side: Hashable {
        var instrument: InstrumentID
        var amount: UInt256
        /// The amount as what came in.
        var change: Int256 { Int256(bits: amount) }
        /// The amount as what went out.
        var negated: Int256 { Int256(bits: .zero &- amount) }
    }

    /// What a trade gave and got.
    struct TradeSides: Hashable {
        var paid: Side
        var received: Side
    }

    /// A fee and the instrument that it was taken of.
    struct Fee: Hashable {
        var instrument: InstrumentID
        var value: Int128
    }

    init(_ account: AccountID, _ events: [Event], _ state: DeskState, prices: MomentPrices) {
        for event in events {
            switch event {
            case .settled(let settlement):
                let fills = SettledStep.fills(of: settlement, account, events, state)
                take(settlement, account, fills: fills)
                takeFees(settlement, account, state, prices)
            case .accountLiquidated(account): isLiquidated = true
            default: continue
            }
        }
    }

    /// What the last trade brought; nil where nothing was traded.
    var received: InstrumentID? { trades.last?.received.instrument }

    /// What the legs between the wallet and a pool brought.
    func worth(of pool: PoolID, _ prices: MomentPrices) -> Int128 {
        byPool.filter { $0.pool == pool }.reduce(0) { sum, leg in
            let value = prices.down(leg.side.amount, of: leg.side.instrument)
            return sum + (leg.isIn ? value : -value)
        }
    }

    private mutating func take(_ settlement: Settlement, _ account: AccountID, fills: [TradeSides]) {
        var own = InstrumentChanges()
        for leg in settlement.legs {
            let side = Side(instrument: leg.instrument, amount: leg.amount)
            switch (leg.from, leg.to) {
            case (.pool(let pool), .wallet(account)):
                own.add(side.change, to: leg.instrument)
                notePool(pool, side, isIn: true)
            case (.wallet(account), .pool(let pool)):
                own.add(side.negated, to: leg.instrument)
                notePool(pool, side, isIn: false)
            case (.outside, .wallet(account)): outside.add(side.change, to: leg.instrument)
            case (.wallet(account), .outside): outside.add(side.negated, to: leg.instrument)
            default: continue
            }
        }
        pooled.add(own)
        trades += fills.count == 1 ? [own.refined(fills[0])] : fills
    }

    private mutating func notePool(_ pool: PoolID, _ side: Side, isIn: Bool) {
        if !pools.contains(pool) { pools.append(pool) }
        byPool.append((pool, side, isIn))
    }

    /// Takes the fee of each pool that was traded with: paid into on one side and out of on the other.
    private mutating func takeFees(
        _ settlement: Settlement, _ account: AccountID, _ state: DeskState, _ prices: MomentPrices
    ) {
        var trader: AccountID?
        for leg in settlement.legs {
            if case .wallet(let owner) = leg.from { trader = owner }
            guard case .pool(let pool) = leg.to, trader == account,
                settlement.legs.contains(where: { $0.from == leg.to && $0.instrument != leg.instrument })
            else { continue }
            let fee = state.terms(of: pool).kind.fee(of: leg.amount)
            fees.append(Fee(instrument: leg.instrument, value: prices.up(fee, of: leg.instrument)))
        }
    }

    private static func fills(
        of settlement: Settlement, _ account: AccountID, _ events: [Event], _ state: DeskState
    ) -> [TradeSides] {
        var sides: [TradeSides] = []
        for case .orderFilled(let fill) in events where fill.settlement == settlement.id {
            guard let order = state.order(fill.order), order.request.account == account else { continue }
            switch order.request.action {
            case .sell(let base, _, let quote):
                sides.append(
                    TradeSides(
                        paid: Side(instrument: base, amount: fill.quantity),
                        received: Side(instrument: quote, amount: fill.exchanged)))
            case .buy(let base, _, let quote):
                sides.append(
                    TradeSides(
                        paid: Side(instrument: quote, amount: fill.exchanged),
                        received: Side(instrument: base, amount: fill.quantity)))
            default: continue
            }
        }
        return sides
    }
}

/// Signed amounts by instrument.
struct InstrumentChanges: Hashable {
    private var amounts: [Int256] = []

    subscript(instrument: InstrumentID) -> Int256 {
        Int(instrument.index) < amounts.count ? amounts[Int(instrument.index)] : .zero
    }

    mutating func add(_ change: Int256, to instrument: InstrumentID) {
        while amounts.count <= Int(instrument.index) { amounts.append(.zero) }
        amounts[Int(instrument.index)] = amounts[Int(instrument.index)] &+ change
    }

    mutating func add(_ other: InstrumentChanges) {
        for (index, amount) in other.amounts.enumerated() { add(amount, to: InstrumentID(UInt32(index))) }
    }

    /// Returns a trade with the amounts that really moved, where they moved as it says.
    ///
    /// A pool can pay a little more than was asked for; the fill does not count that.
    func refined(_ trade: SettledStep.TradeSides) -> SettledStep.TradeSides {
        var refined = trade
        let (paid, received) = (self[trade.paid.instrument], self[trade.received.instrument])
        if paid.isNegative { refined.paid.amount = paid.magnitude }
        if !received.isNegative, received != .zero { refined.received.amount = received.magnitude }
        return refined
    }
}

extension PoolKind {
    /// Returns what a pool keeps of an amount by its fee rate, rounded up.
    ///
    /// A StableSwap pool takes its fee of what it pays out; the same rate of what is paid in stands for it.
    func fee(of amount: UInt256) -> UInt256 {
        let (rate, whole): (UInt64, UInt64) =
            switch self {
            case .constantProduct: (3, 1_000)
            case .concentrated(let feePips, _): (UInt64(feePips), 1_000_000)
            case .stable(_, let fee): (fee, 10_000_000_000)
            case .weighted(_, let swapFee): (swapFee, 1_000_000_000_000_000_000)
            }
        return (try? UInt256.mulDivUp(amount, UInt256(rate), UInt256(whole))) ?? .zero
    }
}
