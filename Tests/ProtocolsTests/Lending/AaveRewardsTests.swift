import Protocols
import Testing
import Units

/// Rewards worked out by hand: a tenth of a reward a second on a token with 6 decimals.
struct AaveRewardsTests {
    private static let supplies = AaveRewardedToken(reserve: 0, side: .collateral)
    private static let debts = AaveRewardedToken(reserve: 0, side: .debt)
    private static let reward = 7

    /// Account 3 is registered, and 100,000 smallest units a second go to suppliers from 1,000 to 2,000.
    private func started() throws -> AaveRewards {
        var rewards = AaveRewards()
        rewards.register(3)
        try rewards.configure(
            Self.reward, on: Self.supplies, decimals: 6, emissionPerSecond: 100_000, until: 2_000,
            totalSupply: 0, at: 1_000)
        return rewards
    }

    private func holding(
        _ balance: UInt64, of total: UInt64, _ token: AaveRewardedToken = supplies
    ) -> AaveRewardedBalance {
        AaveRewardedBalance(
            token, balance: UInt256(balance) &* 1_000_000, totalSupply: UInt256(total) &* 1_000_000)
    }

    @Test func `an account earns its share of what is emitted while it holds`() throws {
        var rewards = try started()
        // Nobody holds anything for 100 seconds: what is emitted then is nobody's.
        try rewards.handleAction(of: 3, holding(0, of: 0), at: 1_100)
        #expect(rewards.distributions[0].index == 0 && rewards.distributions[0].lastUpdate == 1_100)
        // It holds all 50 for 10 seconds, then 50 of 200 for 20: 20,000 a whole token, then 10,000.
        try rewards.handleAction(of: 9, holding(0, of: 50), at: 1_110)
        #expect(rewards.distributions[0].index == 20_000)
        #expect(try rewards.unclaimed(Self.reward, on: [holding(50, of: 200)], by: 3, at: 1_130) == 1_500_000)
        try rewards.handleAction(of: 3, holding(50, of: 200), at: 1_130)
        #expect(rewards.distributions[0].index == 30_000)
        #expect(rewards.distributions[0].users.map(\.accrued) == [1_500_000])
        // Nothing in no time.
        try rewards.handleAction(of: 3, holding(150, of: 200), at: 1_130)
        #expect(rewards.distributions[0].users.map(\.accrued) == [1_500_000])
    }

    @Test func `the emission ends at its end, and an end that is put off gives time back`() throws {
        var rewards = try started()
        try rewards.handleAction(of: 3, holding(0, of: 100), at: 1_500)
        #expect(
            try rewards.unclaimed(Self.reward, on: [holding(100, of: 100)], by: 3, at: 9_000) == 50_000_000)
        try rewards.setDistributionEnd(3_000, of: Self.reward, on: Self.supplies)
        #expect(
            try rewards.unclaimed(Self.reward, on: [holding(100, of: 100)], by: 3, at: 9_000) == 150_000_000)
        try rewards.handleAction(of: 3, holding(100, of: 100), at: 9_000)
        try rewards.setDistributionEnd(10_000, of: Self.reward, on: Self.supplies)
        try rewards.handleAction(of: 3, holding(100, of: 100), at: 9_001)
        #expect(rewards.distributions[0].users.map(\.accrued) == [150_100_000])
    }

    @Test func `an index is rounded down and what is lost is lost for good`() throws {
        var rewards = AaveRewards()
        rewards.register(0)
        try rewards.configure(
            1, on: Self.supplies, decimals: 6, emissionPerSecond: 1, until: .max, totalSupply: 0, at: 1)
        let all = holding(3, of: 3)
        for second in 2...4 as ClosedRange<UInt64> { try rewards.handleAction(of: 0, all, at: second) }
        // A third of a smallest unit a second, three times.
        #expect(rewards.distributions[0].index == 0)
        try rewards.handleAction(of: 0, all, at: 7)
        #expect(rewards.distributions[0].index == 1 && rewards.distributions[0].users[0].accrued == 3)
    }

    @Test func `a claim pays up to an amount and leaves the rest on the last token`() throws {
        var rewards = try started()
        try rewards.configure(
            Self.reward, on: Self.debts, decimals: 6, emissionPerSecond: 300_000, until: 2_000,
            totalSupply: 0, at: 1_000)
        let holdings = [holding(10, of: 10), holding(10, of: 10, Self.debts)]
        try rewards.handleAction(of: 3, holding(0, of: 0), at: 1_000)
        #expect(try rewards.claim(Self.reward, on: holdings, upTo: 0, by: 3, at: 1_100) == 0)
        #expect(rewards.distributions[0].lastUpdate == 1_000)
        #expect(
            try rewards.claim(Self.reward, on: holdings, upTo: 15_000_000, by: 3, at: 1_100) == 15_000_000)
        #expect(rewards.distributions.map(\.users[0].accrued) == [0, 25_000_000])
        #expect(try rewards.unclaimed(Self.reward, on: holdings, by: 3, at: 1_100) == 25_000_000)
        #expect(try rewards.claim(Self.reward, on: holdings, by: 3, at: 1_110) == 29_000_000)
        #expect(try rewards.claim(Self.reward, on: holdings, by: 3, at: 1_110) == 0)
    }

    @Test func `all rewards are claimed in the order in which they were configured`() throws {
        var rewards = try started()
        try rewards.configure(
            2, on: Self.supplies, decimals: 6, emissionPerSecond: 1_000, until: 1_010, totalSupply: 0,
            at: 1_000)
        #expect(rewards.rewards == [Self.reward, 2])
        let paid = try rewards.claimAll(on: [holding(10, of: 40)], by: 3, at: 1_100)
        #expect(paid == [2_500_000, 2_500])
        #expect(try rewards.claimAll(on: [holding(10, of: 40)], by: 3, at: 1_100) == [0, 0])
    }

    @Test func `a new speed counts from now on`() throws {
        var rewards = try started()
        try rewards.setEmissionPerSecond(
            200_000, of: Self.reward, on: Self.supplies, totalSupply: 10_000_000, at: 1_010)
        #expect(try rewards.unclaimed(Self.reward, on: [holding(10, of: 10)], by: 3, at: 1_020) == 3_000_000)
        #expect(try rewards.earnedPerYear(Self.reward, on: holding(1, of: 10), at: 1_020) == 630_720_000_000)
        #expect(try rewards.earnedPerYear(Self.reward, on: holding(1, of: 10), at: 2_000) == 0)
    }

    @Test func `what the contract refuses is refused and changes nothing`() throws {
        var rewards = try started()
        let before = rewards
        #expect(throws: AaveRewardsError.distributionDoesNotExist) {
            try rewards.setEmissionPerSecond(1, of: 8, on: Self.supplies, totalSupply: 0, at: 1_000)
        }
        #expect(throws: AaveRewardsError.distributionDoesNotExist) {
            try rewards.setDistributionEnd(1, of: Self.reward, on: Self.debts)
        }
        #expect(throws: AaveRewardsError.safeCastOverflowedUintDowncast(bits: 88)) {
            try rewards.setEmissionPerSecond(
                1 << 88, of: Self.reward, on: Self.supplies, totalSupply: 0, at: 1_000)
        }
        #expect(throws: AaveRewardsError.safeCastOverflowedUintDowncast(bits: 32)) {
            try rewards.handleAction(of: 3, holding(1, of: 1), at: 1 << 32)
        }
        #expect(throws: AaveRewardsError.arithmetic(.underflow)) {
            try rewards.handleAction(of: 3, holding(1, of: 1), at: 999)
        }
        #expect(throws: AaveRewardsError.indexOverflow) {
            var fast = rewards
            try fast.configure(
                1, on: Self.debts, decimals: 18, emissionPerSecond: 1 << 87, until: .max, totalSupply: 0,
                at: 1)
            try fast.handleAction(
                of: 3, AaveRewardedBalance(Self.debts, balance: 1, totalSupply: 1), at: 1_000)
        }
        #expect(rewards == before)
        #expect(AaveRewardsError.indexOverflow.upstreamName == "INDEX_OVERFLOW")
    }

    @Test func `a controller is made again of what can be read of it`() throws {
        var rewards = try started()
        rewards.register(1)
        try rewards.handleAction(of: 3, holding(5, of: 50), at: 1_200)
        #expect(rewards.accounts == [1, 3])
        let again = AaveRewards(distributions: rewards.distributions, accounts: rewards.accounts)
        #expect(again == rewards)
    }

    @Test func `balances come from a market's accounts in scaled units`() throws {
        var market = AaveMarket()
        let reserve = try market.list(
            .sample(decimals: 6, loanToValue: 7_000, liquidationThreshold: 8_000), at: 0)
        let account = market.openAccount()
        try market.supply(5_000_000, to: reserve, for: account, at: 0)
        #expect(
            market.rewardedBalance(of: account, Self.supplies)
                == AaveRewardedBalance(Self.supplies, balance: 5_000_000, totalSupply: 5_000_000))
        #expect(
            market.rewardedBalance(of: account, Self.debts)
                == AaveRewardedBalance(Self.debts, balance: 0, totalSupply: 0))
    }
}
