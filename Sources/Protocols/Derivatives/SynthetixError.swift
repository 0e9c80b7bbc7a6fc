import Units

/// Why the perpetuals of Synthetix v3 refuse an operation; an operation that fails changes nothing.
///
/// - Source: synthetix-v3, `markets/perps-market`, `utils/core-contracts` for the casts.
public enum SynthetixError: Error, Hashable, Sendable {
    /// An order of no size.
    case zeroSizeOrder
    /// The account must be liquidated, and can do nothing else.
    case accountLiquidatable
    /// The account has less margin (a signed wad) than the operation requires.
    case insufficientMargin(available: Int256, required: UInt256)
    /// One side of the market would be greater than its limit (wads of the asset).
    case maximumOpenInterestReached(limit: UInt256, side: Int256)
    /// One side of the market would be worth more than its limit.
    case maximumOpenInterestValueReached(limit: UInt256, side: Int256, price: UInt256)
    /// The fill price is beyond what the order accepts.
    case acceptablePriceExceeded(fillPrice: UInt256, acceptablePrice: UInt256)
    /// The account has enough margin to keep its position.
    case notEligibleForLiquidation
    /// A negative integer where none may be, such as a fill price below 0.
    case overflowInt256ToUInt256
    /// An integer above 2^255 - 1 where it would be a signed one.
    case overflowUInt256ToInt256
    /// A sum, difference, product or quotient does not fit where the contracts keep it.
    case arithmetic(ArithmeticError)

    /// The name upstream, such as `ZeroSizeOrder`; nil for `arithmetic`, which upstream names after no rule.
    public var upstreamName: String? {
        switch self {
        case .zeroSizeOrder: "ZeroSizeOrder"
        case .accountLiquidatable: "AccountLiquidatable"
        case .insufficientMargin: "InsufficientMargin"
        case .maximumOpenInterestReached: "MaxOpenInterestReached"
        case .maximumOpenInterestValueReached: "MaxUSDOpenInterestReached"
        case .acceptablePriceExceeded: "AcceptablePriceExceeded"
        case .notEligibleForLiquidation: "NotEligibleForLiquidation"
        case .overflowInt256ToUInt256: "OverflowInt256ToUint256"
        case .overflowUInt256ToInt256: "OverflowUint256ToInt256"
        case .arithmetic: nil
        }
    }

    /// Returns what exact arithmetic gives, or throws its failure as `arithmetic`.
    @inline(__always)
    static func exactly<Value>(
        _ compute: () throws(ArithmeticError) -> Value
    ) throws(SynthetixError) -> Value {
        do { return try compute() } catch { throw .arithmetic(error) }
    }
}
