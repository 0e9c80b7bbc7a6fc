import Units

/// What accounts do with the base asset; a throw leaves both half changed.
///
/// The sign of a principal says whether it is supplied or owed, so that supplying repays first and withdrawing
/// borrows what is missing.
/// - Source: comet, `Comet.sol`, `supplyBase`, `withdrawBase`, `transferBase`, `updateBasePrincipal`.
extension CometPool {
    /// Supplies an amount, `UInt256.max` for all that the account owes, and returns it.
    mutating func supply(
        _ amount: UInt256, for account: inout CometAccount, at now: UInt64
    ) throws(CometError) -> UInt256 {
        if pauses.contains(.supply) { throw .paused }
        try accrue(to: now)
        let paid = amount == .max ? try debt(of: account) : amount
        let change = try CometPrincipalChange(
            of: account.principal, adding: CometMath.signed(paid), indexes)
        try book(credit: change)
        try settle(&account, principal: change.new)
        baseBalance = try CometError.exact(baseBalance.adding(paid))
        return paid
    }

    /// Withdraws an amount, `UInt256.max` for all that the account has supplied, and returns it.
    mutating func withdraw(
        _ amount: UInt256, by account: inout CometAccount, at moment: CometMoment
    ) throws(CometError) -> UInt256 {
        if pauses.contains(.withdraw) { throw .paused }
        try accrue(to: moment.time)
        let taken = amount == .max ? try supply(of: account) : amount
        let change = try charge(taken, to: &account)
        try requireCarried(change.balance, account, at: moment)
        try payOut(taken)
        return taken
    }

    /// Moves an amount between two accounts, `UInt256.max` for all that the sender has supplied, and returns it.
    mutating func transfer(
        _ amount: UInt256, from sender: inout CometAccount, to receiver: inout CometAccount,
        at moment: CometMoment
    ) throws(CometError) -> UInt256 {
        try accrue(to: moment.time)
        let moved = amount == .max ? try supply(of: sender) : amount
        let signed = try CometMath.signed(moved)
        let charge = try CometPrincipalChange(of: sender.principal, adding: .zero &- signed, indexes)
        let credit = try CometPrincipalChange(of: receiver.principal, adding: signed, indexes)
        try book(credit: credit, charge: charge)
        try settle(&sender, principal: charge.new)
        try settle(&receiver, principal: credit.new)
        try requireCarried(charge.balance, sender, at: moment)
        return moved
    }

    /// Takes an amount from what an account has, or adds it to its debt; asks nobody whether it is carried.
    mutating func charge(
        _ amount: UInt256, to account: inout CometAccount
    ) throws(CometError) -> CometPrincipalChange {
        let change = try CometPrincipalChange(
            of: account.principal, adding: .zero &- CometMath.signed(amount), indexes)
        try book(charge: change)
        try settle(&account, principal: change.new)
        return change
    }

    /// Takes changes of principals over into the totals.
    private mutating func book(
        credit: CometPrincipalChange? = nil, charge: CometPrincipalChange? = nil
    ) throws(CometError) {
        let (repaid, supplied) = credit?.repaidAndSupplied ?? (0, 0)
        let (withdrawn, borrowed) = charge?.withdrawnAndBorrowed ?? (0, 0)
        try book(repaid: repaid, supplied: supplied, withdrawn: withdrawn, borrowed: borrowed)
    }

    /// Changes the totals of both sides, whose sums have to fit 104 bits.
    mutating func book(
        repaid: UInt256, supplied: UInt256, withdrawn: UInt256 = 0, borrowed: UInt256 = 0
    ) throws(CometError) {
        suppliedPrincipal = try CometError.exact(
            suppliedPrincipal.adding(supplied).stored(bits: 104).subtracting(withdrawn))
        owedPrincipal = try CometError.exact(
            owedPrincipal.adding(borrowed).stored(bits: 104).subtracting(repaid))
    }

    /// Gives an account a principal, and counts the rewards of the former one.
    mutating func settle(_ account: inout CometAccount, principal: Int256) throws(CometError) {
        let index = account.principal.isNegative ? tracking.borrow : tracking.supply
        let descale = try CometError.exact(configuration.baseScale.dividedDown(by: CometPool.rewardUnit))
        let earned = try CometError.exact(
            account.principal.magnitude.multiplied(by: index.subtracting(account.trackingIndex))
                .dividedDown(by: configuration.tracking.scale).dividedDown(by: descale))
        let counted = try CometMath.fitting64(earned)
        account.trackingAccrued = try CometError.exact(
            account.trackingAccrued.adding(counted).stored(bits: 64))
        account.trackingIndex = principal.isNegative ? tracking.borrow : tracking.supply
        account.principal = principal
    }

    /// Refuses a debt that is too small or that the collateral does not carry.
    private func requireCarried(
        _ balance: Int256, _ account: CometAccount, at moment: CometMoment
    ) throws(CometError) {
        if !balance.isNegative { return }
        if balance.magnitude < configuration.leastBorrow { throw .borrowTooSmall }
        if try !data(of: account, at: moment).isBorrowCollateralized { throw .notCollateralized }
    }

    /// Takes base assets out of the market; throws `transferOutFailed` where it holds less.
    mutating func payOut(_ amount: UInt256) throws(CometError) {
        if amount > baseBalance { throw .transferOutFailed }
        baseBalance = baseBalance &- amount
    }

    /// What an account has supplied as of the last accrual, rounded down; 0 where it owes.
    func supply(of account: CometAccount) throws(CometError) -> UInt256 {
        account.isBorrowing ? .zero : try indexes.supplyValue(of: account.principal.magnitude)
    }

    /// What an account owes as of the last accrual, rounded down; 0 where it has supplied.
    func debt(of account: CometAccount) throws(CometError) -> UInt256 {
        account.isBorrowing ? try indexes.borrowValue(of: account.principal.magnitude) : .zero
    }

    /// Rewards are counted with 6 decimals.
    private static let rewardUnit: UInt256 = 1_000_000
}
