import Units

// What an address has when it is opened cost what it is worth at its first price.
extension DeskState {
    /// Takes what an address came with as bought now, where a price is known.
    mutating func noteOpeningCosts(of place: Int) {
        for index in instruments.indices {
            noteOpeningCost(of: place, InstrumentID(UInt32(index)))
        }
    }

    /// Takes what addresses have held of an instrument without a price as bought at its first one.
    mutating func noteOpeningCosts(of instrument: InstrumentID) {
        for place in trading.accounts.indices { noteOpeningCost(of: place, instrument) }
    }

    private mutating func noteOpeningCost(of place: Int, _ instrument: InstrumentID) {
        let prices = VenuePrices(self)
        guard prices[instrument] != nil else { return }
        let account = trading.accounts[place]
        let index = Int(instrument.index)
        guard index >= account.costs.count || account.costs[index] == CostBasis() else { return }
        let held = account.wallet[instrument.index] &+ trading.supplied(instrument, by: account, at: second)
        let owed = trading.owed(instrument, by: account, at: second)
        let net = Int256(bits: held) &- Int256(bits: owed)
        guard net != .zero else { return }
        let worth = Int128(clamping: prices.valueDown(net.magnitude, of: instrument))
        trading.accounts[place].trade(instrument, net, worth: net.isNegative ? -worth : worth)
    }
}
