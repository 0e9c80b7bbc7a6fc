import Units

/// Why a call of Compound III fails; a call that fails changes nothing.
///
/// Addresses, permissions, reentrancy and token contracts are no part of the model, and so the errors about them
/// are none either.
/// - Source: comet, `CometMath.sol`, `CometMainInterface.sol`.
public enum CometError: Error, Hashable, Sendable {
    /// 256-bit checked arithmetic failed, or a sum does not fit where the contract stores it.
    case arithmetic(ArithmeticError)
    /// An index or a rate needs more than 64 bits.
    case invalidUInt64
    /// A principal needs more than 104 bits.
    case invalidUInt104
    /// A principal needs more than 103 bits beside its sign.
    case invalidInt104
    /// An amount needs more than 255 bits beside its sign.
    case invalidInt256

    /// A collateral asset has more than 18 decimals.
    case badDecimals
    /// The collateral factor for borrowing is not below that for liquidation.
    case borrowCFTooLarge
    /// The collateral factor for liquidation is above the whole.
    case liquidateCFTooLarge

    /// The oracle has no price above 0 where one has to be read.
    case badPrice
    /// The collateral carries the debt, and nobody may absorb the account.
    case notLiquidatable

    /// The name upstream, such as `NotLiquidatable`; nil for `arithmetic`, which upstream has without a name.
    public var upstreamName: String? {
        if case .arithmetic = self { return nil }
        let name = "\(self)"
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    /// Returns what exact arithmetic gives, or throws its failure as `arithmetic`.
    static func exact<Value>(
        _ value: @autoclosure () throws(ArithmeticError) -> Value
    ) throws(CometError) -> Value {
        do { return try value() } catch { throw .arithmetic(error) }
    }
}
