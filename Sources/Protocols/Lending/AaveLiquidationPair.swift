import Units

/// A borrower's collateral and debt that a liquidation is about, valued.
///
/// - Units: amounts in smallest units, values in the base currency scaled by 1e8.
/// - Source: aave-v3-origin, `protocol/libraries/logic/LiquidationLogic.sol`.
struct AaveLiquidationPair {
    /// Below this value of collateral or debt a position may be liquidated whole.
    static let closeFactorValue = UInt256(200_000_000_000 as UInt128)
    /// What has to remain of both, unless one is gone.
    static let leftoverValue = UInt256(100_000_000_000 as UInt128)
    /// At this health factor and below a position may be liquidated whole.
    static let closeFactorHealth = UInt256(950_000_000_000_000_000 as UInt128)

    var terms: AaveSeizureTerms
    /// The borrower's scaled supply, and the index that makes it a balance.
    var scaledCollateral: UInt256
    var liquidityIndex: UInt256
    /// The borrower's debt of the chosen reserve.
    var debt: UInt256
    /// The borrower's whole account.
    var data: AaveAccountData

    /// The borrower's supply, rounded down.
    var collateral: UInt256 {
        get throws(ArithmeticError) { try AaveSupplyToken.balance(scaledCollateral, index: liquidityIndex) }
    }

    /// The most debt that may be covered.
    ///
    /// Half of the account's total debt, where collateral and debt are both large and the account is not far
    /// below its line; else all debt of the reserve.
    func mostDebt() throws(ArithmeticError) -> UInt256 {
        let debtValue = try AaveValue.ofDebt(debt, price: terms.debtPrice, unit: terms.debtUnit)
        let collateralValue = try value(ofCollateral: collateral)
        let half = try BasisPoints.shareHalfUp(data.totalDebt, 5_000)
        guard collateralValue >= AaveLiquidationPair.closeFactorValue,
            debtValue >= AaveLiquidationPair.closeFactorValue,
            data.healthFactor > AaveLiquidationPair.closeFactorHealth, debtValue > half
        else { return debt }
        return try half.multiplied(by: terms.debtUnit).dividedDown(by: terms.debtPrice)
    }

    /// Whether a seizure leaves nothing of one side, or enough of both.
    func leavesNoDust(_ seizure: AaveSeizure) throws(ArithmeticError) -> Bool {
        let collateral = try collateral
        let taken = try seizure.collateral.adding(seizure.protocolFee)
        guard seizure.debtNeeded < debt, taken < collateral else { return true }
        let debtLeft = try AaveValue.ofDebt(
            debt &- seizure.debtNeeded, price: terms.debtPrice, unit: terms.debtUnit)
        let collateralLeft = try value(ofCollateral: collateral &- taken)
        return debtLeft >= AaveLiquidationPair.leftoverValue
            && collateralLeft >= AaveLiquidationPair.leftoverValue
    }

    /// What a seizure means for the borrower's collateral: whether this reserve's is gone, and whether all is.
    func depletion(by seizure: AaveSeizure) throws(ArithmeticError) -> (ofReserve: Bool, ofAccount: Bool) {
        let consumed = try min(
            AaveSupplyToken.scaledBurn(seizure.collateral, index: liquidityIndex).adding(
                AaveSupplyToken.scaledTransfer(seizure.protocolFee, index: liquidityIndex)),
            scaledCollateral)
        let value = try value(
            ofCollateral: AaveSupplyToken.balance(consumed, index: liquidityIndex))
        return (consumed == scaledCollateral, value == data.totalCollateral)
    }

    private func value(ofCollateral amount: UInt256) throws(ArithmeticError) -> UInt256 {
        try AaveValue.ofCollateral(amount, price: terms.collateralPrice, unit: terms.collateralUnit)
    }
}
