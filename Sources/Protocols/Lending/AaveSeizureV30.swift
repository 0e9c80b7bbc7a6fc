import Units

extension AaveSeizure {
    /// Computes what covering a debt seizes, as Aave v3.0 did.
    ///
    /// - Rounding: conversions between the assets down, every share half up.
    /// - Errors: `overflow`, `underflow`, `divisionByZero`.
    /// - Source: aave-v3-core, `protocol/libraries/logic/LiquidationLogic.sol`.
    public static func v30(
        _ terms: AaveSeizureTerms, debtToCover: UInt256, collateralBalance: UInt256
    ) throws(ArithmeticError) -> AaveSeizure {
        let bonus = terms.liquidationBonus
        let wanted = try BasisPoints.shareHalfUp(terms.collateral(worth: debtToCover), bonus)
        let isShort = wanted > collateralBalance
        let taken = isShort ? collateralBalance : wanted
        let debt =
            isShort ? try BasisPoints.wholeHalfUp(terms.debt(worth: collateralBalance), bonus) : debtToCover
        if terms.liquidationProtocolFee.isZero {
            return AaveSeizure(collateral: taken, debtNeeded: debt, protocolFee: .zero)
        }
        let gained = try taken.subtracting(BasisPoints.wholeHalfUp(taken, bonus))
        let fee = try BasisPoints.shareHalfUp(gained, terms.liquidationProtocolFee)
        return AaveSeizure(collateral: try taken.subtracting(fee), debtNeeded: debt, protocolFee: fee)
    }
}
