/// Why there is no price, no volatility and no Greek; each case carries the value that is wrong.
public enum OptionError: Error, Hashable, Sendable {
    /// An input of a price.
    public enum Input: String, Hashable, Sendable {
        /// A price, a size or a rate by its name.
        case spot, forward, strike, years, rate, dividendYield, volatility, price, dividend, bid, ask,
            quantity
    }

    /// The input is infinite or no number.
    case notFinite(Input, Double)
    /// The input must be above zero.
    case notPositive(Input, Double)
    /// Nothing is left of the option's time.
    case expired(years: Double)
    /// The volatility is zero or negative.
    case volatilityNotPositive(Double)
    /// The option would be worth no more than its exercise: no volatility above zero gives this price.
    case priceAtOrBelowLowerBound(price: Double, bound: Double)
    /// The option would be worth as much as what it gives the right to: no finite volatility gives this price.
    case priceAtOrAboveUpperBound(price: Double, bound: Double)
    /// The inputs are finite, but what is asked does not fit into a number.
    case beyondRange(Input, Double)
    /// Early exercise pays between two boundaries, which happens at negative rates only.
    case doubleExerciseBoundary(rate: Double, dividendYield: Double)
    /// The bid is above the ask.
    case crossedQuote(bid: Double, ask: Double)
    /// Too few quotes to draw a smile through.
    case tooFewQuotes(count: Int, needed: Int)
    /// Quotes of one expiry that cannot all be right: a butterfly around this strike would cost less than nothing.
    case arbitrageInQuotes(strike: Double, cost: Double)
    /// A dividend that is paid before now, after expiry, or out of order.
    case dividendOutOfOrder(years: Double)
    /// The dividends up to expiry are worth as much as the underlying.
    case dividendsExceedSpot(presentValue: Double, spot: Double)

    static func checkFinite(_ value: Double, _ input: Input) throws(OptionError) {
        guard value.isFinite else { throw .notFinite(input, value) }
    }

    static func checkPositive(_ value: Double, _ input: Input) throws(OptionError) {
        try checkFinite(value, input)
        guard value > 0 else { throw .notPositive(input, value) }
    }

    static func checkVolatility(_ value: Double) throws(OptionError) {
        try checkFinite(value, .volatility)
        guard value > 0 else { throw .volatilityNotPositive(value) }
    }

    /// Returns the value, or says of which input it has grown out of range.
    static func ranged(_ value: Double, _ input: Input, _ given: Double) throws(OptionError) -> Double {
        guard value.isFinite else { throw .beyondRange(input, given) }
        return value
    }
}

extension OptionError: CustomStringConvertible {
    /// One line that says what is wrong and with which number.
    public var description: String {
        switch self {
        case .notFinite(let input, let value): "\(input.rawValue) \(value) is no finite number"
        case .notPositive(let input, let value): "\(input.rawValue) \(value) must be greater than 0"
        case .expired(let years): "the option has expired: \(years) years are left"
        case .volatilityNotPositive(let value): "volatility \(value) must be greater than 0"
        case .priceAtOrBelowLowerBound(let price, let bound):
            "price \(price) allows arbitrage: it must be greater than \(bound)"
        case .priceAtOrAboveUpperBound(let price, let bound):
            "price \(price) allows arbitrage: it must be less than \(bound)"
        case .beyondRange(let input, let value):
            "\(input.rawValue) \(value) leads out of the range of numbers"
        case .doubleExerciseBoundary(let rate, let dividendYield):
            "rate \(rate) and dividend yield \(dividendYield) give two exercise boundaries, which is not priced"
        case .crossedQuote(let bid, let ask): "bid \(bid) is above ask \(ask)"
        case .tooFewQuotes(let count, let needed): "\(count) quotes are too few: \(needed) are needed"
        case .arbitrageInQuotes(let strike, let cost):
            "quotes allow arbitrage: a butterfly around strike \(strike) costs \(cost)"
        case .dividendOutOfOrder(let years):
            "dividend in \(years) years must be paid between now and expiry, in order"
        case .dividendsExceedSpot(let presentValue, let spot):
            "dividends worth \(presentValue) leave nothing of spot \(spot)"
        }
    }
}
