import Units

/// Why a call of a staking pool fails; a call that fails changes nothing.
///
/// - Source: Lido, `StETH.sol`, `PositiveTokenRebaseLimiter.sol`.
public enum StakingError: Error, Hashable, Sendable {
    /// Nothing is staked.
    case zeroDeposit
    /// The ether is not below 2^128 - 1.
    case etherTooLarge
    /// The shares are not below 2^128 - 1.
    case sharesTooLarge
    /// The wallet has fewer shares.
    case balanceExceeded(shares: UInt256)
    /// A rebase is limited to nothing.
    case tooLowRebaseLimit
    /// A limit is above 2^64 - 1.
    case tooHighRebaseLimit
    /// More ether is lost than there is.
    case negativeTotalPooledEther
    /// A sum, difference, product or quotient is no 256-bit integer.
    case arithmetic(ArithmeticError)

    /// The name upstream; nil for `arithmetic`.
    public var upstreamName: String? {
        switch self {
        case .zeroDeposit: "ZERO_DEPOSIT"
        case .etherTooLarge: "ETH_TOO_LARGE"
        case .sharesTooLarge: "SHARES_TOO_LARGE"
        case .balanceExceeded: "BALANCE_EXCEEDED"
        case .tooLowRebaseLimit: "TooLowTokenRebaseLimit"
        case .tooHighRebaseLimit: "TooHighTokenRebaseLimit"
        case .negativeTotalPooledEther: "NegativeTotalPooledEther"
        case .arithmetic: nil
        }
    }

    /// Returns what exact arithmetic gives, or throws its failure as `arithmetic`.
    @inline(__always)
    static func exactly<Value>(
        _ compute: () throws(ArithmeticError) -> Value
    ) throws(StakingError) -> Value {
        do { return try compute() } catch { throw .arithmetic(error) }
    }
}
