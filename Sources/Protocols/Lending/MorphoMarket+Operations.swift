import Units

/// What accounts do in a market. Errors are those of `MorphoError`, checked in the contract's order.
///
/// Each operation brings interest up to date first, and rounds in favour of the market.
extension MorphoMarket {
    /// Supplies loan assets.
    @discardableResult
    public mutating func supply(
        _ amount: MorphoAmount, for account: Int, at now: UInt64
    ) throws(MorphoError) -> MorphoTransfer {
        if amount.isZero { throw .inconsistentInput }
        return try change(account, at: now) { (pool, position) throws(MorphoError) in
            try pool.supply(amount, &position)
        }
    }

    /// Withdraws supplied assets, as far as they are not lent.
    @discardableResult
    public mutating func withdraw(
        _ amount: MorphoAmount, by account: Int, at now: UInt64
    ) throws(MorphoError) -> MorphoTransfer {
        if amount.isZero { throw .inconsistentInput }
        return try change(account, at: now) { (pool, position) throws(MorphoError) in
            try pool.withdraw(amount, &position)
        }
    }

    /// Borrows against the account's collateral.
    @discardableResult
    public mutating func borrow(
        _ amount: MorphoAmount, by account: Int, at moment: MorphoMoment
    ) throws(MorphoError) -> MorphoTransfer {
        if amount.isZero { throw .inconsistentInput }
        return try change(account, at: moment.time) { (pool, position) throws(MorphoError) in
            try pool.borrow(amount, &position, at: moment)
        }
    }

    /// Repays debt of an account; reads no price. More than it owes throws `underflow`: repay all by shares.
    @discardableResult
    public mutating func repay(
        _ amount: MorphoAmount, of account: Int, at now: UInt64
    ) throws(MorphoError) -> MorphoTransfer {
        if amount.isZero { throw .inconsistentInput }
        return try change(account, at: now) { (pool, position) throws(MorphoError) in
            try pool.repay(amount, &position)
        }
    }

    /// Withdraws collateral; reads the price only of an account that owes something.
    public mutating func withdrawCollateral(
        _ assets: UInt256, by account: Int, at moment: MorphoMoment
    ) throws(MorphoError) {
        if assets.isZero { throw .zeroAssets }
        try change(account, at: moment.time) { (pool, position) throws(MorphoError) in
            try pool.withdrawCollateral(assets, &position, at: moment)
        }
    }

    /// Liquidates an unhealthy account, which may be the liquidator's own.
    ///
    /// The liquidator pays `repaidAssets` and receives `seizedAssets`. When the last collateral is seized, what
    /// is still owed is bad debt and lowers what all suppliers have.
    @discardableResult
    public mutating func liquidate(
        _ account: Int, _ seizure: MorphoSeizure, at moment: MorphoMoment
    ) throws(MorphoError) -> MorphoLiquidation {
        if seizure.isZero { throw .inconsistentInput }
        return try change(account, at: moment.time) { (pool, position) throws(MorphoError) in
            try pool.liquidate(seizure, &position, at: moment)
        }
    }

    /// Brings interest up to date, which anybody may do.
    public mutating func accrueInterest(at now: UInt64) throws(MorphoError) {
        try change(feeRecipient, at: now) { (_, _) in }
    }
}
