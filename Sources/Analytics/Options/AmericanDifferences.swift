import Glibc

/// The Greeks of an American option as differences of its prices.
struct AmericanDifferences {
    private let terms: OptionTerms
    private let market: OptionMarket
    private let volatility: Double

    private static let point = 0.01
    private static let day = 1.0 / 365

    init(_ terms: OptionTerms, _ market: OptionMarket, _ volatility: Double) {
        (self.terms, self.market, self.volatility) = (terms, market, volatility)
    }

    func valuation() throws(OptionError) -> OptionValuation {
        let here = try slopes()
        guard here.isHeld else {
            var greeks = OptionGreeks.zero
            greeks.delta = terms.type.sign
            return OptionValuation(price: here.price, greeks: greeks)
        }
        let step = 0.02 * volatility
        let (low, high) = (try slopes(volatility: -step), try slopes(volatility: step))
        let vega = (high.price - low.price) / (2 * step)
        let volga = (high.price - 2 * here.price + low.price) / (step * step)
        let vanna = (high.delta - low.delta) / (2 * step)
        let rateStep = 1e-3 * max(abs(market.rate), 0.01)
        let rho = try (slopes(rate: rateStep).price - slopes(rate: -rateStep).price) / (2 * rateStep)
        let time = 0.01 * terms.years
        let charm = try (slopes(years: -time).delta - slopes(years: time).delta) / (2 * time)
        let drift = (market.rate - market.dividendYield) * market.spot * here.delta
        let spread = 0.5 * volatility * volatility * market.spot * market.spot * here.gamma
        let theta = market.rate * here.price - drift - spread
        return OptionValuation(
            price: here.price,
            greeks: OptionGreeks(
                delta: here.delta, gamma: here.gamma, vegaPerVolPoint: vega * Self.point,
                thetaPerDay: theta * Self.day, rhoPerRatePoint: rho * Self.point,
                vannaPerVolPoint: vanna * Self.point, volgaPerVolPoint: volga * Self.point * Self.point,
                charmPerDay: charm * Self.day))
    }

    /// Price, delta and gamma, from five spots and one boundary, with something changed.
    private func slopes(
        volatility change: Double = 0, years: Double = 0, rate: Double = 0
    ) throws(OptionError) -> (price: Double, delta: Double, gamma: Double, isHeld: Bool) {
        let terms = OptionTerms(terms.type, strike: terms.strike, years: terms.years + years)
        let volatility = volatility + change
        func option(_ spot: Double) throws(OptionError) -> AmericanPut {
            let market = OptionMarket(
                spot: spot, rate: market.rate + rate, dividendYield: market.dividendYield)
            return try AmericanPut(terms, in: market, volatility: volatility)
        }
        let spot = market.spot
        let boundary = try option(spot).fineBoundary()
        // Far below what the option's own curvature spans.
        let step = spot * min(0.05 * volatility * terms.years.squareRoot(), 0.02)
        let near = (try option(spot - step).price(boundary), try option(spot + step).price(boundary))
        let far = (try option(spot - 2 * step).price(boundary), try option(spot + 2 * step).price(boundary))
        let price = try option(spot).price(boundary)
        let delta = (8 * (near.1 - near.0) - (far.1 - far.0)) / (12 * step)
        let gamma = (16 * (near.1 + near.0) - (far.1 + far.0) - 30 * price) / (12 * step * step)
        let isHeld = try boundary.map { boundary throws(OptionError) in try option(spot).isHeld(boundary) }
        return (price, delta, gamma, isHeld ?? true)
    }
}
