import Units

/// What an account is worth, and the checks that rest on it.
///
/// - Source: aave-v3-origin, `protocol/libraries/logic/GenericLogic.sol` and `ValidationLogic.sol`.
extension AavePool {
    /// Values an account; errors are `priceMissing` and those of arithmetic.
    func accountData(of account: AaveAccount, at moment: AaveMoment) throws(AaveError) -> AaveAccountData {
        let category = category(account.eModeCategory)
        var positions: [AaveReservePosition] = []
        for (reserve, holding) in account.holdings.enumerated()
        where holding.isUsedAsCollateral || !holding.scaledDebt.isZero {
            positions.append(try position(holding, of: reserve, in: category, at: moment))
        }
        return try exact(AaveAccountData(positions, eMode: category?.terms))
    }

    private func position(
        _ holding: AaveHolding, of id: Int, in category: AaveEModeCategory?, at moment: AaveMoment
    ) throws(AaveError) -> AaveReservePosition {
        let reserve = try listed(id)
        return AaveReservePosition(
            decimals: reserve.configuration.decimals, price: try moment.price(of: id),
            scaledSupply: holding.scaledSupply,
            liquidityIndex: try exact(reserve.normalizedIncome(at: moment.time)),
            scaledDebt: holding.scaledDebt,
            variableBorrowIndex: try exact(reserve.normalizedDebt(at: moment.time)),
            isUsedAsCollateral: holding.isUsedAsCollateral,
            loanToValue: reserve.configuration.loanToValue,
            liquidationThreshold: reserve.configuration.liquidationThreshold,
            isInEModeCollateralBitmap: category?.isCollateral(id) ?? false,
            isInEModeZeroLoanToValueBitmap: category?.isZeroLoanToValue(id) ?? false)
    }

    /// Checks an account that gives up something of a collateral.
    ///
    /// While it has collateral with a loan to value of 0, only such collateral may go.
    ///
    /// - Errors: `healthFactorLowerThanLiquidationThreshold`, `ltvValidationFailed`, those of `accountData`.
    func validateRelease(
        of reserve: Int, by account: AaveAccount, at moment: AaveMoment
    ) throws(AaveError) {
        let data = try accountData(of: account, at: moment)
        try data.validateHealthFactor()
        guard data.hasZeroLoanToValueCollateral else { return }
        let loanToValue = loanToValue(of: reserve, in: category(account.eModeCategory))
        if loanToValue != 0 { throw .ltvValidationFailed }
    }
}

extension AaveAccountData {
    /// Checks that the account could not be liquidated.
    ///
    /// - Errors: `healthFactorLowerThanLiquidationThreshold`.
    public func validateHealthFactor() throws(AaveError) {
        if healthFactor < Wad.one { throw .healthFactorLowerThanLiquidationThreshold }
    }

    /// Checks an account that has just borrowed, the loan included.
    ///
    /// - Rounding: the collateral needed up, against the borrower.
    /// - Errors: `ltvValidationFailed`, `healthFactorLowerThanLiquidationThreshold`,
    ///   `collateralCannotCoverNewBorrow`, arithmetic.
    public func validateBorrow() throws(AaveError) {
        if averageLoanToValue.isZero { throw .ltvValidationFailed }
        try validateHealthFactor()
        let needed = try exact(BasisPoints.wholeUp(totalDebt, averageLoanToValue))
        if totalCollateral < needed { throw .collateralCannotCoverNewBorrow }
    }
}
