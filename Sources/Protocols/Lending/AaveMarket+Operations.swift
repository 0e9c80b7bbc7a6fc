import Units

/// What accounts do in a market. Errors are those of `AaveError`, checked in the contract's order.
extension AaveMarket {
    /// Supplies an amount; the first supply of a reserve becomes collateral if its loan to value is not 0.
    public mutating func supply(
        _ amount: UInt256, to reserve: Int, for account: Int, at now: UInt64
    ) throws(AaveError) {
        try change(account) { (pool, account) throws(AaveError) in
            try pool.supply(amount, to: reserve, for: &account, at: now)
        }
    }

    /// Withdraws an amount, `UInt256.max` for all; reads prices only of an account that owes something.
    ///
    /// - Returns: what leaves the reserve.
    @discardableResult
    public mutating func withdraw(
        _ amount: UInt256, from reserve: Int, by account: Int, at moment: AaveMoment
    ) throws(AaveError) -> UInt256 {
        try change(account) { (pool, account) throws(AaveError) in
            try pool.withdraw(amount, from: reserve, by: &account, at: moment)
        }
    }

    /// Borrows an amount.
    public mutating func borrow(
        _ amount: UInt256, from reserve: Int, by account: Int, at moment: AaveMoment
    ) throws(AaveError) {
        try change(account) { (pool, account) throws(AaveError) in
            try pool.borrow(amount, from: reserve, by: &account, at: moment)
        }
    }

    /// Repays an amount of an account's debt, at most what it owes; reads no price.
    ///
    /// - Returns: what is taken.
    @discardableResult
    public mutating func repay(
        _ amount: UInt256, to reserve: Int, of account: Int, at now: UInt64
    ) throws(AaveError) -> UInt256 {
        try change(account) { (pool, account) throws(AaveError) in
            try pool.repay(amount, to: reserve, of: &account, at: now)
        }
    }

    /// Repays a debt with the account's supply of the same asset, `UInt256.max` for all of the supply.
    ///
    /// - Returns: what is taken off both.
    @discardableResult
    public mutating func repayWithSupply(
        _ amount: UInt256, of reserve: Int, by account: Int, at moment: AaveMoment
    ) throws(AaveError) -> UInt256 {
        try change(account) { (pool, account) throws(AaveError) in
            try pool.repayWithSupply(amount, of: reserve, of: &account, at: moment)
        }
    }

    /// Transfers a supply to another account, where it is no collateral until its owner says so.
    public mutating func transfer(
        _ amount: UInt256, of reserve: Int, from sender: Int, to receiver: Int, at moment: AaveMoment
    ) throws(AaveError) {
        precondition(accounts.indices.contains(receiver), "an account is opened before it is used")
        let scaled = try change(sender) { (pool, account) throws(AaveError) in
            try pool.takeTransfer(
                of: amount, from: reserve, by: &account, isToSelf: sender == receiver, at: moment)
        }
        hand(scaled, of: reserve, to: receiver)
    }

    /// Lets an account's supply count as collateral, or not.
    public mutating func setUsedAsCollateral(
        _ isUsed: Bool, reserve: Int, of account: Int, at moment: AaveMoment
    ) throws(AaveError) {
        try change(account) { (pool, account) throws(AaveError) in
            try pool.setUsedAsCollateral(isUsed, reserve: reserve, of: &account, at: moment)
        }
    }

    /// Moves an account to an eMode category, 0 to leave.
    public mutating func setEMode(
        _ category: UInt8, of account: Int, at moment: AaveMoment
    ) throws(AaveError) {
        try change(account) { (pool, account) throws(AaveError) in
            try pool.setEMode(category, of: &account, at: moment)
        }
    }

    /// Liquidates an account whose health factor is below 1.
    ///
    /// The liquidator pays `debtCovered` and receives `collateralToLiquidator`, as the asset or as supply.
    public mutating func liquidate(
        _ call: AaveLiquidationCall, at moment: AaveMoment
    ) throws(AaveError) -> AaveLiquidation {
        precondition(accounts.indices.contains(call.liquidator), "an account is opened before it is used")
        let result = try change(call.borrower) { (pool, account) throws(AaveError) in
            try pool.liquidate(call, &account, at: moment)
        }
        if call.receivesSupply { hand(result.scaledSeized, of: call.collateral, to: call.liquidator) }
        hand(result.scaledFee, of: call.collateral, to: AaveMarket.treasury)
        return result
    }
}
