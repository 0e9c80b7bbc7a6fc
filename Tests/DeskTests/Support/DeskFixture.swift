import Desk
import Units

extension DeskState {
    /// Applies one batch and returns the whole list of its events.
    mutating func events(of commands: [Command], ticks: [Tick] = []) -> [Event] {
        var events: [Event] = []
        apply(Batch(commands: commands, ticks: ticks), into: &events)
        return events
    }
}

extension Tick {
    /// A tick of the first feed and, unless said otherwise, of the first instrument.
    init(price: Price, time: Timestamp, instrument: UInt32 = 0) {
        self.init(price: price, time: time, instrument: InstrumentID(instrument), feed: 0)
    }
}

extension AccountDefinition {
    /// An account known by its totals, with 8 decimals and a threshold of 100 %.
    static func snapshot(
        _ name: SafeText, collateral: UInt128, of collateralSymbol: SafeText?, debt: UInt128,
        in debtSymbol: SafeText?, threshold: UInt32 = 10_000
    ) -> AccountDefinition {
        AccountDefinition(
            name: name, venue: "aave-v3",
            holding: .snapshot(
                SnapshotTerms(
                    collateral: UInt256(collateral), debt: UInt256(debt), decimals: 8,
                    thresholdBasisPoints: threshold, collateralSymbol: collateralSymbol,
                    debtSymbol: debtSymbol)))
    }

    /// An account known by its positions: symbol, amount in smallest units, decimals.
    static func positions(
        _ name: SafeText, supplied: [(SafeText, UInt128, UInt8)], owed: [(SafeText, UInt128, UInt8)],
        threshold: UInt32 = 8_000
    ) -> AccountDefinition {
        let collateral = supplied.map { symbol, amount, decimals in
            PositionTerms(
                symbol: symbol, side: .collateral, amount: amount, decimals: decimals,
                thresholdBasisPoints: threshold, recordedPrice: nil)
        }
        let debt = owed.map { symbol, amount, decimals in
            PositionTerms(
                symbol: symbol, side: .debt, amount: amount, decimals: decimals, thresholdBasisPoints: 0,
                recordedPrice: nil)
        }
        return AccountDefinition(name: name, venue: "aave-v3", holding: .positions(collateral + debt))
    }
}
