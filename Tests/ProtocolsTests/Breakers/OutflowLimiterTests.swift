import Protocols
import Testing
import Units

struct OutflowLimiterTests {
    private static func limiter(threshold: UInt256 = 0) throws -> OutflowLimiter {
        OutflowLimiter(
            rules: try #require(
                OutflowRules(period: 100, tickLength: 10, minimumRetained: 7_000, beginThreshold: threshold)))
    }

    @Test func `changes of one tick leave the window together`() throws {
        var limiter = try Self.limiter()
        try limiter.record(5, at: 1_001)
        try limiter.record(6, at: 1_009)
        try limiter.record(7, at: 1_010)
        #expect(limiter.head == 1_000 && limiter.tail == 1_010 && limiter.liquidityInPeriod == 18)
        try limiter.record(1, at: 1_100)
        #expect(limiter.liquidityTotal == 11 && limiter.liquidityInPeriod == 8 && limiter.head == 1_010)
    }

    @Test func `a window that all changes have left begins at that second`() throws {
        var limiter = try Self.limiter()
        try limiter.record(5, at: 1_001)
        try limiter.clearBacklog(at: 1_107, maximumIterations: 1)
        #expect(limiter.head == 1_107 && limiter.tail == 1_107 && limiter.liquidityTotal == 5)
        try limiter.record(1, at: 1_108)
        #expect(limiter.head == 1_107 && limiter.tail == 1_100)
    }

    @Test func `a backlog is cleared as far as asked`() throws {
        var limiter = try Self.limiter()
        for time in [1_000, 1_010, 1_020] as [UInt64] { try limiter.record(1, at: time) }
        try limiter.clearBacklog(at: 1_200, maximumIterations: 0)
        #expect(limiter.liquidityTotal == 0)
        try limiter.clearBacklog(at: 1_200, maximumIterations: 2)
        #expect(limiter.liquidityTotal == 2 && limiter.head == 1_020)
    }

    @Test func `the limiter begins at its threshold, and below 0 always`() throws {
        var limiter = try Self.limiter(threshold: 100)
        try limiter.record(99, at: 1_000)
        try limiter.clearBacklog(at: 1_100, maximumIterations: 9)
        #expect(try limiter.status() == .inactive)
        try limiter.record(1, at: 1_101)
        try limiter.clearBacklog(at: 1_300, maximumIterations: 9)
        #expect(try limiter.status() == .ok)
        try limiter.record(-101, at: 1_301)
        try limiter.clearBacklog(at: 1_500, maximumIterations: 9)
        #expect(limiter.liquidityTotal == -1)
        #expect(try limiter.status() == .triggered)
    }

    @Test func `settings out of range are none`() {
        #expect(OutflowRules(period: 0, tickLength: 1, minimumRetained: 1, beginThreshold: 0) == nil)
        #expect(OutflowRules(period: 1, tickLength: 0, minimumRetained: 1, beginThreshold: 0) == nil)
        #expect(OutflowRules(period: 1, tickLength: 1, minimumRetained: 0, beginThreshold: 0) == nil)
        #expect(OutflowRules(period: 1, tickLength: 1, minimumRetained: 10_001, beginThreshold: 0) == nil)
    }
}
