import Units

extension AaveAccountData {
    /// Values an account as Aave v3.0 did outside eMode.
    ///
    /// - Rounding: balances half up, values down; the health factor rests on the averaged threshold.
    /// - Errors: those of 256-bit checked arithmetic.
    /// - Source: aave-v3-core, `protocol/libraries/logic/GenericLogic.sol`.
    public static func v30(_ positions: [AaveReservePosition]) throws(ArithmeticError) -> AaveAccountData {
        var data = try AaveAccountData([])
        var (weightedLoanToValue, weightedThreshold) = (UInt256.zero, UInt256.zero)
        for position in positions {
            if position.isUsedAsCollateral, position.liquidationThreshold != 0 {
                let value = try position.valueV30(position.scaledSupply, index: position.liquidityIndex)
                data.totalCollateral = try data.totalCollateral.adding(value)
                weightedLoanToValue = try weightedLoanToValue.adding(
                    value.multiplied(by: UInt256(UInt64(position.loanToValue))))
                weightedThreshold = try weightedThreshold.adding(
                    value.multiplied(by: UInt256(UInt64(position.liquidationThreshold))))
                if position.loanToValue == 0 { data.hasZeroLoanToValueCollateral = true }
            }
            if !position.scaledDebt.isZero {
                let value = try position.valueV30(position.scaledDebt, index: position.variableBorrowIndex)
                data.totalDebt = try data.totalDebt.adding(value)
            }
        }
        try data.closeV30(weightedLoanToValue, weightedThreshold)
        return data
    }

    private mutating func closeV30(
        _ weightedLoanToValue: UInt256, _ weightedThreshold: UInt256
    ) throws(ArithmeticError) {
        if !totalCollateral.isZero {
            averageLoanToValue = try weightedLoanToValue.dividedDown(by: totalCollateral)
            averageLiquidationThreshold = try weightedThreshold.dividedDown(by: totalCollateral)
        }
        if !totalDebt.isZero {
            healthFactor = try Wad.divideHalfUp(
                BasisPoints.shareHalfUp(totalCollateral, averageLiquidationThreshold), totalDebt)
        }
        let most = try BasisPoints.shareHalfUp(totalCollateral, averageLoanToValue)
        availableBorrows = most > totalDebt ? most &- totalDebt : .zero
    }
}

extension AaveReservePosition {
    fileprivate func valueV30(_ scaled: UInt256, index: UInt256) throws(ArithmeticError) -> UInt256 {
        try AaveValue.ofCollateral(
            Ray.multiplyHalfUp(scaled, index), price: price, unit: AaveValue.unit(decimals: decimals))
    }
}
