/// A variance in which older returns count less and less.
///
/// - Units: squared returns, per bar.
/// - Source: J.P. Morgan, *RiskMetrics Technical Document* (1996), section 5.2.
public struct ExponentialVariance: Hashable, Sendable {
    /// What is left of a return's weight after one bar: above 0 and below 1; 0.94 for daily returns.
    public let decay: Double
    /// The variance that is expected of the next return.
    public private(set) var variance: Double

    /// Begins with a variance.
    ///
    /// - Throws: `parameter` unless the decay lies between 0 and 1; `volatilityNotPositive` unless the variance is
    ///   above 0.
    public init(decay: Double, variance: Double) throws(VolatilityError) {
        guard decay > 0, decay < 1 else { throw .parameter("decay", decay) }
        guard variance > 0, variance.isFinite else { throw .volatilityNotPositive(variance) }
        (self.decay, self.variance) = (decay, variance)
    }

    /// The volatility that is expected of the next return.
    public var volatility: Double { variance.squareRoot() }

    /// Takes a return in.
    public mutating func observe(_ value: Double) {
        variance = decay * variance + (1 - decay) * value * value
    }

    /// Returns the variance that was expected of each return before it came, and what is expected next.
    ///
    /// - Throws: as `init`; `historyTooShort` without a return; `observation`; `volatilityNotPositive` when returns
    ///   of 0 have left no variance.
    public static func variances(
        of returns: [Double], decay: Double = 0.94
    ) throws(VolatilityError) -> (expected: [Double], next: Double) {
        try LogReturns.check(returns, needed: 1)
        var state = try ExponentialVariance(decay: decay, variance: VarianceStart.of(returns))
        var expected: [Double] = []
        expected.reserveCapacity(returns.count)
        for value in returns {
            guard state.variance > 0, state.variance.isFinite else {
                throw .volatilityNotPositive(state.variance)
            }
            expected.append(state.variance)
            state.observe(value)
        }
        return (expected, state.variance)
    }
}

/// The variance before the first return.
enum VarianceStart {
    private static let decay = 0.94
    private static let count = 75

    /// A weighted mean of the first squares, the first counting most, as the package `arch` takes it.
    static func of(_ residuals: [Double]) -> Double {
        var (sum, weights, weight) = (0.0, 0.0, 1.0)
        for value in residuals.prefix(count) {
            sum += weight * value * value
            weights += weight
            weight *= decay
        }
        return sum / weights
    }
}
