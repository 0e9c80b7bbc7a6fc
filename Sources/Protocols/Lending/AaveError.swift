import Units

/// Why Aave v3.7 refuses an operation: the contract's own names, in the order of its checks.
///
/// - Source: aave-v3-origin, `protocol/libraries/helpers/Errors.sol`.
public enum AaveError: Error, Hashable, Sendable {
    /// 256-bit checked arithmetic failed, or a result does not fit where the contract stores it.
    case arithmetic(ArithmeticError)
    /// No reserve stands at this place of the market.
    case assetNotListed(reserve: Int)
    /// The oracle has no price of a reserve that has to be valued.
    case priceMissing(reserve: Int)

    /// The amount comes to no scaled units, or to more than the reserve was supplied with.
    case invalidAmount
    /// The amount comes to no scaled units to mint.
    case invalidMintAmount
    /// The amount comes to no scaled units to burn.
    case invalidBurnAmount
    /// The account has supplied less than it takes out.
    case notEnoughAvailableUserBalance
    /// The account owes nothing of this asset.
    case noDebtOfSelectedType
    /// The account has supplied nothing that could become collateral.
    case underlyingBalanceZero

    /// The reserve is switched off.
    case reserveInactive
    /// Nothing may be done with the reserve for now.
    case reservePaused
    /// Nothing may be added to the reserve's risk.
    case reserveFrozen
    /// Nobody may borrow the asset outside an eMode category.
    case borrowingNotEnabled
    /// The account's eMode category does not lend the asset.
    case notBorrowableInEMode
    /// The reserve would hold more than its cap.
    case supplyCapExceeded
    /// The reserve would be owed more than its cap.
    case borrowCapExceeded

    /// The health factor would be below 1.
    case healthFactorLowerThanLiquidationThreshold
    /// The debt would be greater than the loan to value allows.
    case collateralCannotCoverNewBorrow
    /// Nothing can be borrowed against the collateral, or other collateral has to go first.
    case ltvValidationFailed
    /// A reserve with a loan to value of 0 cannot become collateral.
    case userHasAssetWithZeroLtv

    /// The eMode category is not set up.
    case inconsistentEModeCategory
    /// The target eMode category does not lend what the account owes.
    case invalidDebtInEmode(reserve: Int)
    /// A collateral of the account would have a loan to value of 0 in the target eMode category.
    case invalidCollateralInEmode(reserve: Int)

    /// Nobody liquidates himself.
    case selfLiquidation
    /// The grace period after a pause is not over.
    case liquidationGraceSentinelCheckFailed
    /// The account is healthy.
    case healthFactorNotBelowThreshold
    /// The chosen supply is no collateral.
    case collateralCannotBeLiquidated
    /// The account owes nothing of the chosen asset.
    case specifiedCurrencyNotBorrowedByUser
    /// A liquidation has to leave nothing, or enough for another one.
    case mustNotLeaveDust

    /// No deficit is to be covered.
    case reserveNotInDeficit
    /// Who covers a deficit may owe nothing.
    case userCannotHaveDebt

    /// A grace period lasts 4 hours at most.
    case invalidGracePeriod
    /// The reserve is frozen already, or not frozen.
    case invalidFreezeState
    /// The loan to value is 0 already, or no former one is kept.
    case invalidLtvzeroState
    /// Only a category's collateral can have its loan to value set to 0 there.
    case mustBeEmodeCollateral(reserve: Int)
    /// A reserve with suppliers can neither cease to be collateral nor be switched off.
    case reserveLiquidityNotZero
    /// The market holds as many reserves as a bitmap has bits.
    case noMoreReservesAllowed
    /// The asset has fewer than 6 decimals.
    case invalidDecimals
    /// Loan to value, threshold and bonus of a reserve contradict each other.
    case invalidReserveParams
    /// Loan to value, threshold and bonus of a category contradict each other.
    case invalidEmodeCategoryParams
    /// The reserve factor is more than the whole.
    case invalidReserveFactor
    /// The protocol's share of the bonus is more than the whole.
    case invalidLiquidationProtocolFee
    /// The kink lies outside 1 % to 99 %.
    case invalidOptimalUsageRatio
    /// The curve is flatter above the kink than below it.
    case slope2MustBeGteSlope1
    /// The curve ends above 1,000 % a year.
    case invalidMaxRate
}

/// Returns a result of checked arithmetic, and names its failure as the contract's caller sees it.
func exact<Value>(_ value: @autoclosure () throws(ArithmeticError) -> Value) throws(AaveError) -> Value {
    do { return try value() } catch { throw .arithmetic(error) }
}

extension UInt256 {
    /// Returns the same value where the contract stores no more than so many bits; throws `overflow`.
    func stored(bits: Int) throws(ArithmeticError) -> UInt256 {
        if leadingZeroBitCount < 256 - bits { throw .overflow }
        return self
    }
}
