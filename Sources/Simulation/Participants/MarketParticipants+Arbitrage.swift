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
                let gap = PoolGap(hop: pool.hop(sellingBase: isBase), sold: sold, bought: bought)
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

/// A pool of constant product against the market elsewhere, in one direction.
struct PoolGap: Hashable, Sendable {
    /// The reserves as the trade sees them.
    var hop: UniswapV2Hop
    /// What the pool buys.
    var sold: MarketWorth
    /// What the pool pays with.
    var bought: MarketWorth

    /// Returns the amount whose sale gains most, where it gains more than `cost`.
    ///
    /// With reserves `a` and `b`, a share `g` of the payment that trades, and a price `p` of what is sold in what
    /// is bought, a sale of `x` brings `b g x / (a + g x)`; its gain over `p x` is greatest where
    /// `a + g x = sqrt(g a b / p)`.
    /// - Units: smallest units; the cost in dollars times 1e8.
    /// - Rounding: down at each step.
    func bestAmount(above cost: UInt256) -> UInt256? {
        let (traded, whole) = (UniswapV2Library.tradedThousandths, UniswapV2Library.thousandths)
        guard let product = try? hop.reserveIn.multiplied(by: hop.reserveOut),
            let bought = try? bought.price.multiplied(by: sold.unit).multiplied(by: traded),
            let sold = try? sold.price.multiplied(by: self.bought.unit).multiplied(by: whole),
            let square = product.share(bought, of: sold)
        else { return nil }
        let target = UInt256(square.squareRootDown())
        guard target > hop.reserveIn,
            let amount = (target &- hop.reserveIn).share(whole, of: traded), !amount.isZero,
            gains(by: amount, more: cost)
        else { return nil }
        return amount
    }

    /// Whether a sale brings at least a share of what the market pays elsewhere.
    func returns(_ part: UInt256, of whole: UInt256, for amount: UInt256) -> Bool {
        guard let (income, expense) = worths(of: amount), let least = expense.share(part, of: whole)
        else { return false }
        return income >= least
    }

    private func gains(by amount: UInt256, more cost: UInt256) -> Bool {
        guard let (income, expense) = worths(of: amount) else { return false }
        return income > expense &+ cost
    }

    /// What a sale brings and what is given for it, in dollars times 1e8; `nil` where nothing is bought.
    private func worths(of amount: UInt256) -> (income: UInt256, expense: UInt256)? {
        guard
            let out = try? UniswapV2Library.amountOut(
                amountIn: amount, reserveIn: hop.reserveIn, reserveOut: hop.reserveOut), !out.isZero,
            let income = bought.value(of: out), let expense = sold.value(of: amount)
        else { return nil }
        return (income, expense)
    }
}
