import Glibc

/// A dividend of a known amount, paid once.
///
/// - Units: `amount` in the currency of the spot, `years` of 365 days from now.
public struct CashDividend: Hashable, Sendable {
    /// When the underlying goes without it.
    public var years: Double
    /// What is paid.
    public var amount: Double

    /// Makes a dividend.
    public init(years: Double, amount: Double) {
        self.years = years
        self.amount = amount
    }

    /// Returns the market without the dividends: the spot less their present value.
    ///
    /// - Throws: an amount that is not above 0, dividends out of order or beyond expiry, and such as leave
    ///   nothing of the spot.
    static func escrowed(
        _ dividends: [CashDividend], _ terms: OptionTerms, _ market: OptionMarket
    ) throws(OptionError) -> OptionMarket {
        try terms.check()
        try market.check()
        var last = 0.0
        for dividend in dividends {
            try OptionError.checkPositive(dividend.amount, .dividend)
            guard dividend.years > last, dividend.years <= terms.years else {
                throw .dividendOutOfOrder(years: dividend.years)
            }
            last = dividend.years
        }
        let paid = presentValue(dividends, at: 0, rate: market.rate)
        guard paid < market.spot else { throw .dividendsExceedSpot(presentValue: paid, spot: market.spot) }
        var left = market
        left.spot -= paid
        return left
    }

    /// Returns what the dividends after a time are worth at that time.
    static func presentValue(_ dividends: [CashDividend], at time: Double, rate: Double) -> Double {
        dividends.reduce(0) { sum, dividend in
            dividend.years > time ? sum + dividend.amount * exp(-rate * (dividend.years - time)) : sum
        }
    }
}

/// European options on an underlying that pays cash dividends at known times.
///
/// The dividends' present value is taken out of the spot, and `volatility` is that of what is left: the escrowed
/// model, which exchanges use for their implied volatilities. American ones are priced by `BinomialLattice`.
/// Source: Hull, "Options, Futures, and Other Derivatives", section "European options on dividend-paying stocks".
public enum DividendOptions {
    /// Returns the price; domain, errors and accuracy as `BlackScholes`.
    ///
    /// - Parameter dividends: in the order of their payment, all after now and not after expiry.
    public static func price(
        _ terms: OptionTerms, in market: OptionMarket, volatility: Double, dividends: [CashDividend]
    ) throws(OptionError) -> Double {
        let left = try CashDividend.escrowed(dividends, terms, market)
        return try BlackScholes.price(terms, in: left, volatility: volatility)
    }

    /// Returns the volatility of what is left of the spot at which the option has a price.
    public static func impliedVolatility(
        of price: Double, _ terms: OptionTerms, in market: OptionMarket, dividends: [CashDividend]
    ) throws(OptionError) -> Double {
        let left = try CashDividend.escrowed(dividends, terms, market)
        return try BlackScholes.impliedVolatility(of: price, terms, in: left)
    }
}
