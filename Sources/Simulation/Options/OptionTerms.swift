import Units

/// A European option, and its price after Black and Scholes.
public struct OptionTerms: Hashable, Sendable {
    /// Whether it buys at the strike or sells at it.
    public var right: Right
    /// The price of exercise, in dollars.
    public var strike: Double
    /// When it is settled; from then on it is worth what exercise gives.
    public var expiry: Timestamp
    /// Continuous interest over one year.
    public var ratePerYear: Double

    /// What an option gives a right to.
    public enum Right: Hashable, Sendable {
        /// To buy.
        case call
        /// To sell.
        case put
    }

    /// Makes the terms of an option.
    public init(_ right: Right, strike: Double, expiry: Timestamp, ratePerYear: Double) {
        self.right = right
        self.strike = strike
        self.expiry = expiry
        self.ratePerYear = ratePerYear
    }

    private static let nanosecondsPerYear = 31_557_600e9

    /// Returns the price of the option at a time.
    ///
    /// Put minus call is the discounted strike minus the price, within 1e-14 of the greater of them.
    /// - Units: dollars; years of 365.25 days.
    /// - Parameters:
    ///   - price: of the underlying, above 0; it pays nothing.
    ///   - volatility: standard deviation of the logarithm over one year.
    /// - Source: Black and Scholes, "The pricing of options and corporate liabilities" (1973); in the form of
    ///   Black (1976) on the forward.
    public func price(of price: Double, volatility: Double, at time: Timestamp) -> Double {
        let years = Double(expiry.nanoseconds(since: time)) / OptionTerms.nanosecondsPerYear
        guard years > 0 else { return intrinsic(price, strike) }
        let discounted = strike * Elementary.exp(-ratePerYear * years)
        let spread = volatility * years.squareRoot()
        guard spread > 0 else { return intrinsic(price, discounted) }
        let d1 = Elementary.log(price / discounted) / spread + spread / 2
        let d2 = d1 - spread
        let value =
            switch right {
            case .call:
                price * NormalDistribution.cumulative(d1) - discounted * NormalDistribution.cumulative(d2)
            case .put:
                discounted * NormalDistribution.cumulative(-d2) - price * NormalDistribution.cumulative(-d1)
            }
        return max(0, value)
    }

    private func intrinsic(_ price: Double, _ strike: Double) -> Double {
        max(0, right == .call ? price - strike : strike - price)
    }
}
