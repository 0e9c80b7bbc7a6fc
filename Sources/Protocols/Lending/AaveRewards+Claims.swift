import Units

/// Claims, and what can be claimed.
extension AaveRewards {
    /// Credits an account with what it has earned on some tokens, and pays one reward out up to an amount.
    ///
    /// What is left stays credited on the tokens that come last.
    /// - Parameter holdings: what the account and all have of each token now.
    /// - Returns: what is paid out; 0 for an amount of 0, which credits nothing either.
    /// - Errors: as `handleAction`.
    @discardableResult
    public mutating func claim(
        _ reward: Int, on holdings: [AaveRewardedBalance], upTo amount: UInt256 = .max, by account: Int,
        at now: UInt64
    ) throws(AaveRewardsError) -> UInt256 {
        if amount.isZero { return 0 }
        var changed = try credited(account, on: holdings, at: now)
        let paid = try changed.take(reward, on: holdings, upTo: amount, by: account)
        self = changed
        return paid
    }

    /// Credits an account with what it has earned on some tokens, and pays all rewards out.
    ///
    /// - Returns: what is paid of each reward, in the order of `rewards`.
    /// - Errors: as `handleAction`.
    @discardableResult
    public mutating func claimAll(
        on holdings: [AaveRewardedBalance], by account: Int, at now: UInt64
    ) throws(AaveRewardsError) -> [UInt256] {
        var changed = try credited(account, on: holdings, at: now)
        var paid: [UInt256] = []
        for reward in rewards {
            paid.append(try changed.take(reward, on: holdings, upTo: .max, by: account))
        }
        self = changed
        return paid
    }

    /// Returns what an account could claim of a reward on some tokens, rounded down on each; nothing is written.
    public func unclaimed(
        _ reward: Int, on holdings: [AaveRewardedBalance], by account: Int, at now: UInt64
    ) throws(AaveRewardsError) -> UInt256 {
        var sum = UInt256.zero
        for holding in holdings {
            guard let place = place(of: reward, on: holding.token) else { continue }
            let unclaimed = try distributions[place].unclaimed(by: account, holding, at: now)
            sum = try AaveRewardsError.exact(sum.adding(unclaimed))
        }
        return sum
    }

    /// Returns what a balance earns of a reward in a year of 365 days as things stand, rounded down; 0 after the
    /// end.
    ///
    /// - Parameter holding: the balance and the total in scaled units.
    public func earnedPerYear(
        _ reward: Int, on holding: AaveRewardedBalance, at now: UInt64
    ) throws(AaveRewardsError) -> UInt256 {
        guard let place = place(of: reward, on: holding.token), !holding.totalSupply.isZero else { return 0 }
        let distribution = distributions[place]
        if now >= UInt64(distribution.distributionEnd) { return 0 }
        let all = try AaveRewardsError.exact(
            distribution.emissionPerSecond.multiplied(by: LendingRates.secondsPerYear))
        return try AaveRewardsError.exact(UInt256.mulDivDown(all, holding.balance, holding.totalSupply))
    }

    private func credited(
        _ account: Int, on holdings: [AaveRewardedBalance], at now: UInt64
    ) throws(AaveRewardsError) -> AaveRewards {
        precondition(accounts.contains(account), "an account is registered before it claims")
        var changed = self
        for holding in holdings { try changed.handleAction(of: account, holding, at: now) }
        return changed
    }

    private mutating func take(
        _ reward: Int, on holdings: [AaveRewardedBalance], upTo amount: UInt256, by account: Int
    ) throws(AaveRewardsError) -> UInt256 {
        var paid = UInt256.zero
        for holding in holdings {
            guard let place = place(of: reward, on: holding.token) else { continue }
            let taken = distributions[place].take(upTo: amount &- paid, by: account)
            paid = try AaveRewardsError.exact(paid.adding(taken))
        }
        return paid
    }
}
