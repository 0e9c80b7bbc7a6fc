/// Why the settings of compliance are refused; a call that fails changes nothing.
public enum ComplianceSettingsError: Error, Hashable, Sendable {
    /// There is a rule of this kind.
    case ruleBound
    /// There is no such rule.
    case ruleNotBound
    /// More than 25 rules.
    case tooManyRules
    /// More than four windows for one rule or exchange.
    case tooManyLimits
    /// Two windows of one rule or exchange are of the same length.
    case limitsClash
    /// The token has holders of whom the rule does not know.
    case presetBalancesMissing
    /// More than the whole.
    case feeRateOutOfRange
    /// Who shall collect the fee may not receive the token.
    case collectorNotVerified

    /// The text upstream, or nil where there is none.
    public var upstreamName: String? {
        switch self {
        case .ruleBound: "module already bound"
        case .ruleNotBound: "module not bound"
        case .tooManyRules: "cannot add more than 25 modules"
        case .tooManyLimits: "LimitsArraySizeExceeded"
        case .limitsClash: nil
        case .presetBalancesMissing: "compliance is not suitable for binding to the module"
        case .feeRateOutOfRange: "FeeRateIsOutOfRange"
        case .collectorNotVerified: "CollectorAddressIsNotVerified"
        }
    }
}
