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
    /// An amount of collateral needs more than 128 bits.
    case invalidUInt128
    /// A principal needs more than 103 bits beside its sign.
    case invalidInt104
    /// An amount needs more than 255 bits beside its sign.
    case invalidInt256
    /// The clock needs more than 40 bits.
    case timestampTooLarge

    /// An asset has more than 18 decimals, or the base asset fewer than 6.
    case badDecimals
    /// The storefront passes on more than the whole penalty.
    case badDiscount
    /// Rewards would accrue on an empty side.
    case badMinimum
    /// The market lists more collateral assets than a bitmap has bits for.
    case tooManyAssets
    /// The collateral factor for borrowing is not below that for liquidation.
    case borrowCFTooLarge
    /// The collateral factor for liquidation is above the whole.
    case liquidateCFTooLarge

    /// Nobody may do this for now.
    case paused
    /// No collateral asset stands at this place of the market.
    case badAsset
    /// The market would hold more of a collateral than its cap.
    case supplyCapExceeded
    /// Nobody transfers to himself.
    case noSelfTransfer
    /// The account would owe something, but less than the least debt.
    case borrowTooSmall
    /// The collateral would not carry the debt.
    case notCollateralized
    /// The market does not hold as much of the base asset.
    case transferOutFailed

    /// The oracle has no price above 0 where one has to be read.
    case badPrice
    /// The collateral carries the debt, and nobody may absorb the account.
    case notLiquidatable
    /// The market has reserves enough, and keeps its collateral.
    case notForSale
    /// The buyer would get less than he asks for.
    case tooMuchSlippage
    /// The market has less in reserve.
    case insufficientReserves

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
