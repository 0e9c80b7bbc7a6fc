import Units

/// Why a call of a multiplier or rebasing token fails; a call that fails changes nothing.
///
/// - Source: Backed `BackedAutoFeeTokenImplementation.sol`, ERC-8056, Ondo `rUSDY.sol`, `ousgInstantManager.sol`.
public enum RebasingTokenError: Error, Hashable, Sendable {
    /// A multiplier is above 0.
    case multiplierZero
    /// A corporate action must take effect before the next fee.
    case activationAfterPeriod
    /// The multiplier is no longer what the issuer thinks; it is `current`.
    case multiplierChanged(current: UInt256)
    /// The update's number is not above the last one.
    case nonceOutdated(current: UInt256)
    /// Settings rest while a corporate action waits for its time.
    case activationInProgress
    /// Fees start after 1970-01-01.
    case lastFeeTimeZero
    /// A corporate action must lie in the future.
    case effectiveNow
    /// More fee periods have passed than a contract can count in one call.
    case tooManyPeriods
    /// The wallet has fewer shares than shall leave it.
    case balanceExceeded(shares: UInt256)
    /// A range of a price curve ends before it starts or overlaps its neighbour.
    case invalidRange
    /// What is unwrapped is worth less than the smallest unit of the underlying.
    case unwrapTooSmall
    /// The price is not above the floor that the contract believes in.
    case priceTooLow(UInt256)
    /// The amount is below the least that is dealt with.
    case amountTooSmall(minimum: UInt256)
    /// The amount is worth nothing.
    case amountZero
    /// The window's limit leaves less.
    case limitExceeded(left: UInt256)
    /// A sum, difference, product or quotient is no 256-bit integer.
    case arithmetic(ArithmeticError)

    /// The text upstream, without the contract before it; nil where it depends on the call.
    public var upstreamName: String? {
        switch self {
        case .multiplierZero: "Multiplier cannot be zero"
        case .activationAfterPeriod: "Activation time needs to be before next period"
        case .multiplierChanged: "Multiplier changed in the meantime"
        case .nonceOutdated: "Multiplier nonce is outdated."
        case .activationInProgress: "Multiplier activation in progress"
        case .lastFeeTimeZero: "Invalid last time fee applied"
        case .effectiveNow: "Effective At must be in the future"
        case .invalidRange: "InvalidRange"
        case .unwrapTooSmall: "UnwrapTooSmall"
        case .priceTooLow: "Price unexpectedly low"
        case .tooManyPeriods, .balanceExceeded, .amountTooSmall, .amountZero, .limitExceeded, .arithmetic: nil
        }
    }

    /// Returns what exact arithmetic gives, or throws its failure as `arithmetic`.
    @inline(__always)
    static func exactly<Value>(
        _ compute: () throws(ArithmeticError) -> Value
    ) throws(RebasingTokenError) -> Value {
        do { return try compute() } catch { throw .arithmetic(error) }
    }
}
