import Desk
import Units

extension MarketReport {
    /// Reports every instrument with its recent prices.
    public init(_ state: DeskState, tape: MarketTape) {
        var rows: [MarketRow] = []
        for index in 0..<state.instrumentCount {
            rows.append(MarketRow(state, InstrumentID(UInt32(index)), tape: tape))
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
    }

    /// Change in basis points, rounded toward zero and held within what 64 bits can say.
    private static func change(from first: Price?, to price: Price?) -> Int64 {
        guard let first, let price else { return 0 }
        let isRise = price.raw >= first.raw
        let distance = isRise ? price.raw - first.raw : first.raw - price.raw
        let (scaled, overflow) = distance.multipliedReportingOverflow(by: 10_000)
        let points = overflow ? .max : Int64(clamping: scaled / first.raw)
        return isRise ? points : -points
    }
}
