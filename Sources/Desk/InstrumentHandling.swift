import Units

extension DeskState {
    /// Instruments that a registry may hold.
    static let greatestInstrumentCount = 65_536

    mutating func listInstrument(_ symbol: SafeText, into events: inout [Event]) {
        guard instrument(of: symbol) == nil else {
            return events.append(.commandRejected(.symbolAlreadyListed(symbol)))
        }
        guard !standsStill(symbol) else {
            return events.append(.commandRejected(.symbolStandsStill(symbol)))
        }
        guard symbols.count < DeskState.greatestInstrumentCount else {
            return events.append(.commandRejected(.tooMany(limit: DeskState.greatestInstrumentCount)))
        }
        enlist(symbol, slot: PriceSlot())
        events.append(.instrumentListed(InstrumentID(UInt32(symbols.count - 1))))
    }

    /// Adds an instrument, from a command or from an encoded state.
    mutating func enlist(_ symbol: SafeText, slot: PriceSlot) {
        instrumentBySymbol[symbol] = InstrumentID(UInt32(symbols.count))
        symbols.append(symbol)
        slots.append(slot)
        watch.addInstrument()
    }

    /// Returns the instrument of a symbol, if it is listed.
    public func instrument(of symbol: SafeText) -> InstrumentID? { instrumentBySymbol[symbol] }
}
