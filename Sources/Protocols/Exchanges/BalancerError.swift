import Units

/// Why a call of Balancer's weighted pools fails; a call that fails changes nothing.
///
/// - Source: balancer-v2-monorepo, `BalancerErrors.sol`.
public enum BalancerError: Error, Hashable, Sendable {
    /// A divisor is 0.
    case zeroDivision
    /// The base of a power is 2^255 or above.
    case xOutOfBounds
    /// The exponent of a power is too great.
    case yOutOfBounds
    /// A power is below e^-41 or above e^130.
    case productOutOfBounds
    /// An exponent is below -41 or above 130.
    case invalidExponent
    /// A logarithm of 0 or less, or a token that the pool does not have.
    case outOfBounds
    /// A pool of fewer than two tokens.
    case minTokens
    /// A token weighs less than a hundredth.
    case minWeight
    /// The weights do not add up to one whole.
    case normalizedWeightInvariant
    /// A list has not one element for each token.
    case inputLengthMismatch
    /// The fee is below a millionth.
    case minSwapFeePercentage
    /// The fee is above a tenth.
    case maxSwapFeePercentage
    /// The pool has nothing in it yet.
    case uninitialized
    /// A pool that has something in it is filled as if it were new.
    case unhandledJoinKind
    /// The invariant of the balances is 0.
    case zeroInvariant
    /// The first deposit is worth less than the liquidity that is locked for ever.
    case minimumBPT
    /// More than 30 % of a balance comes in.
    case maxInRatio
    /// More than 30 % of a balance goes out.
    case maxOutRatio
    /// A token is swapped for itself.
    case cannotSwapSameToken
    /// A swap of nothing.
    case unknownAmountInFirstSwap
    /// A swap gives less, or costs more, than its limit.
    case swapLimit
    /// A swap comes after its deadline.
    case swapDeadline
    /// A deposit costs more of a token than its limit.
    case joinAboveMax
    /// A withdrawal gives less of a token than its limit.
    case exitBelowMin
    /// A balance is above the greatest that the vault holds, 2^112 - 1.
    case balanceTotalOverflow
    /// A sum, difference or product is no 256-bit integer.
    case arithmetic(ArithmeticError)

    /// The name upstream; nil for `arithmetic`, which upstream names after the operator.
    public var upstreamName: String? {
        switch self {
        case .zeroDivision: "ZERO_DIVISION"
        case .xOutOfBounds: "X_OUT_OF_BOUNDS"
        case .yOutOfBounds: "Y_OUT_OF_BOUNDS"
        case .productOutOfBounds: "PRODUCT_OUT_OF_BOUNDS"
        case .invalidExponent: "INVALID_EXPONENT"
        case .outOfBounds: "OUT_OF_BOUNDS"
        case .minTokens: "MIN_TOKENS"
        case .minWeight: "MIN_WEIGHT"
        case .normalizedWeightInvariant: "NORMALIZED_WEIGHT_INVARIANT"
        case .inputLengthMismatch: "INPUT_LENGTH_MISMATCH"
        case .minSwapFeePercentage: "MIN_SWAP_FEE_PERCENTAGE"
        case .maxSwapFeePercentage: "MAX_SWAP_FEE_PERCENTAGE"
        case .uninitialized: "UNINITIALIZED"
        case .unhandledJoinKind: "UNHANDLED_JOIN_KIND"
        case .zeroInvariant: "ZERO_INVARIANT"
        case .minimumBPT: "MINIMUM_BPT"
        case .maxInRatio: "MAX_IN_RATIO"
        case .maxOutRatio: "MAX_OUT_RATIO"
        case .cannotSwapSameToken: "CANNOT_SWAP_SAME_TOKEN"
        case .unknownAmountInFirstSwap: "UNKNOWN_AMOUNT_IN_FIRST_SWAP"
        case .swapLimit: "SWAP_LIMIT"
        case .swapDeadline: "SWAP_DEADLINE"
        case .joinAboveMax: "JOIN_ABOVE_MAX"
        case .exitBelowMin: "EXIT_BELOW_MIN"
        case .balanceTotalOverflow: "BALANCE_TOTAL_OVERFLOW"
        case .arithmetic: nil
        }
    }

    /// Returns what exact arithmetic gives, or throws its failure as `arithmetic`.
    @inline(__always)
    static func exactly<Value>(
        _ compute: () throws(ArithmeticError) -> Value
    ) throws(BalancerError) -> Value {
        do { return try compute() } catch { throw .arithmetic(error) }
    }
}
