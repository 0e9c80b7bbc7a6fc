import Units

/// The treasury's interest, and deficits covered.
///
/// - Source: aave-v3-origin, `protocol/libraries/logic/PoolLogic.sol` and `LiquidationLogic.sol`.
extension AavePool {
    /// Mints the treasury's interest of an active reserve, and returns the amount.
    mutating func mintToTreasury(
        _ id: Int, treasury: inout AaveAccount, at now: UInt64
    ) throws(AaveError) -> UInt256 {
        var reserve = try listed(id)
        let scaled = reserve.accruedToTreasury
        guard reserve.configuration.isActive, !scaled.isZero else { return .zero }
        reserve.accruedToTreasury = .zero
        let amount = try exact(AaveSupplyToken.balance(scaled, index: reserve.normalizedIncome(at: now)))
        try reserve.mintSupply(scaled, to: &treasury[id])
        reserves[id] = reserve
        return amount
    }

    /// Burns a supply to cover a deficit, at most all of it, and returns what is covered.
    mutating func eliminateDeficit(
        of id: Int, by amount: UInt256, from account: inout AaveAccount, at now: UInt64
    ) throws(AaveError) -> UInt256 {
        if amount.isZero { throw .invalidAmount }
        if try listed(id).deficit.isZero { throw .reserveNotInDeficit }
        if account.isBorrowingAny { throw .userCannotHaveDebt }
        var reserve = try accrued(id, to: now)
        if !reserve.configuration.isActive { throw .reserveInactive }
        let covered = min(amount, reserve.deficit)
        let scaled = try exact(AaveSupplyToken.scaledBurn(covered, index: reserve.liquidityIndex))
        if scaled > account[id].scaledSupply { throw .notEnoughAvailableUserBalance }
        try reserve.burnSupply(scaled, from: &account[id])
        if account[id].scaledSupply.isZero { account[id].isUsedAsCollateral = false }
        reserve.deficit = try exact(reserve.deficit.subtracting(covered))
        try exact(reserve.updateRates())
        reserves[id] = reserve
        return covered
    }
}
