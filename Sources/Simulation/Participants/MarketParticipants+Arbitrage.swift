import Desk
import Protocols
import Units

// Arbitrageurs: they sell to a pool what it pays more for than the market elsewhere, until it does not any more.
extension MarketParticipants {
    /// How often an arbitrageur looks at a pool in a round, in a thousand.
    private static let attention: UInt64 = 700

    func arbitrage(
        _ state: DeskState, _ pools: [PoolReading], using chance: inout SeededGenerator
    ) -> [MarketAction] {
        var actions: [MarketAction] = []
        for (index, pool) in pools.enumerated() {
            guard chance.happens(perMille: MarketParticipants.attention),
                let base = MarketWorth(state, pool.base), let quote = MarketWorth(state, pool.quote)
            else { continue }
            for isBase in [true, false] {
                let (sold, bought) = isBase ? (base, quote) : (quote, base)
                let gap = PoolGap(pool: pool, isBase: isBase, sold: sold, bought: bought)
                guard let amount = gap.bestAmount(above: MarketParticipants.gas(on: pool.terms.chain))
                else { continue }
                actions.append(.sell(PoolID(UInt32(index)), isBase: isBase, amount: amount))
            }
        }
        return actions
    }
}

/// What an instrument is worth in the market elsewhere.
struct MarketWorth: Hashable, Sendable {
    /// Dollars times 1e8.
    var price: UInt256
    /// One whole in smallest units.
    var unit: UInt256

    /// Takes the benchmark of an instrument; `nil` before the first.
    init?(_ state: DeskState, _ instrument: InstrumentID) {
        guard let benchmark = state.benchmark(of: instrument) else { return nil }
        self.init(
            price: UInt256(benchmark.raw / MarketWorth.rawPerPrice),
            unit: UInt256(DecimalText.powerOfTen(Int(state.terms(of: instrument).decimals))))
    }

    init(price: UInt256, unit: UInt256) {
        self.price = price
        self.unit = unit
    }

    /// Returns the value of an amount in dollars times 1e8, rounded down; `nil` where it does not fit.
    func value(of amount: UInt256) -> UInt256? { amount.share(price, of: unit) }

    private static let rawPerPrice: UInt128 = 10_000_000_000
}
