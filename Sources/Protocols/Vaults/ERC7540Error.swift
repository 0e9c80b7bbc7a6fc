import Units

/// Why a call of an asynchronous vault fails; a call that fails changes nothing.
///
/// The standard (ERC-7540) says when a call must fail and names no error.
public enum ERC7540Error: Error, Hashable, Sendable {
    /// The caller is neither the one concerned nor an operator of theirs.
    case unauthorized
    /// More is fulfilled than is pending.
    case exceedsPending
    /// More is claimed than is claimable.
    case exceedsMax
    /// More is requested than the owner has.
    case insufficient
    /// A sum is no 256-bit integer.
    case arithmetic(ArithmeticError)

    /// The rule that was broken, in words; nil for `arithmetic`.
    public var ruleName: String? {
        switch self {
        case .unauthorized: "unauthorized"
        case .exceedsPending: "exceeds pending"
        case .exceedsMax: "exceeds max"
        case .insufficient: "insufficient"
        case .arithmetic: nil
        }
    }

    /// Returns what exact arithmetic gives, or throws its failure as `arithmetic`.
    @inline(__always)
    static func exactly<Value>(
        _ compute: () throws(ArithmeticError) -> Value
    ) throws(ERC7540Error) -> Value {
        do { return try compute() } catch { throw .arithmetic(error) }
    }
}
