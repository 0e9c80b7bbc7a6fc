import Protocols
import Testing
import Units

struct RebaseLimiterTests {
    /// A hundredth of 1,000 ether may be added.
    private func limiter() throws -> RebaseLimiter {
        try RebaseLimiter(limit: 10_000_000, previousEther: 1_000, previousShares: 500)
    }

    @Test func `what is above the limit is not taken`() throws {
        var limiter = try limiter()
        #expect(try limiter.increase(8) == 8)
        #expect(!limiter.isLimitReached)
        #expect(try limiter.increase(8) == 2)
        #expect(limiter.isLimitReached)
        #expect(try limiter.maximumSharesToBurn() == .zero)
        #expect(try limiter.increase(8) == .zero)
    }

    @Test func `a loss makes room`() throws {
        var limiter = try limiter()
        try limiter.decrease(100)
        #expect(try limiter.increase(200) == 110)
        #expect(throws: StakingError.negativeTotalPooledEther) { try limiter.decrease(1_011) }
        #expect(limiter.currentEther == 1_010)
    }

    @Test func `no ether before and the greatest limit limit nothing`() throws {
        for (limit, ether) in [(1, 0), (UInt256(RebaseLimiter.unlimited), 1_000)] as [(UInt256, UInt256)] {
            var limiter = try RebaseLimiter(limit: limit, previousEther: ether, previousShares: 500)
            #expect(try limiter.increase(.max) == .max)
            try limiter.decrease(.max)
            #expect(try limiter.maximumSharesToBurn() == 500)
            #expect(limiter.currentEther == ether)
        }
    }

    @Test func `limits out of range are refused`() {
        #expect(throws: StakingError.tooLowRebaseLimit) {
            try RebaseLimiter(limit: .zero, previousEther: 1, previousShares: 1)
        }
        #expect(throws: StakingError.tooHighRebaseLimit) {
            try RebaseLimiter(
                limit: UInt256(RebaseLimiter.unlimited) &+ 1, previousEther: 1, previousShares: 1)
        }
        #expect(throws: StakingError.arithmetic(.overflow)) {
            try RebaseLimiter(limit: 2, previousEther: .max, previousShares: 1)
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `burning what is allowed raises the rate by no more than the limit`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let limit = UInt256(UInt64.random(in: 1..<1_000_000_000, using: &chance))
        let (ether, shares) = (chance.amount(bits: 90), chance.amount(bits: 90))
        var limiter = try RebaseLimiter(limit: limit, previousEther: ether, previousShares: shares)
        _ = try limiter.increase(chance.amount(near: ether))
        let left = shares &- (try limiter.maximumSharesToBurn())
        // current / left <= previous / shares * (1 + limit), but for one unit of the rate's rounding.
        let one: UInt256 = 1_000_000_000
        let rise = try limiter.currentEther.multiplied(by: shares)
        let least = try UInt256.mulDivDown(rise, one, ether)
        #expect(try least <= left.multiplied(by: one &+ limit &+ 1) &+ shares)
    }
}
