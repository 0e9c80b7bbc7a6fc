import Units

/// Why a call of an ERC-4626 vault fails; a call that fails changes nothing.
///
/// - Source: openzeppelin-contracts, `ERC4626.sol`; the limits are those of ERC-5143.
public enum ERC4626Error: Error, Hashable, Sendable {
    /// More assets are withdrawn than the owner's shares are worth.
    case exceededMaxWithdraw
    /// More shares are redeemed than the owner has.
    case exceededMaxRedeem
    /// A call gives less, or costs more, than its limit.
    case slippage
    /// A sum, difference or quotient is no 256-bit integer.
    case arithmetic(ArithmeticError)

    /// The name upstream; nil for `slippage` and `arithmetic`, which have none there.
    public var upstreamName: String? {
        switch self {
        case .exceededMaxWithdraw: "ERC4626ExceededMaxWithdraw"
        case .exceededMaxRedeem: "ERC4626ExceededMaxRedeem"
        case .slippage, .arithmetic: nil
        }
    }

    /// Returns what exact arithmetic gives, or throws its failure as `arithmetic`.
    @inline(__always)
    static func exactly<Value>(
        _ compute: () throws(ArithmeticError) -> Value
    ) throws(ERC4626Error) -> Value {
        do { return try compute() } catch { throw .arithmetic(error) }
    }
}
