import Desk
import Units

extension DeskState {
    /// A desk with instruments, accounts and, where given, first prices in whole dollars at second 0.
    init(listing symbols: [SafeText], opening accounts: [AccountDefinition] = [], prices: [UInt64] = []) {
        self.init()
        let ticks = prices.enumerated().map { index, price in
            Tick(price: Price(whole: price), time: Timestamp(seconds: 0), instrument: UInt32(index))
        }
        var events: [Event] = []
        let commands = symbols.map(Command.listInstrument(symbol:)) + accounts.map(Command.openAccount)
        apply(Batch(commands: commands, ticks: ticks), into: &events)
    }

    /// Applies prices of the first instrument in whole dollars, one a second from second 1 on, and returns
    /// the whole list of their events.
    mutating func events(ofPrices prices: [UInt64]) -> [Event] {
        let start = max(time, Timestamp(seconds: 0)).nanoseconds / Timestamp.nanosecondsPerSecond
        return events(
            of: [],
            ticks: prices.enumerated().map { index, price in
                Tick(price: Price(whole: price), time: Timestamp(seconds: start + 1 + Int64(index)))
            })
    }

    /// The canonical bytes without the version and the sequence, which every input raises.
    var encodedContent: ArraySlice<UInt8> { encoded().dropFirst(12) }

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

    /// An account known by totals that stand still, in whole units.
    static func snapshot(_ name: SafeText, collateral: UInt256, debt: UInt256) -> AccountDefinition {
        AccountDefinition(
            name: name, venue: "aave-v3",
            holding: .snapshot(
                SnapshotTerms(
                    collateral: collateral, debt: debt, decimals: 0, thresholdBasisPoints: 10_000,
                    collateralSymbol: nil, debtSymbol: nil)))
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
