import Units

/// What accounts do in a market. Errors are those of `CometError`, checked in the contract's order.
extension CometMarket {
    /// Supplies base assets, which repays what is owed first; reads no price.
    ///
    /// - Parameter amount: `UInt256.max` for all that the account owes.
    /// - Returns: what is paid in.
    @discardableResult
    public mutating func supply(
        _ amount: UInt256, for account: Int, at now: UInt64
    ) throws(CometError) -> UInt256 {
        try change(account) { (pool, account) throws(CometError) in
            try pool.supply(amount, for: &account, at: now)
        }
    }

    /// Withdraws base assets, and borrows what the account has not supplied.
    ///
    /// - Parameter amount: `UInt256.max` for all that it has supplied.
    /// - Returns: what is paid out.
    @discardableResult
    public mutating func withdraw(
        _ amount: UInt256, by account: Int, at moment: CometMoment
    ) throws(CometError) -> UInt256 {
        try change(account) { (pool, account) throws(CometError) in
            try pool.withdraw(amount, by: &account, at: moment)
        }
    }

    /// Moves base assets to another account, and borrows what the sender has not supplied.
    ///
    /// - Parameter amount: `UInt256.max` for all that the sender has supplied.
    /// - Returns: what has moved.
    @discardableResult
    public mutating func transfer(
        _ amount: UInt256, from sender: Int, to receiver: Int, at moment: CometMoment
    ) throws(CometError) -> UInt256 {
        try change(sender, receiver) { (pool, sender, receiver) throws(CometError) in
            try pool.transfer(amount, from: &sender, to: &receiver, at: moment)
        }
    }

    /// Supplies collateral, up to the asset's cap; brings no interest up to date.
    public mutating func supplyCollateral(
        _ amount: UInt256, of asset: Int, for account: Int
    ) throws(CometError) {
        try change(account) { (pool, account) throws(CometError) in
            try pool.supply(amount, of: asset, for: &account)
        }
    }

    /// Withdraws collateral; reads prices only of an account that owes something.
    ///
    /// What is owed counts as of the last accrual, as in the contract; bring it up to date first to be strict.
    public mutating func withdrawCollateral(
        _ amount: UInt256, of asset: Int, by account: Int, at moment: CometMoment
    ) throws(CometError) {
        try change(account) { (pool, account) throws(CometError) in
            try pool.withdraw(amount, of: asset, by: &account, at: moment)
        }
    }

    /// Moves collateral to another account; what the sender owes counts as of the last accrual.
    public mutating func transferCollateral(
        _ amount: UInt256, of asset: Int, from sender: Int, to receiver: Int, at moment: CometMoment
    ) throws(CometError) {
        try change(sender, receiver) { (pool, sender, receiver) throws(CometError) in
            try pool.transfer(amount, of: asset, from: &sender, to: &receiver, at: moment)
        }
    }

    /// Takes all collateral and all debt of a liquidatable account over, which anybody may cause.
    ///
    /// The account is credited with the collateral's value by the liquidation factors: what exceeds its debt it
    /// has supplied afterwards, and what falls short the reserves bear.
    @discardableResult
    public mutating func absorb(
        _ account: Int, at moment: CometMoment
    ) throws(CometError) -> CometSeizure {
        try change(account) { (pool, account) throws(CometError) in
            if pool.pauses.contains(.absorb) { throw .paused }
            try pool.accrue(to: moment.time)
            return try pool.absorb(&account, at: moment)
        }
    }

    /// Buys collateral that the market has absorbed, at a discount.
    ///
    /// - Parameter least: what the buyer wants at least.
    /// - Returns: the collateral that he gets.
    @discardableResult
    public mutating func buyCollateral(
        _ asset: Int, for baseAmount: UInt256, atLeast least: UInt256 = 0, at moment: CometMoment
    ) throws(CometError) -> UInt256 {
        var pool = pool
        let bought = try pool.sell(asset, for: baseAmount, atLeast: least, at: moment)
        self.pool = pool
        return bought
    }

    /// Brings interest and rewards up to date, and the rewards of an account.
    public mutating func accrue(_ account: Int, at now: UInt64) throws(CometError) {
        try change(account) { (pool, account) throws(CometError) in
            try pool.accrue(to: now)
            try pool.settle(&account, principal: account.principal)
        }
    }
}
