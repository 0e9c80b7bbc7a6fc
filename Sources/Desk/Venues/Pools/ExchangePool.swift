import Protocols
import Units

/// A pool that the desk knows.
struct ExchangePool: Sendable {
    let terms: PoolTerms
    let base: InstrumentID
    let quote: InstrumentID
    var market: any PoolMarket

    /// Returns whether an instrument is the base; nil where the pool does not trade it.
    func isBase(_ instrument: InstrumentID) -> Bool? {
        instrument == base ? true : (instrument == quote ? false : nil)
    }

    /// Returns the instrument on the other side.
    func other(than instrument: InstrumentID) -> InstrumentID { instrument == base ? quote : base }

    /// Returns the range of ticks for a range of prices; nil for pools without ranges, and without one.
    ///
    /// - Rounding: both ends down to usable ticks, the upper one at least one above the lower.
    func range(_ prices: PriceRange?, _ venue: VenuePrices) throws(OrderRefusal) -> PoolRange? {
        guard let prices, let pool = market as? UniswapV3Pool else { return nil }
        let scale = UInt256(Price.scale)
        func tick(_ price: Price) throws(OrderRefusal) -> Int32 {
            let quoted = try exactly { () throws(ArithmeticError) in
                try UInt256(price.raw).multiplied(by: venue.unit(of: quote))
            }
            let whole = try exactly { () throws(ArithmeticError) in
                try venue.unit(of: base).multiplied(by: scale)
            }
            guard let tick = pool.usableTick(of: quoted, per: whole) else {
                throw .venue("price out of range")
            }
            return tick
        }
        let (lower, upper) = (try tick(prices.lower), try tick(prices.upper))
        return PoolRange(lower: lower, upper: max(upper, lower + pool.tickSpacing))
    }
}

extension PoolKind {
    /// Makes an empty pool of the kind.
    ///
    /// - Parameter decimals: of the base and of the quote.
    func makeMarket(decimals: (base: UInt8, quote: UInt8)) throws(OrderRefusal) -> any PoolMarket {
        switch self {
        case .constantProduct: return UniswapV2Pair()
        case .concentrated(let feePips, let tickSpacing):
            do throws(UniswapV3Error) {
                return try UniswapV3Pool(feePips: feePips, tickSpacing: tickSpacing)
            } catch { throw .exchange(error) }
        case .stable(let amplification, let fee):
            return try stablePool(amplification, fee, try PoolKind.precisions(decimals))
        case .weighted(let baseShare, let swapFee):
            let base = UInt256(UInt64(baseShare)) &* 100_000_000_000_000
            guard base < Wad.one else { throw .venue("NORMALIZED_WEIGHT_INVARIANT") }
            let precisions = try PoolKind.precisions(decimals)
            do throws(BalancerError) {
                return try BalancerWeightedPool(
                    weights: [base, Wad.one &- base], precisions: precisions,
                    swapFee: UInt256(swapFee))
            } catch { throw .exchange(error) }
        }
    }

    private func stablePool(
        _ amplification: UInt64, _ fee: UInt64, _ precisions: [UInt256]
    ) throws(OrderRefusal) -> CurvePool {
        guard amplification > 0, amplification < CurveAmplification.limit.low,
            UInt256(fee) < CurvePool.feeDenominator
        else { throw .venue("fee or amplification out of range") }
        let scaled = UInt256(amplification) &* CurveDialect.template.amplificationPrecision
        do throws(CurveError) {
            return try CurvePool(
                dialect: .template, precisions: precisions, amplification: CurveAmplification(scaled),
                fee: UInt256(fee), adminFee: CurvePool.feeDenominator >> 1)
        } catch { throw .exchange(error) }
    }

    private static func precisions(_ decimals: (base: UInt8, quote: UInt8)) throws(OrderRefusal) -> [UInt256]
    {
        guard decimals.base <= 18, decimals.quote <= 18 else { throw .venue("more than 18 decimals") }
        return [decimals.base, decimals.quote].map { UInt256(DecimalText.powerOfTen(18 - Int($0))) }
    }
}
