import Units

/// Supplying, withdrawing, and what counts as collateral.
///
/// - Source: aave-v3-origin, `protocol/libraries/logic/SupplyLogic.sol`.
extension AavePool {
    /// Supplies an amount; a first supply becomes collateral if something may be borrowed against it.
    mutating func supply(
        _ amount: UInt256, to id: Int, for account: inout AaveAccount, at now: UInt64
    ) throws(AaveError) {
        var reserve = try accrued(id, to: now)
        let scaled = try exact(AaveSupplyToken.scaledMint(amount, index: reserve.liquidityIndex))
        try reserve.validateSupply(scaled)
        try exact(reserve.updateRates(added: amount))
        let isFirst = account[id].scaledSupply.isZero
        try reserve.mintSupply(scaled, to: &account[id])
        if isFirst, loanToValue(of: id, in: category(account.eModeCategory)) != 0 {
            account[id].isUsedAsCollateral = true
        }
        reserves[id] = reserve
    }

    /// Withdraws an amount, `UInt256.max` for all, and returns what leaves.
    mutating func withdraw(
        _ amount: UInt256, from id: Int, by account: inout AaveAccount, at moment: AaveMoment
    ) throws(AaveError) -> UInt256 {
        var reserve = try accrued(id, to: moment.time)
        let (leaving, scaled) = try reserve.withdrawal(of: amount, from: account[id])
        try exact(reserve.updateRates(taken: leaving))
        try reserve.burnSupply(scaled, from: &account[id])
        reserves[id] = reserve
        try release(of: id, by: &account, at: moment)
        return leaving
    }

    /// Takes the scaled units of a transfer from an account and returns them; to oneself none move.
    func takeTransfer(
        of amount: UInt256, from id: Int, by account: inout AaveAccount, isToSelf: Bool, at moment: AaveMoment
    ) throws(AaveError) -> UInt256 {
        let reserve = try listed(id)
        let index = try exact(reserve.normalizedIncome(at: moment.time))
        let scaled = try exact(AaveSupplyToken.scaledTransfer(amount.stored(bits: 120), index: index))
        let rest = try exact(account[id].scaledSupply.subtracting(scaled))
        if reserve.configuration.isPaused { throw .reservePaused }
        if scaled.isZero || isToSelf { return .zero }
        account[id].scaledSupply = rest
        try release(of: id, by: &account, at: moment)
        return scaled
    }

    /// Lets a supply count as collateral, or not.
    func setUsedAsCollateral(
        _ isUsed: Bool, reserve id: Int, of account: inout AaveAccount, at moment: AaveMoment
    ) throws(AaveError) {
        try listed(id).requireWorking()
        if isUsed == account[id].isUsedAsCollateral { return }
        if isUsed {
            if account[id].scaledSupply.isZero { throw .underlyingBalanceZero }
            let loanToValue = loanToValue(of: id, in: category(account.eModeCategory))
            if loanToValue == 0 { throw .userHasAssetWithZeroLtv }
        }
        account[id].isUsedAsCollateral = isUsed
        if !isUsed { try validateRelease(of: id, by: account, at: moment) }
    }

    /// Clears the flag of a collateral that is gone, and checks an account that owes something.
    private func release(
        of id: Int, by account: inout AaveAccount, at moment: AaveMoment
    ) throws(AaveError) {
        guard account[id].isUsedAsCollateral else { return }
        if account[id].scaledSupply.isZero { account[id].isUsedAsCollateral = false }
        if account.isBorrowingAny { try validateRelease(of: id, by: account, at: moment) }
    }
}

extension AaveReserve {
    fileprivate func validateSupply(_ scaled: UInt256) throws(AaveError) {
        if scaled.isZero { throw .invalidAmount }
        try requireOpen()
        let total = try exact(
            AaveSupplyToken.balance(
                scaledSupply.adding(scaled).adding(accruedToTreasury), index: liquidityIndex))
        if try exceeds(configuration.supplyCap, total) { throw .supplyCapExceeded }
    }

    /// What a withdrawal comes to, as an amount and in scaled units.
    fileprivate func withdrawal(
        of amount: UInt256, from holding: AaveHolding
    ) throws(AaveError) -> (amount: UInt256, scaled: UInt256) {
        let all = holding.scaledSupply
        let isAll = amount == .max
        let scaled =
            isAll ? all : try exact(AaveSupplyToken.scaledBurn(amount, index: liquidityIndex))
        if scaled.isZero { throw .invalidAmount }
        if scaled > all { throw .notEnoughAvailableUserBalance }
        try requireWorking()
        return (isAll ? try exact(AaveSupplyToken.balance(all, index: liquidityIndex)) : amount, scaled)
    }

    /// Whether an amount is above a cap in whole assets; 0 caps nothing.
    func exceeds(_ cap: UInt64, _ amount: UInt256) throws(AaveError) -> Bool {
        if cap == 0 { return false }
        return try exact(amount > unit.multiplied(by: UInt256(cap)))
    }
}
