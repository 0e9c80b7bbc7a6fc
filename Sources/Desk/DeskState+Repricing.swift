import Units

extension DeskState {
    /// Whether the desk could take a price for an instrument.
    public static func isAdmissible(_ price: Price) -> Bool {
        price.raw > 0 && price.raw < PriceSlot.greatest
    }

    /// Returns the desk as it would stand if instruments had other prices and nothing else had happened: nobody is
    /// warned, no order fires, no interest accrues and no oracle doubts the step.
    ///
    /// Health factors and lines of the copy are exact at these prices. Its watch is stale: it is for reading, not
    /// for going on with.
    ///
    /// - Parameter prices: each admissible, of instruments that are listed.
    public func repriced(_ prices: [(instrument: InstrumentID, price: Price)]) -> DeskState {
        var copy = withoutWatch()
        for (instrument, price) in prices {
            precondition(DeskState.isAdmissible(price), "a price that the desk can have")
            copy.slots[Int(instrument.index)].price = price.raw
        }
        return copy
    }
}
