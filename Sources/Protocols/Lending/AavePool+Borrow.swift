import Units

/// Borrowing and repaying.
///
/// - Source: aave-v3-origin, `protocol/libraries/logic/BorrowLogic.sol`.
extension AavePool {
    /// Borrows an amount.
    mutating func borrow(
        _ amount: UInt256, from id: Int, by account: inout AaveAccount, at moment: AaveMoment
    ) throws(AaveError) {
        var reserve = try accrued(id, to: moment.time)
        let scaled = try exact(AaveDebtToken.scaledMint(amount, index: reserve.variableBorrowIndex))
        try validateBorrow(of: scaled, from: id, reserve, by: account)
        try reserve.mintDebt(scaled, to: &account[id])
        try exact(reserve.updateRates(taken: amount))
        reserves[id] = reserve
        try accountData(of: account, at: moment).validateBorrow()
    }

    /// Repays an amount, at most what is owed, and returns what is taken.
    mutating func repay(
        _ amount: UInt256, to id: Int, of account: inout AaveAccount, at now: UInt64
    ) throws(AaveError) -> UInt256 {
        var reserve = try accrued(id, to: now)
        let owed = try reserve.validateRepay(amount, of: account[id])
        let paid = min(amount, owed)
        try reserve.burnDebt(paid, asAmountFrom: &account[id])
        try exact(reserve.updateRates(added: paid))
        reserves[id] = reserve
        return paid
    }

    /// Repays with the account's own supply of the asset, `UInt256.max` for all of it, and returns what is taken.
    mutating func repayWithSupply(
        _ amount: UInt256, of id: Int, of account: inout AaveAccount, at moment: AaveMoment
    ) throws(AaveError) -> UInt256 {
        var reserve = try accrued(id, to: moment.time)
        let owed = try reserve.validateRepay(amount, of: account[id])
        let index = reserve.liquidityIndex
        let offered =
            amount == .max
            ? try exact(AaveSupplyToken.balance(account[id].scaledSupply, index: index)) : amount
        let paid = min(offered, owed)
        try reserve.burnDebt(paid, asAmountFrom: &account[id])
        try exact(reserve.updateRates())
        let scaled = try exact(AaveSupplyToken.scaledBurn(paid, index: index))
        try reserve.burnSupply(scaled, from: &account[id])
        reserves[id] = reserve
        guard account[id].isUsedAsCollateral else { return paid }
        if account[id].scaledSupply.isZero { account[id].isUsedAsCollateral = false }
        if account.isBorrowingAny { try accountData(of: account, at: moment).validateHealthFactor() }
        return paid
    }

    private func validateBorrow(
        of scaled: UInt256, from id: Int, _ reserve: AaveReserve, by account: AaveAccount
    ) throws(AaveError) {
        if scaled.isZero { throw .invalidAmount }
        let amount = try exact(AaveDebtToken.balance(scaled, index: reserve.variableBorrowIndex))
        try reserve.requireOpen()
        if account.eModeCategory != 0 {
            let isBorrowable = category(account.eModeCategory)?.isBorrowable(id) ?? false
            if !isBorrowable { throw .notBorrowableInEMode }
        } else if !reserve.configuration.isBorrowingEnabled {
            throw .borrowingNotEnabled
        }
        let supplied = try exact(
            AaveSupplyToken.balance(reserve.scaledSupply, index: reserve.liquidityIndex))
        if supplied < amount { throw .invalidAmount }
        let total = try exact(
            AaveDebtToken.balance(reserve.scaledDebt.adding(scaled), index: reserve.variableBorrowIndex))
        if try reserve.exceeds(reserve.configuration.borrowCap, total) { throw .borrowCapExceeded }
    }
}

extension AaveReserve {
    /// Takes an amount off a debt, rounded down to scaled units; throws `invalidBurnAmount`, arithmetic.
    mutating func burnDebt(
        _ amount: UInt256, asAmountFrom holding: inout AaveHolding
    ) throws(AaveError) {
        let scaled = try exact(AaveDebtToken.scaledBurn(amount, index: variableBorrowIndex))
        try burnDebt(scaled, from: &holding)
    }

    /// Checks a repayment and returns what is owed.
    fileprivate func validateRepay(
        _ amount: UInt256, of holding: AaveHolding
    ) throws(AaveError) -> UInt256 {
        let owed = try exact(AaveDebtToken.balance(holding.scaledDebt, index: variableBorrowIndex))
        if amount.isZero { throw .invalidAmount }
        try requireWorking()
        if holding.scaledDebt.isZero { throw .noDebtOfSelectedType }
        return owed
    }
}
