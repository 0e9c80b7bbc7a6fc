/// Why a volatility or a correlation cannot be computed: the value that is at fault.
public enum VolatilityError: Error, Hashable, Sendable {
    /// There are too few observations.
    case historyTooShort(needed: Int, found: Int)
    /// A price is not above 0, or no number; `at` is its place, from 0.
    case price(Double, at: Int)
    /// A bar's high lies below its low, its open or its close, or its low above them.
    case bar(at: Int)
    /// A return is no number.
    case observation(Double, at: Int)
    /// A parameter is outside its domain.
    case parameter(String, Double)
    /// A volatility or variance is 0, negative or no number where it divides.
    case volatilityNotPositive(Double)
    /// An asset's returns do not vary, so that it is correlated with nothing.
    case assetWithoutVariance(Int)
    /// An observation has another number of assets than the first one.
    case assetCount(expected: Int, found: Int)
    /// A covariance is singular, or not positive definite: the pivot of this row is not above 0.
    case singularCovariance(row: Int, pivot: Double)
    /// No maximum of the likelihood was found after so many steps.
    case notConverged(steps: Int)
}

extension VolatilityError: CustomStringConvertible {
    /// The error as part of a sentence.
    public var description: String {
        switch self {
        case .historyTooShort(let needed, let found):
            "the history is too short: \(found) observations, at least \(needed) are needed"
        case .price(let price, let place): "price \(place + 1) is \(price), not above 0"
        case .bar(let place): "bar \(place + 1) has its high and low not around its open and close"
        case .observation(let value, let place): "return \(place + 1) is \(value)"
        case .parameter(let name, let value): "\(name) cannot be \(value)"
        case .volatilityNotPositive(let value): "the volatility \(value) is not above 0"
        case .assetWithoutVariance(let asset): "the returns of asset \(asset + 1) do not vary"
        case .assetCount(let expected, let found):
            "an observation has \(found) assets, the first has \(expected)"
        case .singularCovariance(let row, let pivot):
            "the covariance is singular: pivot \(pivot) in row \(row + 1)"
        case .notConverged(let steps): "no maximum of the likelihood within \(steps) steps"
        }
    }
}
