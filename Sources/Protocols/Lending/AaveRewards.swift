import Units

/// The incentives controller of Aave: rewards for supplying to reserves and for borrowing from them.
///
/// It has to hear of every change of a rewarded balance before the change happens, by `handleAction`. Of accounts
/// it keeps those that are registered; the actions of all others move the indexes only. A value: a copy is a
/// preview, and a call that throws changes nothing. Claimed rewards are paid outside.
///
/// - Units: rewards in smallest units, balances in scaled units, times in seconds.
/// - Source: aave-v3-origin, `rewards/RewardsController.sol`, `rewards/RewardsDistributor.sol`.
public struct AaveRewards: Hashable, Sendable {
    /// All distributions, in the order in which they were configured.
    public internal(set) var distributions: [AaveRewardDistribution] = []
    /// The registered accounts, in ascending order.
    public private(set) var accounts: [Int] = []
    /// All rewards, in the order in which they were first configured.
    public private(set) var rewards: [Int] = []

    /// Makes a controller that distributes nothing.
    public init() {}

    /// Makes a controller as it was found.
    ///
    /// - Parameters:
    ///   - distributions: in the order in which they were configured; the users of each are the accounts.
    ///   - accounts: the registered ones, in ascending order.
    public init(distributions: [AaveRewardDistribution], accounts: [Int]) {
        precondition(
            distributions.allSatisfy { $0.users.map(\.account) == accounts },
            "every distribution keeps every registered account")
        self.distributions = distributions
        self.accounts = accounts
        for each in distributions where !rewards.contains(each.reward) { rewards.append(each.reward) }
    }

    /// Keeps an account's rewards from now on; it has to be registered before it first has a rewarded token, or
    /// before the token's first distribution.
    public mutating func register(_ account: Int) {
        let place = accounts.firstIndex { $0 >= account } ?? accounts.count
        if place < accounts.count, accounts[place] == account { return }
        accounts.insert(account, at: place)
        for each in distributions.indices {
            distributions[each].users.insert(AaveRewardUser(account: account), at: place)
        }
    }

    /// Starts a distribution or changes its terms; what was emitted up to now keeps the former ones.
    ///
    /// - Parameters:
    ///   - reward: a number for the reward's token.
    ///   - emissionPerSecond: smallest units of the reward; 88 bits.
    ///   - totalSupply: what all have of the token now, in scaled units.
    /// - Errors: `safeCastOverflowedUintDowncast`, `indexOverflow`, arithmetic.
    public mutating func configure(
        _ reward: Int, on token: AaveRewardedToken, decimals: UInt8, emissionPerSecond: UInt256,
        until distributionEnd: UInt32, totalSupply: UInt256, at now: UInt64
    ) throws(AaveRewardsError) {
        let emission = try emissionPerSecond.downcast(bits: 88)
        let place = place(of: reward, on: token)
        var distribution =
            place.map { distributions[$0] }
            ?? AaveRewardDistribution(
                of: reward, on: token, decimals: decimals,
                users: accounts.map { AaveRewardUser(account: $0) })
        distribution.decimals = decimals
        try distribution.update(to: now, totalSupply: totalSupply)
        (distribution.emissionPerSecond, distribution.distributionEnd) = (emission, distributionEnd)
        if let place { distributions[place] = distribution } else { distributions.append(distribution) }
        if !rewards.contains(reward) { rewards.append(reward) }
    }

    /// Changes the speed of a distribution; what was emitted up to now keeps the former one.
    ///
    /// - Errors: `distributionDoesNotExist`, also of a token without decimals; as `configure`.
    public mutating func setEmissionPerSecond(
        _ emissionPerSecond: UInt256, of reward: Int, on token: AaveRewardedToken, totalSupply: UInt256,
        at now: UInt64
    ) throws(AaveRewardsError) {
        let emission = try emissionPerSecond.downcast(bits: 88)
        guard let place = place(of: reward, on: token), distributions[place].decimals != 0 else {
            throw .distributionDoesNotExist
        }
        try distributions[place].update(to: now, totalSupply: totalSupply)
        distributions[place].emissionPerSecond = emission
    }

    /// Moves the end of a distribution without bringing its index up to date: an end that has passed and is put
    /// off again gives back the time since the last update, as in the contract.
    ///
    /// - Errors: `distributionDoesNotExist`.
    public mutating func setDistributionEnd(
        _ end: UInt32, of reward: Int, on token: AaveRewardedToken
    ) throws(AaveRewardsError) {
        guard let place = place(of: reward, on: token) else { throw .distributionDoesNotExist }
        distributions[place].distributionEnd = end
    }

    /// Credits an account with what it has earned, before its balance changes.
    ///
    /// - Parameter holding: balance and total before the change.
    /// - Errors: `indexOverflow`, `safeCastOverflowedUintDowncast`, arithmetic.
    public mutating func handleAction(
        of account: Int, _ holding: AaveRewardedBalance, at now: UInt64
    ) throws(AaveRewardsError) {
        var changed = self
        for place in changed.distributions.indices where distributions[place].token == holding.token {
            try changed.distributions[place].update(to: now, totalSupply: holding.totalSupply)
            try changed.distributions[place].credit(account, balance: holding.balance)
        }
        self = changed
    }

    /// Returns the place of a distribution.
    func place(of reward: Int, on token: AaveRewardedToken) -> Int? {
        distributions.firstIndex { $0.reward == reward && $0.token == token }
    }
}
