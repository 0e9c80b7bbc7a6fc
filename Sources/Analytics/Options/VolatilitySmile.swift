import Glibc

/// A quoted volatility of one expiry.
///
/// - Units: `volatility` per √year as a fraction; `weight` of any scale, above 0.
public struct SmileQuote: Hashable, Sendable {
    /// The strike.
    public var strike: Double
    /// The implied volatility.
    public var volatility: Double
    /// How much the quote counts beside the others.
    public var weight: Double

    /// Makes a quote.
    public init(strike: Double, volatility: Double, weight: Double = 1) {
        self.strike = strike
        self.volatility = volatility
        self.weight = weight
    }
}

/// The volatilities of one expiry, drawn through quotes and without butterfly arbitrage.
public struct VolatilitySmile: Hashable, Sendable {
    /// The forward that strikes are measured against.
    public let forward: Double
    /// Time to expiry.
    public let years: Double
    /// The hyperbola.
    public let parameters: SVIParameters

    private static let leastCount = 5

    /// Fits a smile to quotes by weighted least squares of volatility, then frees it of butterflies.
    ///
    /// - Domain: at least five quotes at different strikes; forward, years, strikes, volatilities and weights
    ///   above 0. Errors: what is outside of it, with its value.
    /// - Accuracy: the best of six starts; quotes of a smile that is one come back to 1e-6 of volatility.
    /// - Source: Gatheral and Jacquier (2014) for the condition; Levenberg and Marquardt for the descent.
    public init(fitting quotes: [SmileQuote], forward: Double, years: Double) throws(OptionError) {
        try OptionError.checkPositive(forward, .forward)
        try OptionError.checkFinite(years, .years)
        guard years > 0 else { throw .expired(years: years) }
        for quote in quotes {
            try OptionError.checkPositive(quote.strike, .strike)
            try OptionError.checkVolatility(quote.volatility)
            try OptionError.checkPositive(quote.weight, .quantity)
        }
        let count = Set(quotes.map(\.strike)).count
        guard count >= Self.leastCount else { throw .tooFewQuotes(count: count, needed: Self.leastCount) }
        self.forward = forward
        self.years = years
        parameters = SmileFit(quotes, forward: forward, years: years).best().freed()
    }

    /// Returns the volatility at a strike.
    ///
    /// - Errors: a strike that is not above 0 or not finite.
    public func volatility(at strike: Double) throws(OptionError) -> Double {
        try OptionError.checkPositive(strike, .strike)
        let variance = parameters.totalVariance(at: log(strike / forward))
        return try OptionError.ranged((variance / years).squareRoot(), .strike, strike)
    }
}
