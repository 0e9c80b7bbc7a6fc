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
    public func reading(of pool: PoolID) -> PoolReading { PoolReading(trading.pools[Int(pool.index)]) }

    /// Reads a lending venue that is open, at the desk's time and the oracle's prices.
    public func reading(of venue: LendingID) -> LendingReading { LendingReading(self, venue) }
}

/// A pool as it stands.
public struct PoolReading: Hashable, Sendable {
    /// Its terms.
    public let terms: PoolTerms
    /// The instrument of which prices are told.
    public let base: InstrumentID
    /// The instrument in which prices are told.
    public let quote: InstrumentID
    /// What it holds of its base, in smallest units.
    public let baseReserve: UInt256
    /// What it holds of its quote, in smallest units.
    public let quoteReserve: UInt256

    init(_ pool: ExchangePool) {
        (terms, base, quote) = (pool.terms, pool.base, pool.quote)
        (baseReserve, quoteReserve) = (pool.pair.reserves.amount0, pool.pair.reserves.amount1)
    }

    /// Returns the reserves as a trade sees them that sells the base, or the quote.
    public func hop(sellingBase: Bool) -> UniswapV2Hop {
        sellingBase
            ? UniswapV2Hop(reserveIn: baseReserve, reserveOut: quoteReserve)
            : UniswapV2Hop(reserveIn: quoteReserve, reserveOut: baseReserve)
    }
}
