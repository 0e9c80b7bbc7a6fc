/// What it costs, and how long it takes, to leave a position, added to what its price may do meanwhile.
///
/// - Units: currency; spreads as a fraction of the middle price; times in bars.
public enum LiquidityAdjustedRisk {
    /// Returns the cost of crossing half a spread that is as wide as it gets.
    ///
    /// - Parameters:
    ///   - value: of the position.
    ///   - spread: the mean spread, and its deviation.
    ///   - multiple: how many deviations wider than usual the spread is when it matters: 2 to 4.5.
    /// - Source: Bangia, Diebold, Schuermann and Stroughair, "Modeling liquidity risk" (1999).
    /// - Throws: `parameter` for one that is negative or no number.
    public static func spreadCost(
        value: Double, spread: Double, deviation: Double, multiple: Double
    ) throws(RiskError) -> Double {
        for (name, number) in [("spread", spread), ("deviation", deviation), ("multiple", multiple)]
        where !(number >= 0 && number.isFinite) {
            throw .parameter(name, number)
        }
        guard value.isFinite else { throw .parameter("value", value) }
        return abs(value) * (spread + multiple * deviation) / 2
    }

    /// Returns how many bars it takes to sell a position without being more than a part of the market.
    ///
    /// - Parameters:
    ///   - volume: what the market trades in a bar, in the units of `amount`.
    ///   - participation: the part of it that may be ours: above 0, at most 1.
    /// - Throws: `parameter`.
    public static func barsToExit(
        amount: Double, volume: Double, participation: Double
    ) throws(RiskError) -> Double {
        guard amount.isFinite else { throw .parameter("amount", amount) }
        guard volume > 0, volume.isFinite else { throw .parameter("volume", volume) }
        guard participation > 0, participation <= 1 else { throw .parameter("participation", participation) }
        return abs(amount) / (volume * participation)
    }

    /// Returns the value at risk of a position that is sold in equal parts at the end of each of some bars.
    ///
    /// What is left shrinks, so the risk of `bars` bars is that of one times the root of
    /// (bars + 1)(2 bars + 1) / (6 bars); for one bar it is the value at risk itself. Returns are taken as
    /// independent.
    ///
    /// - Source: Jorion, *Value at Risk* (2007), section 13.3.
    /// - Throws: `parameter` for less than one bar; `observation` for a value at risk that is no number.
    public static func soldInParts(
        valueAtRiskPerBar value: Double, bars: Int
    ) throws(RiskError) -> Double {
        guard bars >= 1 else { throw .parameter("bars", Double(bars)) }
        guard value.isFinite else { throw .observation(value, at: 0) }
        let count = Double(bars)
        return value * ((count + 1) * (2 * count + 1) / (6 * count)).squareRoot()
    }
}
