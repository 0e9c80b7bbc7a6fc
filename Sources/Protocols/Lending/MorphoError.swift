import Units

/// Why a call of Morpho Blue fails; a call that fails changes nothing.
///
/// Addresses, permissions, callbacks and token contracts are no part of the model, and so the errors about them
/// are none either.
/// - Source: morpho-blue, `libraries/ErrorsLib.sol`.
public enum MorphoError: Error, Hashable, Sendable {
    /// 256-bit checked arithmetic failed, or a sum does not fit the 128 bits in which the contract stores it.
    case arithmetic(ArithmeticError)
    /// The oracle gives no price where one has to be read.
    case priceMissing

    /// A loan to value of 100 % or more.
    case maxLltvExceeded
    /// A fee above a quarter of the interest.
    case maxFeeExceeded
    /// The value is the present one already.
    case alreadySet

    /// Neither assets nor shares are asked for.
    case inconsistentInput
    /// No collateral is given or taken.
    case zeroAssets
    /// An amount that is to be stored needs more than 128 bits.
    case maxUint128Exceeded

    /// The collateral would no longer carry the debt.
    case insufficientCollateral
    /// More would be owed to suppliers than the market holds and is owed.
    case insufficientLiquidity
    /// The collateral carries the debt, and nobody may seize it.
    case healthyPosition

    /// The name upstream, such as `HEALTHY_POSITION`.
    ///
    /// Nil for `arithmetic`, which upstream has without a name, and for `priceMissing`, the oracle's own failure.
    public var upstreamName: String? {
        switch self {
        case .maxLltvExceeded: "MAX_LLTV_EXCEEDED"
        case .maxFeeExceeded: "MAX_FEE_EXCEEDED"
        case .alreadySet: "ALREADY_SET"
        case .inconsistentInput: "INCONSISTENT_INPUT"
        case .zeroAssets: "ZERO_ASSETS"
        case .maxUint128Exceeded: "MAX_UINT128_EXCEEDED"
        case .insufficientCollateral: "INSUFFICIENT_COLLATERAL"
        case .insufficientLiquidity: "INSUFFICIENT_LIQUIDITY"
        case .healthyPosition: "HEALTHY_POSITION"
        case .arithmetic, .priceMissing: nil
        }
    }

    /// Returns what exact arithmetic gives, or throws its failure as `arithmetic`.
    static func exact<Value>(
        _ value: @autoclosure () throws(ArithmeticError) -> Value
    ) throws(MorphoError) -> Value {
        do { return try value() } catch { throw .arithmetic(error) }
    }
}
