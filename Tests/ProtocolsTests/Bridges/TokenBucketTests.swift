import Protocols
import Testing
import Units

struct TokenBucketTests {
    private let rules = TokenBucketRules(isEnabled: true, capacity: 100, rate: 7)

    @Test func `the wait that is told is the least that helps`() throws {
        var bucket = try TokenBucket(filledAt: 1_000, rules: rules)
        try bucket.consume(95, at: 1_000)
        let before = bucket
        #expect(throws: TokenBucketError.rateLimitReached(minimumWait: 3, available: 5)) {
            try bucket.consume(20, at: 1_000)
        }
        #expect(bucket == before)
        #expect(throws: TokenBucketError.self) { try bucket.consume(20, at: 1_002) }
        try bucket.consume(20, at: 1_003)
        #expect(bucket.tokens == 6)
    }

    @Test func `more than the capacity is never given`() throws {
        var bucket = try TokenBucket(filledAt: 0, rules: rules)
        #expect(throws: TokenBucketError.maximumCapacityExceeded(capacity: 100, requested: 101)) {
            try bucket.consume(101, at: 9_999)
        }
    }

    @Test func `what is wrong with a bucket is an error`() throws {
        #expect(throws: TokenBucketError.invalidRate) {
            try TokenBucket(filledAt: 0, rules: TokenBucketRules(isEnabled: true, capacity: 7, rate: 7))
        }
        #expect(throws: TokenBucketError.disabledNonZero) {
            try TokenBucket(filledAt: 0, rules: TokenBucketRules(isEnabled: false, capacity: 7, rate: 0))
        }
        var bucket = TokenBucket(tokens: 101, lastUpdated: 5, rules: rules)
        #expect(throws: TokenBucketError.overfilled) { try bucket.consume(1, at: 6) }
        #expect(throws: TokenBucketError.arithmetic(.underflow)) { try bucket.refilled(at: 4) }
        var dry = TokenBucket(
            tokens: 0, lastUpdated: 5, rules: TokenBucketRules(isEnabled: true, capacity: 9, rate: 0))
        #expect(throws: TokenBucketError.arithmetic(.underflow)) { try dry.consume(1, at: 5) }
    }

    @Test func `nothing, or anything from a bucket that does not limit, is free`() throws {
        var bucket = try TokenBucket(filledAt: 0, rules: .disabled)
        try bucket.consume(.max, at: 9)
        var full = try TokenBucket(filledAt: 0, rules: rules)
        try full.consume(0, at: 9)
        #expect(bucket.lastUpdated == 0 && full.lastUpdated == 0)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a bucket gives at most its capacity and what it gained`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var bucket = try TokenBucket(filledAt: 0, rules: rules)
        var (now, given) = (0 as UInt64, 0 as UInt64)
        for _ in 0..<500 {
            now += UInt64.random(in: 0...4, using: &chance)
            let amount = UInt64.random(in: 0...60, using: &chance)
            if (try? bucket.consume(UInt256(amount), at: now)) != nil { given += amount }
            #expect(given <= 100 + 7 * now && bucket.tokens <= 100)
        }
        #expect(given > 1_000)
    }
}
