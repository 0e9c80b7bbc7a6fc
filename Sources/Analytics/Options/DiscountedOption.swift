import Glibc

/// A European option with both of its legs at their present value: what Black-Scholes-Merton and Black-76 share.
///
/// `underlying` is spot · exp(-dividendYield · years), or forward · discount; `payment` is strike · discount.
struct DiscountedOption {
    let terms: OptionTerms
    let market: OptionMarket
    let underlying: Double
    let payment: Double
    /// ln(forward / strike).
    let moneyness: Double

    init(_ terms: OptionTerms, in market: OptionMarket) throws(OptionError) {
        try terms.check()
        try market.check()
        (self.terms, self.market) = (terms, market)
        underlying = try OptionError.ranged(
            market.spot * exp(-market.dividendYield * terms.years), .dividendYield, market.dividendYield)
        payment = try OptionError.ranged(
            terms.strike * exp(-market.rate * terms.years), .rate, market.rate)
        moneyness = try OptionError.ranged(
            log(market.spot / terms.strike) + (market.rate - market.dividendYield) * terms.years,
            .strike, terms.strike)
    }

    /// What exercise at expiry would be worth at the forward, never below 0: the least price.
    var lowerBound: Double { max(terms.type.sign * (underlying - payment), 0) }

    /// What the option gives the right to: no price reaches it.
    var upperBound: Double { terms.type == .call ? underlying : payment }

    private var geometricMean: Double { underlying.squareRoot() * payment.squareRoot() }

    func price(volatility: Double) throws(OptionError) -> Double {
        let deviation = try deviation(volatility)
        return lowerBound + geometricMean * NormalisedBlack(x: -abs(moneyness)).value(deviation)
    }

    /// Returns the volatility that gives a price.
    func impliedVolatility(of price: Double) throws(OptionError) -> Double {
        try OptionError.checkFinite(price, .price)
        guard price > lowerBound else {
            throw .priceAtOrBelowLowerBound(price: price, bound: lowerBound)
        }
        guard price < upperBound else { throw .priceAtOrAboveUpperBound(price: price, bound: upperBound) }
        let black = NormalisedBlack(x: -abs(moneyness))
        let value = (price - lowerBound) / geometricMean
        let complement = (upperBound - price) / geometricMean
        guard value > 0, complement > 0 else { throw .beyondRange(.price, price) }
        let deviation = black.inverse(of: value, complement: complement)
        guard deviation > 0, deviation.isFinite else { throw .beyondRange(.price, price) }
        return deviation / terms.years.squareRoot()
    }

    /// Volatility · √years, above 0.
    func deviation(_ volatility: Double) throws(OptionError) -> Double {
        try OptionError.checkVolatility(volatility)
        let deviation = volatility * terms.years.squareRoot()
        guard deviation > 0, deviation.isFinite else { throw .beyondRange(.volatility, volatility) }
        return deviation
    }
}

extension DiscountedOption {
    private static let daysPerYear = 365.0
    private static let point = 0.01

    /// Returns price and Greeks by the closed formulas.
    ///
    /// - Source: Haug, "The Complete Guide to Option Pricing Formulas", 2nd edition, chapter 2.
    func valuation(volatility: Double) throws(OptionError) -> OptionValuation {
        let price = try price(volatility: volatility)
        let deviation = try deviation(volatility)
        let d1 = moneyness / deviation + 0.5 * deviation
        let d2 = d1 - deviation
        let greeks = greeks(volatility, deviation, d1, d2)
        guard greeks.isFinite else { throw .beyondRange(.volatility, volatility) }
        return OptionValuation(price: price, greeks: greeks)
    }

    private func greeks(_ volatility: Double, _ deviation: Double, _ d1: Double, _ d2: Double) -> OptionGreeks
    {
        let (sign, years) = (terms.type.sign, terms.years)
        let (rate, yield) = (market.rate, market.dividendYield)
        let density = StandardNormal.density(d1)
        // Infinite d1 or d2 come with a density of 0, and their product is 0.
        let (first, second) = density > 0 ? (d1, d2) : (0, 0)
        let holding = sign * underlying * StandardNormal.cumulative(sign * d1)
        let paying = sign * payment * StandardNormal.cumulative(sign * d2)
        let vega = underlying * density * years.squareRoot()
        let theta = yield * holding - rate * paying - vega * volatility / (2 * years)
        let drift = (rate - yield) / deviation - second / (2 * years)
        let charm = (yield * holding - underlying * density * drift) / market.spot
        return OptionGreeks(
            delta: holding / market.spot,
            gamma: underlying * density / (market.spot * market.spot * deviation),
            vegaPerVolPoint: vega * Self.point, thetaPerDay: theta / Self.daysPerYear,
            rhoPerRatePoint: years * paying * Self.point,
            vannaPerVolPoint: -underlying * density * second / (market.spot * volatility) * Self.point,
            volgaPerVolPoint: vega * first * second / volatility * Self.point * Self.point,
            charmPerDay: charm / Self.daysPerYear)
    }
}
