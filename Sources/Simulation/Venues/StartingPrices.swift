import Desk
import Units

/// The prices with which every simulated market begins, whatever its seed.
struct StartingPrices: Sendable {
    /// What is known of an instrument.
    private struct Entry: Sendable {
        var symbol: SafeText
        /// In dollars times 1e8, as oracles tell it.
        var price: UInt128
        /// One whole in smallest units.
        var unit: UInt128
    }

    private let entries: [Entry]

    /// Takes the prices of the first round of the processes.
    init(_ processes: [PriceProcess] = PriceProcess.defaultMarket) {
        let market = MarketSimulator(seed: 0, processes: processes)
        entries = processes.indices.map { index in
            Entry(
                symbol: processes[index].symbol,
                price: market.prices.price(of: index).raw / StartingPrices.rawPerOraclePrice,
                unit: DecimalText.powerOfTen(Int(processes[index].terms.decimals)))
        }
    }

    /// A `Price` has 18 decimals, an oracle 8.
    private static let rawPerOraclePrice: UInt128 = 10_000_000_000
    private static let oracleScale: UInt128 = 100_000_000

    /// Returns the amount worth so many whole dollars, rounded down, in smallest units.
    func amount(worth dollars: UInt64, of symbol: SafeText) -> UInt256 {
        amount(ofValue: UInt128(dollars) * StartingPrices.oracleScale, of: symbol)
    }

    /// Returns the amount of a value in dollars times 1e8, rounded down, in smallest units.
    func amount(ofValue value: UInt128, of symbol: SafeText) -> UInt256 {
        let entry = entry(of: symbol)
        return UInt256(value * entry.unit / entry.price)
    }

    /// Returns what one whole of an asset costs in another, rounded down.
    func price(of base: SafeText, in quote: SafeText) -> Price {
        Price(raw: entry(of: base).price * Price.scale / entry(of: quote).price)
    }

    /// Returns how many whole assets an amount is, rounded up.
    func wholes(_ amount: UInt256, of symbol: SafeText) -> UInt64 {
        UInt64(amount.low / entry(of: symbol).unit) + 1
    }

    private func entry(of symbol: SafeText) -> Entry {
        guard let entry = entries.first(where: { $0.symbol == symbol }) else {
            preconditionFailure("a venue lists what the market prices")
        }
        return entry
    }
}
