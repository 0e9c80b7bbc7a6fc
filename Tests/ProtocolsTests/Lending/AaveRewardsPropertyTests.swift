import Protocols
import Testing
import Units

/// What holds of rewards whatever accounts do, and however often.
struct AaveRewardsPropertyTests {
    private static let token = AaveRewardedToken(reserve: 0, side: .collateral)
    private static let emission: UInt64 = 1_000_003
    private static let (start, end): (UInt64, UInt64) = (1_000, 40_000)

    private func started() throws -> AaveRewards {
        var rewards = AaveRewards()
        for account in [2, 0, 3, 1] { rewards.register(account) }
        try rewards.configure(
            1, on: Self.token, decimals: 6, emissionPerSecond: UInt256(Self.emission),
            until: UInt32(Self.end),
            totalSupply: 0, at: Self.start)
        return rewards
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `claims never exceed the emission, and what is missing is roundings and idle time`(seed: UInt64)
        throws
    {
        var generator = SeededGenerator(seed: seed)
        var rewards = try started()
        var balances: [UInt256] = [0, 0, 0, 0]
        var (time, claimed, held) = (Self.start, UInt256.zero, UInt256.zero)
        for _ in 0..<100 {
            let total = balances.reduce(0) { $0 &+ $1 }
            let next = time + generator.next() % 600
            if !total.isZero { held = held &+ UInt256(min(next, Self.end) - min(time, Self.end)) }
            time = next
            let account = Int(generator.next() % 4)
            let holding = AaveRewardedBalance(Self.token, balance: balances[account], totalSupply: total)
            if generator.next() % 4 == 0 {
                claimed =
                    claimed
                    &+ (try rewards.claim(
                        1, on: [holding], upTo: UInt256(generator.next() >> 30), by: account, at: time))
            } else {
                try rewards.handleAction(of: account, holding, at: time)
                balances[account] = generator.next() % 3 == 0 ? 0 : generator.amount(bits: 40)
            }
        }
        let total = balances.reduce(0) { $0 &+ $1 }
        let unclaimed = try (0..<4).reduce(UInt256.zero) { sum, account in
            let holding = AaveRewardedBalance(Self.token, balance: balances[account], totalSupply: total)
            return try sum &+ rewards.unclaimed(1, on: [holding], by: account, at: time)
        }
        let emitted = held &* UInt256(Self.emission)
        let paid = claimed &+ unclaimed
        #expect(paid <= emitted)
        // An update loses less than a unit of the index, which is worth a millionth of all balances below 2^42;
        // a credit loses less than a unit.
        #expect(emitted &- paid <= 100 &* ((1 << 42 as UInt256).quotient(1_000_000) &+ 2) &+ 4)
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `many updates give an account no more than one, and little less`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let total = generator.amount(bits: 44)
        let balance = min(generator.amount(bits: 44), total)
        let holding = AaveRewardedBalance(Self.token, balance: balance, totalSupply: total)
        let (seldom, later) = (try started(), Self.start + 1 + generator.next() % 50_000)
        var often = seldom
        var (time, updates) = (Self.start, UInt256.zero)
        while time < later {
            time = min(time + 1 + generator.next() % 2_000, later)
            try often.handleAction(of: Int(generator.next() % 2) * 9, holding, at: time)
            updates = updates &+ 1
        }
        let once = try seldom.unclaimed(1, on: [holding], by: 0, at: later)
        let many = try often.unclaimed(1, on: [holding], by: 0, at: later)
        #expect(many <= once)
        // Each update loses less than a unit of the index and, where the account is credited, less than a unit.
        #expect(once &- many <= updates &* (balance.quotient(1_000_000) &+ 2))
    }
}
