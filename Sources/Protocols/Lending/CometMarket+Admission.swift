import Units

/// Accounts that come with what they have.
extension CometMarket {
    /// Opens an account as it stands elsewhere and returns its place.
    ///
    /// What it has supplied is paid in, what it owes is paid out; nobody asks whether it could borrow that much,
    /// so that no price is read. Caps, pauses and the liquidity there is hold as for anybody.
    ///
    /// - Parameters:
    ///   - base: base assets that it has supplied, or owes if below 0.
    ///   - collateral: balances in order of listing.
    /// - Errors: those of supplying and withdrawing but for what rests on a price; nothing changes then.
    public mutating func admit(
        base: Int256, collateral: [UInt256], at now: UInt64
    ) throws(CometError) -> Int {
        var (pool, account) = (pool, CometAccount())
        for (asset, balance) in collateral.enumerated() where !balance.isZero {
            try pool.supply(balance, of: asset, for: &account)
        }
        if base.isNegative {
            if pool.pauses.contains(.withdraw) { throw .paused }
            try pool.accrue(to: now)
            _ = try pool.charge(base.magnitude, to: &account)
            try pool.payOut(base.magnitude)
        } else {
            _ = try pool.supply(base.magnitude, for: &account, at: now)
        }
        self.pool = pool
        accounts.append(account)
        return accounts.count - 1
    }
}
