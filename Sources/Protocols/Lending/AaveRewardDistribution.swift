import Units

/// One reward on one token: how fast it is emitted, and what each unit of the token has earned so far.
///
/// - Source: aave-v3-origin, `rewards/RewardsDistributor.sol`, `RewardData`.
public struct AaveRewardDistribution: Hashable, Sendable {
    /// The token it is distributed on.
    public let token: AaveRewardedToken
    /// The reward's number.
    public let reward: Int
    /// Decimals of the token.
    public internal(set) var decimals: UInt8
    /// Rewards in smallest units that one whole token has earned since the beginning; 104 bits.
    public internal(set) var index: UInt256
    /// What is emitted a second in smallest units of the reward; 88 bits.
    public internal(set) var emissionPerSecond: UInt256
    /// When the index was last brought up to date.
    public internal(set) var lastUpdate: UInt32
    /// When the emission ends.
    public internal(set) var distributionEnd: UInt32
    /// The registered accounts, in ascending order.
    public internal(set) var users: [AaveRewardUser]

    /// Makes a distribution as it was found; a new one has an index of 0 and emits nothing.
    public init(
        of reward: Int, on token: AaveRewardedToken, decimals: UInt8, users: [AaveRewardUser],
        index: UInt256 = .zero, emissionPerSecond: UInt256 = .zero, lastUpdate: UInt32 = 0,
        distributionEnd: UInt32 = 0
    ) {
        self.token = token
        self.reward = reward
        self.decimals = decimals
        self.users = users
        self.index = index
        self.emissionPerSecond = emissionPerSecond
        self.lastUpdate = lastUpdate
        self.distributionEnd = distributionEnd
    }

    /// Returns the index at a time, rounded down: nothing is earned while nobody has the token, nor after the end.
    func index(at now: UInt64, totalSupply: UInt256) throws(AaveRewardsError) -> UInt256 {
        if emissionPerSecond.isZero || totalSupply.isZero { return index }
        if now == UInt64(lastUpdate) || lastUpdate >= distributionEnd { return index }
        let seconds = try AaveRewardsError.exact(
            UInt256(min(now, UInt64(distributionEnd))).subtracting(UInt256(UInt64(lastUpdate))))
        let emitted = try AaveRewardsError.exact(emissionPerSecond.multiplied(by: seconds))
        return try AaveRewardsError.exact(
            emitted.multiplied(by: AaveValue.unit(decimals: decimals)).dividedDown(by: totalSupply)
                .adding(index))
    }

    /// Brings the index up to date.
    mutating func update(to now: UInt64, totalSupply: UInt256) throws(AaveRewardsError) {
        let next = try index(at: now, totalSupply: totalSupply)
        if next != index, next.leadingZeroBitCount < 152 { throw .indexOverflow }
        guard let time = UInt32(exactly: now) else { throw .safeCastOverflowedUintDowncast(bits: 32) }
        (index, lastUpdate) = (next, time)
    }

    /// Credits an account with what its balance has earned since its last action; accounts that are not registered
    /// are passed over.
    mutating func credit(_ account: Int, balance: UInt256) throws(AaveRewardsError) {
        guard let place = place(of: account), users[place].index != index else { return }
        let earned = try earned(balance, from: users[place].index, to: index).downcast(bits: 128)
        users[place].accrued = try AaveRewardsError.exact(
            users[place].accrued.adding(earned).stored(bits: 128))
        users[place].index = index
    }

    /// Takes what an account has been credited with, up to an amount, and returns it.
    mutating func take(upTo amount: UInt256, by account: Int) -> UInt256 {
        guard let place = place(of: account) else { return .zero }
        let taken = min(users[place].accrued, amount)
        users[place].accrued = users[place].accrued &- taken
        return taken
    }

    /// Returns what an account has earned and not claimed at a time, rounded down; 0 if it is not registered.
    func unclaimed(
        by account: Int, _ holding: AaveRewardedBalance, at now: UInt64
    ) throws(AaveRewardsError) -> UInt256 {
        guard let place = place(of: account) else { return .zero }
        let user = users[place]
        if holding.balance.isZero { return user.accrued }
        let next = try index(at: now, totalSupply: holding.totalSupply)
        let pending = try earned(holding.balance, from: user.index, to: next)
        return try AaveRewardsError.exact(pending.adding(user.accrued))
    }

    /// Returns the place of a registered account among the users.
    func place(of account: Int) -> Int? {
        var (low, high) = (0, users.count)
        while low < high {
            let middle = (low + high) / 2
            if users[middle].account < account { low = middle + 1 } else { high = middle }
        }
        return low < users.count && users[low].account == account ? low : nil
    }

    private func earned(
        _ balance: UInt256, from: UInt256, to next: UInt256
    ) throws(AaveRewardsError) -> UInt256 {
        try AaveRewardsError.exact(
            balance.multiplied(by: next.subtracting(from))
                .dividedDown(by: AaveValue.unit(decimals: decimals)))
    }
}

/// What an account has earned of a distribution.
public struct AaveRewardUser: Hashable, Sendable {
    /// The account's place in the market.
    public let account: Int
    /// The distribution's index when the account was last credited.
    public internal(set) var index: UInt256
    /// What it has been credited with and has not claimed, in smallest units; 128 bits.
    public internal(set) var accrued: UInt256

    /// Makes a user as it was found; a new one has earned nothing.
    public init(account: Int, index: UInt256 = .zero, accrued: UInt256 = .zero) {
        self.account = account
        self.index = index
        self.accrued = accrued
    }
}
