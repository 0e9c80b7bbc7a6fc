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
        trading.tokens.append(Token(terms))
        if trading.tokens[trading.tokens.count - 1].needs { unresolved.append(trading.tokens.count - 1) }
        for index in unresolved { resolve(index) }
        unresolved.removeAll { !trading.tokens[$0].needs }
        watch.addInstrument()
        if breakers.terms.isOn {
            breakers.cover(InstrumentID(UInt32(instruments.count - 1)), terms.kind)
        }
    }

    /// Finds what an instrument is paid in and what it is on, as far as they are listed by now.
    private mutating func resolve(_ index: Int) {
        var token = trading.tokens[index]
        switch token.life {
        case .unlimited, .share: break
        case .bill(let life): token.cash = instrument(of: life.cash)
        case .note(let life): token.cash = instrument(of: life.cash)
        case .fund(let life): token.cash = instrument(of: life.cash)
        case .option(let life):
            (token.cash, token.underlying) = (instrument(of: life.cash), instrument(of: life.underlying))
        case .perpetual(let life): token.underlying = instrument(of: life.underlying)
        }
        trading.tokens[index] = token
    }

    /// Returns the instrument of a symbol, if it is listed.
    public func instrument(of symbol: SafeText) -> InstrumentID? { instrumentBySymbol[symbol] }
}
