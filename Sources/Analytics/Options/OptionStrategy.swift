/// One part of a strategy: so many options, or so much of the underlying.
public struct StrategyLeg: Hashable, Sendable {
    /// What is held.
    public enum Instrument: Hashable, Sendable {
        /// An option with its volatility.
        case option(OptionTerms, ExerciseStyle, volatility: Double)
        /// The underlying itself.
        case underlying
    }

    /// What is held.
    public var instrument: Instrument
    /// How much of it; below 0 for what is owed.
    public var quantity: Double

    /// Makes a leg.
    public init(_ quantity: Double, of instrument: Instrument) {
        self.quantity = quantity
        self.instrument = instrument
    }

    /// Makes a leg of an option.
    public init(
        _ quantity: Double, _ terms: OptionTerms, _ style: ExerciseStyle = .european, volatility: Double
    ) {
        self.init(quantity, of: .option(terms, style, volatility: volatility))
    }
}

/// Options and their underlying held together as one position.
public struct OptionStrategy: Hashable, Sendable {
    /// Its parts.
    public var legs: [StrategyLeg]

    /// Makes a strategy of its parts.
    public init(_ legs: [StrategyLeg]) { self.legs = legs }

    /// Returns what all legs together are worth, and their Greeks netted.
    ///
    /// - Units: those of the legs times their quantities; all legs are on the market's one underlying.
    /// - Errors: those of the first leg that cannot be priced, and a quantity that is not finite.
    /// - Source: `BlackScholes` and `AmericanOptions`, whose accuracy each leg has.
    public func valuation(in market: OptionMarket) throws(OptionError) -> OptionValuation {
        try market.check()
        var total = OptionValuation(price: 0, greeks: .zero)
        for leg in legs {
            try OptionError.checkFinite(leg.quantity, .quantity)
            let one = try OptionStrategy.valuation(of: leg.instrument, in: market)
            total.price += leg.quantity * one.price
            total.greeks = total.greeks.adding(one.greeks, times: leg.quantity)
        }
        guard total.price.isFinite, total.greeks.isFinite else { throw .beyondRange(.price, total.price) }
        return total
    }

    /// Returns what the legs pay when the underlying stands at a price and every option is exercised or lapses.
    ///
    /// - Domain: a spot from 0 on. Legs of later expiries count with their exercise value.
    public func payoff(at spot: Double) -> Double {
        legs.reduce(0) { sum, leg in
            switch leg.instrument {
            case .underlying: sum + leg.quantity * spot
            case .option(let terms, _, _):
                sum + leg.quantity * max(terms.type.sign * (spot - terms.strike), 0)
            }
        }
    }

    private static func valuation(
        of instrument: StrategyLeg.Instrument, in market: OptionMarket
    ) throws(OptionError) -> OptionValuation {
        switch instrument {
        case .underlying:
            var greeks = OptionGreeks.zero
            greeks.delta = 1
            return OptionValuation(price: market.spot, greeks: greeks)
        case .option(let terms, .european, let volatility):
            return try BlackScholes.valuation(terms, in: market, volatility: volatility)
        case .option(let terms, .american, let volatility):
            return try AmericanOptions.valuation(terms, in: market, volatility: volatility)
        }
    }
}

extension OptionStrategy {
    /// Returns a call and a put at one strike.
    public static func straddle(strike: Double, years: Double, volatility: Double) -> OptionStrategy {
        OptionStrategy(
            OptionType.allCases.map {
                StrategyLeg(1, OptionTerms($0, strike: strike, years: years), volatility: volatility)
            })
    }

    /// Returns an option bought at one strike and one of the same type sold at another.
    ///
    /// - Parameter volatilities: of the bought one and of the sold one.
    public static func verticalSpread(
        _ type: OptionType, bought: Double, sold: Double, years: Double,
        volatilities: (bought: Double, sold: Double)
    ) -> OptionStrategy {
        OptionStrategy([
            StrategyLeg(
                1, OptionTerms(type, strike: bought, years: years), volatility: volatilities.bought),
            StrategyLeg(-1, OptionTerms(type, strike: sold, years: years), volatility: volatilities.sold),
        ])
    }

    /// Returns one option bought at each outer strike and two sold in their middle.
    public static func butterfly(
        _ type: OptionType, middle: Double, wing: Double, years: Double, volatility: Double
    ) -> OptionStrategy {
        OptionStrategy(
            [(1.0, middle - wing), (-2, middle), (1, middle + wing)].map { quantity, strike in
                StrategyLeg(
                    quantity, OptionTerms(type, strike: strike, years: years), volatility: volatility)
            })
    }

    /// Returns the underlying held and a call on it sold.
    public static func coveredCall(strike: Double, years: Double, volatility: Double) -> OptionStrategy {
        OptionStrategy([
            StrategyLeg(1, of: .underlying),
            StrategyLeg(-1, OptionTerms(.call, strike: strike, years: years), volatility: volatility),
        ])
    }

    /// Returns the underlying held between a put bought below it and a call sold above.
    public static func collar(
        put: Double, call: Double, years: Double, volatilities: (put: Double, call: Double)
    ) -> OptionStrategy {
        OptionStrategy([
            StrategyLeg(1, of: .underlying),
            StrategyLeg(1, OptionTerms(.put, strike: put, years: years), volatility: volatilities.put),
            StrategyLeg(-1, OptionTerms(.call, strike: call, years: years), volatility: volatilities.call),
        ])
    }
}
