import Desk
import Units

/// What is known of one simulated instrument before its first price.
public struct PriceProcess: Sendable {
    /// What the registry lists of it.
    public var terms: InstrumentTerms
    /// Price at the start of the run in dollars; of a claim its ratio, of an option its implied volatility.
    var start: Double
    /// Where its price comes from.
    var source = Source.itself
    /// Standard deviation of the logarithm of `start` over one year of the normal regime.
    var volatilityPerYear: Double
    /// How it moves with the factors of the market.
    var loadings = FactorLoadings()
    /// Growth of the logarithm over one year.
    var driftPerYear = 0.0
    /// Share of the distance from the drifting starting value that is made up in one day; 0 wanders freely.
    var pullPerDay = 0.0
    /// Jumps of its own.
    var jumps = JumpTerms()
    /// Its share in the fall of a crash of the market; below 0 for what rises then.
    var crashShare = 0.0
    /// Decimal places that the benchmark is rounded to, 0 to 6.
    var priceDecimals: Int
    /// How its oracle reports.
    var oracle: OracleTerms

    /// Symbol in the registry.
    public var symbol: SafeText { terms.symbol }

    /// Where a price comes from.
    enum Source: Hashable, Sendable {
        /// The process is the price.
        case itself
        /// The process is the ratio to the price of an earlier instrument: staked ETH follows ETH.
        case ratio(to: Int)
        /// The process is the implied volatility of an option on an earlier instrument.
        case option(OptionTerms, on: Int)
    }
}

/// How a process moves with the factors that all instruments share: its correlation with each, -1 to 1.
///
/// The factors are independent of each other; what the squares leave of 1 is the instrument's own.
struct FactorLoadings: Hashable, Sendable {
    /// With all crypto assets.
    var crypto = 0.0
    /// With shares of companies.
    var equity = 0.0
    /// With interest rates: bonds fall when they rise.
    var rates = 0.0

    /// The weight of the instrument's own shock.
    var own: Double {
        max(0, 1 - crypto * crypto - equity * equity - rates * rates).squareRoot()
    }
}

/// Jumps of an instrument's own, beside those of the factors.
struct JumpTerms: Hashable, Sendable {
    /// How many come in a year on average.
    var perYear = 0.0
    /// Mean change of the logarithm.
    var mean = 0.0
    /// Standard deviation of the change.
    var deviation = 0.0
}
