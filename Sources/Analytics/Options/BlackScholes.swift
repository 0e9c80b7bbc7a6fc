/// European options on an underlying that pays a continuous yield: the formula of Black, Scholes and Merton.
///
/// Domain: spot, strike, years and volatility above 0, rates of any sign. Errors: an input that is not finite or
/// out of its domain, an expired option, and figures too large for a number; never a figure that is none.
/// Source: Merton, "Theory of rational option pricing", Bell Journal of Economics 4 (1973).
public enum BlackScholes {
    /// Returns the price.
    ///
    /// - Units: `volatility` per √year as a fraction; the price in the currency of the spot.
    /// - Accuracy: 1e-14 · max(1, elasticity) relative, elasticity that of the part above the lower bound.
    public static func price(
        _ terms: OptionTerms, in market: OptionMarket, volatility: Double
    ) throws(OptionError) -> Double {
        try DiscountedOption(terms, in: market).price(volatility: volatility)
    }

    /// Returns price and Greeks.
    ///
    /// - Units: as `OptionGreeks` says; rho holds the spot.
    /// - Accuracy: 1e-14 · max(1, elasticity, d1²) relative to the greatest term of each formula.
    public static func valuation(
        _ terms: OptionTerms, in market: OptionMarket, volatility: Double
    ) throws(OptionError) -> OptionValuation {
        try DiscountedOption(terms, in: market).valuation(volatility: volatility)
    }

    /// Returns the volatility at which the formula gives a price.
    ///
    /// - Domain: a price above the discounted value of exercise at the forward and below that of the underlying
    ///   (call) or the strike (put): the bounds of no arbitrage, each an error of its own.
    /// - Accuracy: 1e-12 relative, or what the last bit of the price allows: for an option in the money that is
    ///   the last bit of the whole price, not of the part above its bound.
    /// - Source: Jäckel, "Let's be rational", Wilmott 2015.
    public static func impliedVolatility(
        of price: Double, _ terms: OptionTerms, in market: OptionMarket
    ) throws(OptionError) -> Double {
        try DiscountedOption(terms, in: market).impliedVolatility(of: price)
    }
}

/// European options on a forward: Black's formula of 1976.
///
/// Domain, errors and accuracy as `BlackScholes`; delta, gamma, vanna and charm are by the forward.
/// Source: Black, "The pricing of commodity contracts", Journal of Financial Economics 3 (1976).
public enum Black76 {
    /// Returns the price, discounted at the rate.
    public static func price(
        _ terms: OptionTerms, forward: Double, rate: Double, volatility: Double
    ) throws(OptionError) -> Double {
        try option(terms, forward, rate).price(volatility: volatility)
    }

    /// Returns price and Greeks; rho holds the forward, so that it is the price's share of the discount alone.
    public static func valuation(
        _ terms: OptionTerms, forward: Double, rate: Double, volatility: Double
    ) throws(OptionError) -> OptionValuation {
        var valuation = try option(terms, forward, rate).valuation(volatility: volatility)
        valuation.greeks.rhoPerRatePoint = -terms.years * valuation.price * 0.01
        return valuation
    }

    /// Returns the volatility at which the formula gives a price, within the bounds that `BlackScholes` names.
    public static func impliedVolatility(
        of price: Double, _ terms: OptionTerms, forward: Double, rate: Double
    ) throws(OptionError) -> Double {
        try option(terms, forward, rate).impliedVolatility(of: price)
    }

    /// A forward is an underlying that pays what cash pays.
    private static func option(
        _ terms: OptionTerms, _ forward: Double, _ rate: Double
    ) throws(OptionError) -> DiscountedOption {
        try OptionError.checkPositive(forward, .forward)
        return try DiscountedOption(
            terms, in: OptionMarket(spot: forward, rate: rate, dividendYield: rate))
    }
}
