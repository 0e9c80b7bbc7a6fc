import Protocols
import Units

// What fund reports read: quantities and prices of one moment, apart from each other.
extension DeskState {
    /// What an account owns less what it owes, in the base currency times 1e8: holdings rounded down, debts up,
    /// without what has no price; zero for one that is only watched.
    public func netAssets(of account: AccountID) -> Int128 {
        tradingPlace(of: account).map { netAssets(of: $0, in: trading, VenuePrices(self)) } ?? 0
    }

    /// Returns what an account holds and owes; nothing for one that is only watched.
    public func quantities(of account: AccountID) -> AccountQuantities {
        guard let place = tradingPlace(of: account) else { return AccountQuantities() }
        let owner = trading.accounts[place]
        var quantities = AccountQuantities()
        for index in instruments.indices {
            let instrument = InstrumentID(UInt32(index))
            let wallet = owner.wallet[instrument.index]
            quantities.wallet.append(wallet)
            quantities.held.append(
                wallet &+ trading.supplied(instrument, by: owner, at: second)
                    &+ trading.pending(instrument, of: account))
            quantities.owed.append(trading.owed(instrument, by: owner, at: second))
        }
        for (index, pool) in trading.pools.enumerated() {
            let liquidity = owner.liquidity[UInt32(index)]
            let share =
                liquidity.isZero ? PoolAmounts() : pool.market.share(of: liquidity, by: PoolOwner(account))
            quantities.pools.append(
                .init(base: pool.base, quote: pool.quote, share: share, liquidity: liquidity))
        }
        return quantities
    }
}

/// What one account holds and owes, in smallest units.
///
/// - Shape: by the index of the instrument, and of the pool.
public struct AccountQuantities: Hashable, Sendable {
    /// In the wallet.
    public internal(set) var wallet: [UInt256] = []
    /// In the wallet, supplied with interest, and on its way.
    public internal(set) var held: [UInt256] = []
    /// Owed, interest included.
    public internal(set) var owed: [UInt256] = []
    /// Liquidity by pool.
    public internal(set) var pools: [PoolShare] = []

    /// A share of a pool.
    public struct PoolShare: Hashable, Sendable {
        /// The pool's base.
        public var base: InstrumentID
        /// The pool's quote.
        public var quote: InstrumentID
        /// What the liquidity would bring, in both tokens, rounded down.
        public var share: PoolAmounts
        /// The liquidity in its own units.
        public var liquidity: UInt256
    }

    init() {}
}

/// What venues take every instrument to be worth at one moment.
public struct MomentPrices: Sendable {
    private let prices: VenuePrices
    private let count: Int

    /// Takes the prices of a desk as it stands.
    public init(_ state: DeskState) {
        prices = VenuePrices(state)
        count = state.instrumentCount
    }

    /// Whether any instrument has a price.
    public var hasAny: Bool { (0..<UInt32(count)).contains { has(InstrumentID($0)) } }

    /// Whether an instrument has a price.
    public func has(_ instrument: InstrumentID) -> Bool {
        Int(instrument.index) < count && prices[instrument] != nil
    }

    /// Returns the value of an amount in the base currency times 1e8, rounded down; 0 without a price.
    public func down(_ amount: UInt256, of instrument: InstrumentID) -> Int128 {
        guard has(instrument), !amount.isZero else { return 0 }
        return Int128(clamping: prices.valueDown(amount, of: instrument))
    }

    /// Returns the value of an amount in the base currency times 1e8, rounded up; 0 without a price.
    public func up(_ amount: UInt256, of instrument: InstrumentID) -> Int128 {
        guard has(instrument), !amount.isZero else { return 0 }
        return Int128(clamping: prices.valueUp(amount, of: instrument))
    }

    /// Returns the value of a change, rounded toward zero and of its sign.
    public func value(_ change: Int256, of instrument: InstrumentID) -> Int128 {
        let value = down(change.magnitude, of: instrument)
        return change.isNegative ? -value : value
    }
}
