/// What an option gives the right to do.
public enum OptionType: String, CaseIterable, Sendable {
    /// The right to buy at the strike.
    case call
    /// The right to sell at the strike.
    case put

    /// 1 for a call, -1 for a put.
    var sign: Double { self == .call ? 1 : -1 }
}

/// When an option may be exercised.
public enum ExerciseStyle: String, CaseIterable, Sendable {
    /// At expiry only.
    case european
    /// At any time up to expiry.
    case american
}

/// What stands in the contract of an option.
///
/// - Units: `strike` in the currency of the price, `years` of 365 days to expiry.
public struct OptionTerms: Hashable, Sendable {
    /// Call or put.
    public var type: OptionType
    /// What is paid, or received, on exercise.
    public var strike: Double
    /// Time to expiry.
    public var years: Double

    /// Makes the terms of an option; what is no option is refused where it is priced.
    public init(_ type: OptionType, strike: Double, years: Double) {
        self.type = type
        self.strike = strike
        self.years = years
    }

    /// Throws unless strike and time are finite and above zero.
    func check() throws(OptionError) {
        try OptionError.checkFinite(years, .years)
        guard years > 0 else { throw .expired(years: years) }
        try OptionError.checkPositive(strike, .strike)
    }
}

/// What an option's price depends on besides its terms and the volatility.
///
/// - Units: `spot` in the currency of the price; both rates continuous, per year of 365 days.
public struct OptionMarket: Hashable, Sendable {
    /// Price of the underlying.
    public var spot: Double
    /// Rate at which cash is discounted; may be negative.
    public var rate: Double
    /// What the underlying pays its holder, as a rate; may be negative.
    public var dividendYield: Double

    /// Makes a market; what is no market is refused where something is priced in it.
    public init(spot: Double, rate: Double = 0, dividendYield: Double = 0) {
        self.spot = spot
        self.rate = rate
        self.dividendYield = dividendYield
    }

    /// Throws unless the spot is finite and above zero and both rates are finite.
    func check() throws(OptionError) {
        try OptionError.checkPositive(spot, .spot)
        try OptionError.checkFinite(rate, .rate)
        try OptionError.checkFinite(dividendYield, .dividendYield)
    }
}
