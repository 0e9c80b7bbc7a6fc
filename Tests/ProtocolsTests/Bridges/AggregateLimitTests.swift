import Protocols
import Testing
import Units

struct AggregateLimitTests {
    @Test func `the value is rounded down and taken out of the bucket`() throws {
        let rules = TokenBucketRules(isEnabled: true, capacity: 100, rate: 1)
        var limit = AggregateLimit(bucket: try TokenBucket(filledAt: 0, rules: rules))
        let half = UInt256(500_000_000_000_000_000 as UInt128)
        try limit.consume(121, price: half, at: 0)
        #expect(limit.bucket.tokens == 40)
        #expect(throws: TokenBucketError.rateLimitReached(minimumWait: 10, available: 40)) {
            try limit.consume(100, price: half, at: 0)
        }
        #expect(throws: TokenBucketError.arithmetic(.overflow)) {
            try limit.consume(.max, price: half, at: 0)
        }
    }
}
