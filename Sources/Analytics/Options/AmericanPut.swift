import Glibc

/// An American option turned into a put: a call on the spot is a put on the strike, with rate and yield swapped.
struct AmericanPut {
    let spot: Double
    let strike: Double
    let rate: Double
    let dividendYield: Double
    let years: Double
    let volatility: Double
    private let european: DiscountedOption

    /// Below this much of the strike early exercise can add nothing that counts.
    private static let leastInterest = 1e-11
    /// Of the squared depth; found by trying, on options of all kinds.
    private static let greatestRoughness = 5e-6

    init(_ terms: OptionTerms, in market: OptionMarket, volatility: Double) throws(OptionError) {
        european = try DiscountedOption(terms, in: market)
        _ = try european.deviation(volatility)
        let isPut = terms.type == .put
        (spot, strike) = isPut ? (market.spot, terms.strike) : (terms.strike, market.spot)
        (rate, dividendYield) =
            isPut ? (market.rate, market.dividendYield) : (market.dividendYield, market.rate)
        years = terms.years
        self.volatility = volatility
        if rate <= 0, dividendYield < rate {
            throw .doubleExerciseBoundary(rate: market.rate, dividendYield: market.dividendYield)
        }
    }

    /// Whether exercise before expiry can pay at all.
    private var isEarlyExercisePossible: Bool { rate > 0 && -expm1(-rate * years) > Self.leastInterest }

    func price() throws(OptionError) -> Double {
        guard isEarlyExercisePossible else { return try held() }
        if let boundary = boundary(.quick), boundary.roughness < Self.greatestRoughness {
            return try price(boundary)
        }
        return try price(fineBoundary())
    }

    /// Returns the boundary at the finer resolution; nil where the option is never exercised early.
    func fineBoundary() throws(OptionError) -> ExerciseBoundary? {
        guard isEarlyExercisePossible else { return nil }
        guard let boundary = boundary(.fine) else { throw .beyondRange(.volatility, volatility) }
        return boundary
    }

    /// Returns the price with a boundary that was found before: it depends on neither spot nor strike.
    func price(_ boundary: ExerciseBoundary?) throws(OptionError) -> Double {
        guard let boundary else { return try held() }
        let exercise = max(strike - spot, 0)
        guard isHeld(boundary) else { return exercise }
        let held = try held()
        let price = held + strike * boundary.premium(spot: spot / strike)
        return try OptionError.ranged(max(price, exercise, held), .volatility, volatility)
    }

    /// Whether the option is worth more than exercise pays.
    func isHeld(_ boundary: ExerciseBoundary) -> Bool { spot / strike > boundary.now }

    private func held() throws(OptionError) -> Double { try european.price(volatility: volatility) }

    private func boundary(_ rule: ExerciseRule) -> ExerciseBoundary? {
        ExerciseBoundary(
            years: years, rate: rate, dividendYield: dividendYield, volatility: volatility, rule: rule)
    }
}
