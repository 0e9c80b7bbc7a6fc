import Desk
import Units

extension MarketReport {
    /// Reports every instrument with its recent prices.
    public init(_ state: DeskState, tape: MarketTape) {
        var rows: [MarketRow] = []
        for index in 0..<state.instrumentCount {
            rows.append(MarketRow(state, InstrumentID(UInt32(index)), tape: tape))
        }
        for index in 0..<state.poolCount {
            let pool = PoolID(UInt32(index))
            guard let base = state.instrument(of: state.terms(of: pool).base) else { continue }
            rows[Int(base.index)].pools.append(PoolQuote(state, pool, base: base))
        }
        self.init(rows: rows, time: state.time)
    }
}

extension MarketRow {
    fileprivate init(_ state: DeskState, _ instrument: InstrumentID, tape: MarketTape) {
        let (price, first) = (state.price(of: instrument), state.firstPrice(of: instrument))
        self.init(
            instrument: instrument, symbol: state.symbol(of: instrument), price: price, firstPrice: first,
            changeBasisPoints: MarketRow.change(from: first, to: price),
            time: state.priceTime(of: instrument),
            history: tape.history(of: instrument), historySpan: tape.span,
            refusedCount: state.refusedCount(of: instrument), heldPrice: state.heldPrice(of: instrument))
        benchmark = state.benchmark(of: instrument)
        benchmarkAge = state.benchmarkTime(of: instrument).map { state.time.nanoseconds(since: $0) }
        if let benchmark, price != nil {
            benchmarkGapBasisPoints = MarketRow.change(from: benchmark, to: price)
        }
    }

    /// Change in basis points, rounded toward zero and held within what 64 bits can say.
    fileprivate static func change(from first: Price?, to price: Price?) -> Int64 {
        guard let first, let price else { return 0 }
        let isRise = price.raw >= first.raw
        let distance = isRise ? price.raw - first.raw : first.raw - price.raw
        let (scaled, overflow) = distance.multipliedReportingOverflow(by: 10_000)
        let points = overflow ? .max : Int64(clamping: scaled / first.raw)
        return isRise ? points : -points
    }
}

extension PoolQuote {
    fileprivate init(_ state: DeskState, _ pool: PoolID, base: InstrumentID) {
        let (terms, price) = (state.terms(of: pool), state.price(of: pool))
        self.init(
            pool: terms.name, chain: terms.chain, quote: terms.quote, price: price, gapBasisPoints: nil,
            depth: state.depth(of: pool), feeBasisPoints: PoolQuote.pairFee)
        guard let price, let quote = state.instrument(of: terms.quote),
            let venues = PoolQuote.ratio(state.price(of: base), state.price(of: quote))
        else { return }
        gapBasisPoints = MarketRow.change(from: venues, to: price)
    }

    /// What venues pay for one instrument in the other, rounded down.
    private static func ratio(_ base: Price?, _ quote: Price?) -> Price? {
        guard let base, let quote,
            let ratio = try? UInt256.mulDivDown(
                UInt256(base.raw), UInt256(Price.scale), UInt256(quote.raw)),
            ratio.high == 0, !ratio.isZero
        else { return nil }
        return Price(raw: ratio.low)
    }

    /// Every pair of Uniswap v2 keeps 0.3 %.
    private static let pairFee: UInt64 = 30
}
