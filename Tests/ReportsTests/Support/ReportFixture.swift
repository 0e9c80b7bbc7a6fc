import Desk
import Units

extension DeskState {
    /// A desk with instruments, accounts and first prices in whole dollars at second 0.
    init(listing symbols: [SafeText], opening accounts: [AccountDefinition], prices: [UInt64] = []) {
        self.init()
        let ticks = prices.enumerated().map { index, price in
            Tick(
                price: Price(whole: price), time: Timestamp(seconds: 0),
                instrument: InstrumentID(UInt32(index)), feed: 0)
        }
        apply(symbols.map(Command.listInstrument(symbol:)) + accounts.map(Command.openAccount), ticks)
    }

    /// Applies inputs whose events are of no interest.
    mutating func apply(_ commands: [Command], _ ticks: [Tick] = []) {
        var events: [Event] = []
        apply(Batch(commands: commands, ticks: ticks), into: &events)
    }

    /// Applies one price in whole dollars.
    mutating func apply(price: UInt64, second: Int64, instrument: UInt32 = 0) {
        apply(
            [],
            [
                Tick(
                    price: Price(whole: price), time: Timestamp(seconds: second),
                    instrument: InstrumentID(instrument), feed: 0)
            ])
    }
}

extension AccountDefinition {
    /// An account whose health factor in percent is `percent` while ETH stands at its first price.
    static func following(_ name: SafeText, percent: UInt128, symbol: SafeText? = "ETH") -> AccountDefinition
    {
        AccountDefinition(
            name: name, venue: "aave-v3",
            holding: .snapshot(
                SnapshotTerms(
                    collateral: UInt256(percent), debt: 100, decimals: 2, thresholdBasisPoints: 10_000,
                    collateralSymbol: symbol, debtSymbol: nil)))
    }

    /// An account that owes nothing.
    static func withoutDebt(_ name: SafeText) -> AccountDefinition {
        AccountDefinition(
            name: name, venue: "aave-v3",
            holding: .snapshot(
                SnapshotTerms(
                    collateral: 5, debt: 0, decimals: 2, thresholdBasisPoints: 10_000,
                    collateralSymbol: "ETH", debtSymbol: nil)))
    }
}
