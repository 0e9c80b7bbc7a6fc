import Units

extension DeskState {
    /// Instruments that a registry may hold.
    static let greatestInstrumentCount = 65_536

    mutating func listInstrument(_ terms: InstrumentTerms, into events: inout [Event]) {
        let symbol = terms.symbol
        guard instrument(of: symbol) == nil else {
            return events.append(.commandRejected(.symbolAlreadyListed(symbol)))
        }
        guard !standsStill(symbol) else {
            return events.append(.commandRejected(.symbolStandsStill(symbol)))
        }
        guard terms.decimals <= InstrumentTerms.greatestDecimals else {
            return events.append(.commandRejected(.tooManyDecimals(symbol)))
        }
        guard instruments.count < DeskState.greatestInstrumentCount else {
            return events.append(.commandRejected(.tooMany(limit: DeskState.greatestInstrumentCount)))
        }
        enlist(terms, slot: PriceSlot())
        events.append(.instrumentListed(InstrumentID(UInt32(instruments.count - 1))))
    }

    /// Adds an instrument, from a command or from an encoded state.
    mutating func enlist(_ terms: InstrumentTerms, slot: PriceSlot) {
        instrumentBySymbol[terms.symbol] = InstrumentID(UInt32(instruments.count))
        instruments.append(terms)
        slots.append(slot)
        watch.addInstrument()
    }

    /// Returns the instrument of a symbol, if it is listed.
    public func instrument(of symbol: SafeText) -> InstrumentID? { instrumentBySymbol[symbol] }
}
