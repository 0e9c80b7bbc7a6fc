/// Why a risk cannot be computed: the value that is at fault.
public enum RiskError: Error, Hashable, Sendable {
    /// There are too few observations for the confidence that is asked for.
    case historyTooShort(needed: Int, found: Int)
    /// A confidence is not above 0.5 and below 1.
    case confidence(Double)
    /// A loss, return or exposure is no number; `at` is its place, from 0.
    case observation(Double, at: Int)
    /// There are not as many exposures as assets.
    case exposureCount(expected: Int, found: Int)
    /// A parameter is outside its domain.
    case parameter(String, Double)
    /// A volatility is 0, negative or no number.
    case volatilityNotPositive(Double)
    /// The price stands at or beyond the line: there is no distance left.
    case lineReached(distance: Double)
    /// The exposures carry no risk, so that it cannot be shared out.
    case noRisk
    /// The volatilities or the covariance cannot be had.
    case volatility(VolatilityError)
}

extension RiskError: CustomStringConvertible {
    /// The error as part of a sentence.
    public var description: String {
        switch self {
        case .historyTooShort(let needed, let found):
            "the history is too short: \(found) observations, at least \(needed) are needed"
        case .confidence(let value): "the confidence \(value) is not above 0.5 and below 1"
        case .observation(let value, let place): "observation \(place + 1) is \(value)"
        case .exposureCount(let expected, let found): "\(found) exposures for \(expected) assets"
        case .parameter(let name, let value): "\(name) cannot be \(value)"
        case .volatilityNotPositive(let value): "the volatility \(value) is not above 0"
        case .lineReached(let distance): "the line is reached already: the distance is \(distance)"
        case .noRisk: "the exposures carry no risk that could be shared out"
        case .volatility(let error): error.description
        }
    }
}
