import Glibc

/// A variance that follows the last surprise and itself: GARCH(1,1) with normal surprises and a constant mean.
///
/// variance(t) = omega + alpha residual(t-1)^2 + beta variance(t-1).
///
/// - Units: returns and squared returns per bar.
/// - Source: Bollerslev, "Generalized autoregressive conditional heteroskedasticity" (1986).
public struct GARCH: Hashable, Sendable {
    /// The mean return.
    public let mean: Double
    /// The constant part of the variance: above 0.
    public let omega: Double
    /// The weight of the last squared residual: at least 0.
    public let alpha: Double
    /// The weight of the last variance: at least 0; below 1 together with `alpha`.
    public let beta: Double

    /// Makes a model.
    ///
    /// - Throws: `parameter` for one outside its domain.
    public init(mean: Double, omega: Double, alpha: Double, beta: Double) throws(VolatilityError) {
        guard mean.isFinite else { throw .parameter("mean", mean) }
        guard omega > 0, omega.isFinite else { throw .parameter("omega", omega) }
        guard alpha >= 0, alpha < 1 else { throw .parameter("alpha", alpha) }
        guard beta >= 0, alpha + beta < 1 else { throw .parameter("beta", beta) }
        (self.mean, self.omega, self.alpha, self.beta) = (mean, omega, alpha, beta)
    }

    /// How much of a shock to the variance is left after a bar.
    public var persistence: Double { alpha + beta }

    /// The variance that forecasts end in.
    public var longRunVariance: Double { omega / (1 - persistence) }

    /// Returns the mean variance of the next bars.
    ///
    /// - Parameters:
    ///   - variance: the variance of the next bar, as `Filtered.nextVariance` has it.
    ///   - bars: at least 1.
    public func meanVariance(next variance: Double, over bars: Int) -> Double {
        precondition(bars > 0, "a forecast is for at least one bar")
        let decayed = (1 - pow(persistence, Double(bars))) / (Double(bars) * (1 - persistence))
        return longRunVariance + (variance - longRunVariance) * decayed
    }

    /// What a model makes of a history.
    public struct Filtered: Hashable, Sendable {
        /// The variance expected of each return, oldest first.
        public var variances: [Double]
        /// Each return's residual over its expected volatility, oldest first.
        public var standardised: [Double]
        /// The variance expected of the next return.
        public var nextVariance: Double
        /// The logarithm of the likelihood of the returns.
        public var logLikelihood: Double
    }

    /// Returns the variances that the model expected of a history, oldest first.
    ///
    /// Before the first return stands a weighted mean of the first 75 squared distances from the mean of all.
    ///
    /// - Throws: `historyTooShort` without a return; `observation`; `volatilityNotPositive` for a history without
    ///   residuals.
    public func filter(_ returns: [Double]) throws(VolatilityError) -> Filtered {
        try LogReturns.check(returns, needed: 1)
        let (residuals, average) = (returns.map { $0 - mean }, returns.mean)
        let start = VarianceStart.of(returns.map { $0 - average })
        guard start > 0, start.isFinite else { throw .volatilityNotPositive(start) }
        var filtered = Filtered(variances: [], standardised: [], nextVariance: 0, logLikelihood: 0)
        filtered.variances.reserveCapacity(returns.count)
        filtered.standardised.reserveCapacity(returns.count)
        var variance = omega + (alpha + beta) * start
        for residual in residuals {
            filtered.variances.append(variance)
            filtered.standardised.append(residual / variance.squareRoot())
            filtered.logLikelihood -= (log(2 * Double.pi * variance) + residual * residual / variance) / 2
            variance = omega + alpha * residual * residual + beta * variance
        }
        filtered.nextVariance = variance
        return filtered
    }
}
