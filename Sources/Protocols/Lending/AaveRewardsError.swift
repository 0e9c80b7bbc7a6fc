import Units

/// Why the incentives controller of Aave refuses a call; a call that fails changes nothing.
///
/// Addresses, permissions, transfer strategies and the oracles of rewards are no part of the model, and so the
/// errors about them are none either.
/// - Source: aave-v3-origin, `rewards/RewardsDistributor.sol`.
public enum AaveRewardsError: Error, Hashable, Sendable {
    /// 256-bit checked arithmetic failed.
    case arithmetic(ArithmeticError)
    /// A number needs more bits than the contract has for it.
    case safeCastOverflowedUintDowncast(bits: Int)
    /// This reward is not distributed on this token.
    case distributionDoesNotExist
    /// An index needs more than 104 bits.
    case indexOverflow

    /// The name upstream, such as `INDEX_OVERFLOW`; nil for `arithmetic`, which upstream has without a name.
    public var upstreamName: String? {
        switch self {
        case .arithmetic: nil
        case .safeCastOverflowedUintDowncast: "SafeCastOverflowedUintDowncast"
        case .distributionDoesNotExist: "DISTRIBUTION_DOES_NOT_EXIST"
        case .indexOverflow: "INDEX_OVERFLOW"
        }
    }

    /// Returns what exact arithmetic gives, or throws its failure as `arithmetic`.
    static func exact<Value>(
        _ value: @autoclosure () throws(ArithmeticError) -> Value
    ) throws(AaveRewardsError) -> Value {
        do { return try value() } catch { throw .arithmetic(error) }
    }
}

extension UInt256 {
    /// Returns the same value where it fits; throws `safeCastOverflowedUintDowncast`.
    func downcast(bits: Int) throws(AaveRewardsError) -> UInt256 {
        if leadingZeroBitCount < 256 - bits { throw .safeCastOverflowedUintDowncast(bits: bits) }
        return self
    }
}
