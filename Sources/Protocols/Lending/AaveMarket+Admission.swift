import Units

/// An amount of one reserve.
public struct AaveAmount: Hashable, Sendable {
    /// The reserve.
    public var reserve: Int
    /// The amount in smallest units.
    public var amount: UInt256

    /// Makes an amount.
    public init(reserve: Int, amount: UInt256) {
        self.reserve = reserve
        self.amount = amount
    }
}

/// Accounts that come with what they have.
extension AaveMarket {
    /// Opens an account as it stands elsewhere and returns its place.
    ///
    /// What it has supplied is paid in, what it owes is paid out; nobody asks whether it could borrow that much,
    /// so that no price is read. Caps, pauses and the liquidity there is hold as for anybody.
    ///
    /// - Errors: those of `supply` and of `borrow` but for what rests on a price; nothing changes then.
    public mutating func admit(
        supplied: [AaveAmount], owed: [AaveAmount], at now: UInt64
    ) throws(AaveError) -> Int {
        var (pool, account) = (pool, AaveAccount())
        for entry in supplied { try pool.supply(entry.amount, to: entry.reserve, for: &account, at: now) }
        for entry in owed {
            try pool.borrowUnchecked(entry.amount, from: entry.reserve, by: &account, at: now)
        }
        self.pool = pool
        accounts.append(account)
        return accounts.count - 1
    }
}

extension AavePool {
    /// Borrows an amount without asking what stands behind it.
    fileprivate mutating func borrowUnchecked(
        _ amount: UInt256, from id: Int, by account: inout AaveAccount, at now: UInt64
    ) throws(AaveError) {
        var reserve = try accrued(id, to: now)
        try reserve.requireOpen()
        let scaled = try exact(AaveDebtToken.scaledMint(amount, index: reserve.variableBorrowIndex))
        if scaled.isZero { throw .invalidAmount }
        try reserve.mintDebt(scaled, to: &account[id])
        try exact(reserve.updateRates(taken: amount))
        reserves[id] = reserve
    }
}
