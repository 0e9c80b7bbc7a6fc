import Units

/// Entering and leaving efficiency mode.
///
/// - Source: aave-v3-origin, `protocol/libraries/logic/SupplyLogic.sol` and `ValidationLogic.sol`.
extension AavePool {
    /// Moves an account to a category, 0 to leave.
    func setEMode(_ id: UInt8, of account: inout AaveAccount, at moment: AaveMoment) throws(AaveError) {
        if account.eModeCategory == id { return }
        let target = category(id)
        if id != 0, target?.terms.liquidationThreshold ?? 0 == 0 { throw .inconsistentEModeCategory }
        for (reserve, holding) in account.holdings.enumerated() {
            try validate(holding, of: reserve, in: target)
        }
        account.eModeCategory = id
        try accountData(of: account, at: moment).validateHealthFactor()
    }

    /// Checks that a holding may stand in a category: debt before collateral.
    private func validate(
        _ holding: AaveHolding, of reserve: Int, in target: AaveEModeCategory?
    ) throws(AaveError) {
        if !holding.scaledDebt.isZero {
            let configuration = try listed(reserve).configuration
            let isBorrowable = target?.isBorrowable(reserve) ?? configuration.isBorrowingEnabled
            if !isBorrowable { throw .invalidDebtInEmode(reserve: reserve) }
        }
        if holding.isUsedAsCollateral, loanToValue(of: reserve, in: target) == 0 {
            throw .invalidCollateralInEmode(reserve: reserve)
        }
    }
}
