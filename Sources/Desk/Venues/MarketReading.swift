import Protocols
import Units

// What the rest of the market reads of venues before it acts.
extension DeskState {
    /// Lending venues that are open, in their order.
    public var lendingVenues: some RandomAccessCollection<LendingID> {
        (0..<UInt32(trading.lending.count)).lazy.map { LendingID($0) }
    }

    /// Pools that are open, in their order.
    public var exchangePools: some RandomAccessCollection<PoolID> {
        (0..<UInt32(trading.pools.count)).lazy.map { PoolID($0) }
    }

    /// Reads a pool that is open.
    public func reading(of pool: PoolID) -> PoolReading { PoolReading(self, pool) }

    /// Reads a lending venue that is open, at the desk's time and the oracle's prices.
    public func reading(of venue: LendingID) -> LendingReading { LendingReading(self, venue) }
}

/// A pool as it stands at a moment.
public struct PoolReading: Sendable {
    /// Its terms.
    public let terms: PoolTerms
    /// The instrument of which prices are told.
    public let base: InstrumentID
    /// The instrument in which prices are told.
    public let quote: InstrumentID
    private let market: any PoolMarket
    private let second: UInt64
    private let units: (base: UInt256, quote: UInt256)

    init(_ state: DeskState, _ id: PoolID) {
        let pool = state.trading.pools[Int(id.index)]
        func unit(_ instrument: InstrumentID) -> UInt256 {
            UInt256(DecimalText.powerOfTen(Int(state.instruments[Int(instrument.index)].decimals)))
        }
        self.init(pool, at: state.second, units: (unit(pool.base), unit(pool.quote)))
    }

    init(_ pool: ExchangePool, at second: UInt64, units: (base: UInt256, quote: UInt256)) {
        (terms, base, quote, market) = (pool.terms, pool.base, pool.quote, pool.market)
        (self.second, self.units) = (second, units)
    }

    /// Everything that it holds, in smallest units.
    public var held: PoolAmounts { market.held }

    /// What it pays for its base at the margin, before the fee: quote per whole base; `nil` while it is empty.
    public var price: Price? {
        // A quote of few decimals would be too coarse for one whole base.
        let scale = UInt256(1_000_000_000_000 as UInt64)
        guard let sold = try? units.base.multiplied(by: scale),
            let worth = market.worth(of: sold, isBase: true, at: second),
            let paid = try? units.quote.multiplied(by: scale),
            let price = try? UInt256.mulDivDown(worth, UInt256(Price.scale), paid), price.high == 0
        else { return nil }
        return Price(raw: price.low)
    }

    /// Returns what an amount brings at the margin before the fee; `nil` while the pool is empty.
    public func worth(of amount: UInt256, isBase: Bool) -> UInt256? {
        market.worth(of: amount, isBase: isBase, at: second)
    }

    /// Returns what selling an amount to the pool would pay out; `nil` where the pool refuses.
    public func amountOut(selling amount: UInt256, isBase: Bool) -> UInt256? {
        try? market.quote(selling: amount, isBase: isBase, at: second)
    }

    /// What a pair of constant product sees of a trade that sells the base, or the quote; `nil` for other kinds.
    public func hop(sellingBase: Bool) -> UniswapV2Hop? {
        (market as? UniswapV2Pair)?.hop(selling: sellingBase ? .token0 : .token1)
    }
}
