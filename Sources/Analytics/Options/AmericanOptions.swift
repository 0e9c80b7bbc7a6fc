import Glibc

/// Options that may be exercised at any time, on an underlying that pays a continuous yield.
///
/// Domain: as `BlackScholes`, and a price where one boundary divides holding from exercise: not where the rate is
/// negative and the yield more so for a put (the other way round for a call), which is an error of its own.
/// Source: Andersen, Lake and Offengenden, "High-performance American option pricing", Journal of Computational
/// Finance 20 (2016); calls by the symmetry of McDonald and Schroder (1998).
public enum AmericanOptions {
    /// Returns the price.
    ///
    /// - Units: `volatility` per √year as a fraction; the price in the currency of the spot.
    /// - Accuracy: 1e-8 of the strike; the European price to all digits where early exercise never pays.
    public static func price(
        _ terms: OptionTerms, in market: OptionMarket, volatility: Double
    ) throws(OptionError) -> Double {
        try AmericanPut(terms, in: market, volatility: volatility).price()
    }

    /// Returns the volatility at which the price is this, by bisection and secants on `price`.
    ///
    /// - Domain: a price above exercise now and the European lower bound, and below the underlying (call) or the
    ///   strike (put).
    /// - Accuracy: 1e-8 of the strike over vega.
    public static func impliedVolatility(
        of price: Double, _ terms: OptionTerms, in market: OptionMarket
    ) throws(OptionError) -> Double {
        let option = try DiscountedOption(terms, in: market)
        try OptionError.checkFinite(price, .price)
        let exercise = max(terms.type.sign * (market.spot - terms.strike), option.lowerBound)
        guard price > exercise else { throw .priceAtOrBelowLowerBound(price: price, bound: exercise) }
        let bound = max(terms.type == .call ? market.spot : terms.strike, option.upperBound)
        guard price < bound else { throw .priceAtOrAboveUpperBound(price: price, bound: bound) }
        return try VolatilityBracket(price: price) { volatility throws(OptionError) in
            try self.price(terms, in: market, volatility: volatility)
        }.result()
    }

    /// Returns price and Greeks.
    ///
    /// - Accuracy: delta and gamma 1e-7 of their greatest, theta by the equation of Black and Scholes, the others
    ///   by differences of prices to 1e-5 of their greatest. Where the option is exercised at once the price is
    ///   what exercise pays and moves with the spot alone.
    public static func valuation(
        _ terms: OptionTerms, in market: OptionMarket, volatility: Double
    ) throws(OptionError) -> OptionValuation {
        try AmericanDifferences(terms, market, volatility).valuation()
    }
}
