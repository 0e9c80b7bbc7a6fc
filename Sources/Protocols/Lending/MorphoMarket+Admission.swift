import Units

/// Accounts that come with what they have.
extension MorphoMarket {
    /// Opens an account as it stands elsewhere and returns its place.
    ///
    /// What it has supplied is paid in, what it owes is paid out; nobody asks whether its collateral carries that
    /// much, so that no price is read. The liquidity there is holds as for anybody.
    ///
    /// - Parameters: amounts in smallest units.
    /// - Errors: those of supplying and borrowing but for what rests on a price; nothing changes then.
    public mutating func admit(
        supplied: UInt256 = 0, collateral: UInt256 = 0, owed: UInt256 = 0, at now: UInt64
    ) throws(MorphoError) -> Int {
        var market = self
        let account = market.openAccount()
        try market.change(account, at: now) { (pool, position) throws(MorphoError) in
            position.collateral = try position.collateral.adding128(collateral)
            if !supplied.isZero { _ = try pool.supply(.assets(supplied), &position) }
            if !owed.isZero { _ = try pool.borrowUnchecked(.assets(owed), &position) }
        }
        self = market
        return account
    }
}
