import Units

/// Liquidating an account that is below its line.
///
/// - Source: aave-v3-origin, `protocol/libraries/logic/LiquidationLogic.sol`.
extension AavePool {
    /// Covers debt of an account and takes its collateral with a bonus; writes off what stays without collateral.
    ///
    /// The units that liquidator and treasury take over are named in the result; the market hands them out.
    mutating func liquidate(
        _ call: AaveLiquidationCall, _ borrower: inout AaveAccount, at moment: AaveMoment
    ) throws(AaveError) -> AaveLiquidation {
        reserves[call.debt] = try accrued(call.debt, to: moment.time)
        reserves[call.collateral] = try accrued(call.collateral, to: moment.time)
        let data = try accountData(of: borrower, at: moment)
        try validate(call, borrower, data, at: moment.time)
        let pair = try pair(of: call, borrower, data, at: moment)
        let mostDebt = try exact(pair.mostDebt())
        let seizure = try exact(
            AaveSeizure(
                pair.terms, debtToCover: min(call.debtToCover, mostDebt), collateralBalance: pair.collateral))
        guard try exact(pair.leavesNoDust(seizure)) else { throw .mustNotLeaveDust }
        let depletion = try exact(pair.depletion(by: seizure))
        var result = AaveLiquidation(
            healthFactorBefore: data.healthFactor, mostDebt: mostDebt, debtCovered: seizure.debtNeeded,
            collateralToLiquidator: seizure.collateral, protocolFee: seizure.protocolFee)
        result.hasNoCollateralLeft = depletion.ofAccount
        if depletion.ofReserve || depletion.ofAccount { borrower[call.collateral].isUsedAsCollateral = false }
        try settleDebt(call, &borrower, pair, &result)
        try seize(seizure, call, &borrower, &result)
        if depletion.ofAccount { try writeOff(&borrower, &result, at: moment.time) }
        return result
    }

    private func validate(
        _ call: AaveLiquidationCall, _ borrower: AaveAccount, _ data: AaveAccountData, at now: UInt64
    ) throws(AaveError) {
        if call.borrower == call.liquidator { throw .selfLiquidation }
        let (collateral, debt) = (reserves[call.collateral], reserves[call.debt])
        guard collateral.configuration.isActive, debt.configuration.isActive else { throw .reserveInactive }
        if collateral.configuration.isPaused || debt.configuration.isPaused { throw .reservePaused }
        guard collateral.liquidationGracePeriodUntil < now, debt.liquidationGracePeriodUntil < now else {
            throw .liquidationGraceSentinelCheckFailed
        }
        if data.healthFactor >= Wad.one { throw .healthFactorNotBelowThreshold }
        if !borrower[call.collateral].isUsedAsCollateral { throw .collateralCannotBeLiquidated }
        if borrower[call.debt].scaledDebt.isZero { throw .specifiedCurrencyNotBorrowedByUser }
    }

    private func pair(
        of call: AaveLiquidationCall, _ borrower: AaveAccount, _ data: AaveAccountData, at moment: AaveMoment
    ) throws(AaveError) -> AaveLiquidationPair {
        let (collateral, debt) = (reserves[call.collateral], reserves[call.debt])
        let configuration = collateral.configuration
        let category = category(borrower.eModeCategory)
        let isOfCategory = category?.isCollateral(call.collateral) ?? false
        let bonus = isOfCategory ? category?.liquidationBonus : nil
        let terms = AaveSeizureTerms(
            collateralPrice: try moment.price(of: call.collateral),
            collateralUnit: try exact(collateral.unit),
            debtPrice: try moment.price(of: call.debt), debtUnit: try exact(debt.unit),
            liquidationBonus: UInt256(UInt64(bonus ?? configuration.liquidationBonus)),
            liquidationProtocolFee: UInt256(UInt64(configuration.liquidationProtocolFee)))
        return AaveLiquidationPair(
            terms: terms, scaledCollateral: borrower[call.collateral].scaledSupply,
            liquidityIndex: collateral.liquidityIndex,
            debt: try exact(
                AaveDebtToken.balance(borrower[call.debt].scaledDebt, index: debt.variableBorrowIndex)),
            data: data)
    }

    /// Burns the covered debt, or all of it with the rest as a deficit when no collateral is left.
    private mutating func settleDebt(
        _ call: AaveLiquidationCall, _ borrower: inout AaveAccount, _ pair: AaveLiquidationPair,
        _ result: inout AaveLiquidation
    ) throws(AaveError) {
        let rest = try exact(pair.debt.subtracting(result.debtCovered))
        let burned = result.hasNoCollateralLeft ? pair.debt : result.debtCovered
        try reserves[call.debt].burnDebt(burned, asAmountFrom: &borrower[call.debt])
        if result.hasNoCollateralLeft { try addDeficit(rest, to: call.debt, &result) }
        try exact(reserves[call.debt].updateRates(added: result.debtCovered))
    }

    /// Takes the collateral from the borrower: for the liquidator first, then the treasury's part of what is left.
    private mutating func seize(
        _ seizure: AaveSeizure, _ call: AaveLiquidationCall, _ borrower: inout AaveAccount,
        _ result: inout AaveLiquidation
    ) throws(AaveError) {
        var reserve = reserves[call.collateral]
        var holding = borrower[call.collateral]
        let index = reserve.liquidityIndex
        result.scaledSeized = try exact(AaveSupplyToken.scaledBurn(seizure.collateral, index: index))
        if call.receivesSupply {
            holding.scaledSupply = try exact(holding.scaledSupply.subtracting(result.scaledSeized))
        } else {
            try exact(reserve.updateRates(taken: seizure.collateral))
            try reserve.burnSupply(result.scaledSeized, from: &holding)
        }
        let fee = try exact(AaveSupplyToken.scaledTransfer(seizure.protocolFee, index: index))
        result.scaledFee = min(fee, holding.scaledSupply)
        // Two roundings up can take a unit more than there is: the treasury goes short, not the liquidator.
        if result.scaledFee < fee {
            result.protocolFee = try exact(AaveSupplyToken.balance(result.scaledFee, index: index))
        }
        holding.scaledSupply = holding.scaledSupply &- result.scaledFee
        (reserves[call.collateral], borrower[call.collateral]) = (reserve, holding)
    }

    /// Burns every remaining debt of an account without collateral, and books it as deficit.
    private mutating func writeOff(
        _ borrower: inout AaveAccount, _ result: inout AaveLiquidation, at now: UInt64
    ) throws(AaveError) {
        for id in borrower.borrowedReserves where reserves[id].configuration.isActive {
            reserves[id] = try accrued(id, to: now)
            let index = reserves[id].variableBorrowIndex
            let owed = try exact(AaveDebtToken.balance(borrower[id].scaledDebt, index: index))
            try reserves[id].burnDebt(owed, asAmountFrom: &borrower[id])
            try addDeficit(owed, to: id, &result)
            try exact(reserves[id].updateRates())
        }
    }

    private mutating func addDeficit(
        _ amount: UInt256, to id: Int, _ result: inout AaveLiquidation
    ) throws(AaveError) {
        if amount.isZero { return }
        reserves[id].deficit = try exact(reserves[id].deficit.adding(amount).stored(bits: 128))
        result.deficits.append(AaveDeficit(reserve: id, amount: amount))
    }
}
