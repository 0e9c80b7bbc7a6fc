import Units

/// What the oracles of all venues say at one moment: one price for each instrument, the same for a whole event.
struct VenuePrices: Sendable {
    /// Seconds of the chains' clocks.
    let second: UInt64
    private let prices: [UInt256?]
    private let units: [UInt256]

    init(_ state: DeskState) {
        second = state.second
        prices = state.slots.map { slot in
            slot.price == 0 ? nil : UInt256(slot.price / DeskState.pricePerVenuePrice)
        }
        units = state.instruments.map { UInt256(DecimalText.powerOfTen(Int($0.decimals))) }
    }

    /// Greater values than this (ten thousand trillion trillions) are taken as this: far beyond every limit, and
    /// sums of them still fit.
    static let greatestValue: UInt128 = 1 << 100

    /// The price of an instrument in the base currency times 1e8; `nil` before the first.
    subscript(instrument: InstrumentID) -> UInt256? { prices[Int(instrument.index)] }

    /// One whole of an instrument in smallest units.
    func unit(of instrument: InstrumentID) -> UInt256 { units[Int(instrument.index)] }

    /// Returns the value of an amount in the base currency times 1e8, rounded down; 0 before the first price.
    func valueDown(_ amount: UInt256, of instrument: InstrumentID) -> UInt128 {
        guard let price = self[instrument],
            let value = try? UInt256.mulDivDown(amount, price, unit(of: instrument))
        else { return 0 }
        return value.high == 0 ? min(value.low, VenuePrices.greatestValue) : VenuePrices.greatestValue
    }

    /// Returns the value rounded up: for what is owed and for what a limit counts.
    func valueUp(_ amount: UInt256, of instrument: InstrumentID) -> UInt128 {
        guard let price = self[instrument],
            let value = try? UInt256.mulDivUp(amount, price, unit(of: instrument))
        else { return 0 }
        return value.high == 0 ? min(value.low, VenuePrices.greatestValue) : VenuePrices.greatestValue
    }
}
