import Protocols
import Testing
import Units

struct OutflowBreakerTests {
    /// A vault that held 1,000 before the window; 700 must remain.
    private static func breaker() throws -> OutflowBreaker {
        let rules = try #require(
            OutflowRules(period: 100, tickLength: 10, minimumRetained: 7_000, beginThreshold: 0))
        var breaker = OutflowBreaker(rules: rules, cooldown: 50)
        try breaker.receive(1_000, at: 1_000)
        try breaker.clearBacklog(at: 1_100, maximumIterations: 9)
        return breaker
    }

    @Test func `exactly what must remain may remain`() throws {
        var breaker = try Self.breaker()
        #expect(try breaker.release(300, isAllOrNothing: false, at: 1_100) == .paid)
        #expect(!breaker.isRateLimited)
        #expect(try breaker.release(1, isAllOrNothing: false, at: 1_100) == .locked)
        #expect(breaker.isRateLimited && breaker.limitedAt == 1_100 && breaker.locked == 1)
    }

    @Test func `an outflow that must not be held back is refused and changes nothing`() throws {
        var breaker = try Self.breaker()
        let before = breaker
        #expect(throws: OutflowError.rateLimited) {
            try breaker.release(301, isAllOrNothing: true, at: 1_100)
        }
        #expect(breaker == before)
    }

    @Test func `the limit stays when the cause is gone, until the cooldown`() throws {
        var breaker = try Self.breaker()
        _ = try breaker.release(301, isAllOrNothing: false, at: 1_100)
        try breaker.receive(5_000, at: 1_101)
        #expect(try breaker.release(1, isAllOrNothing: false, at: 1_149) == .locked)
        #expect(throws: OutflowError.rateLimited) { try breaker.claim(302) }
        #expect(breaker.remainingCooldown(at: 1_149) == 1)
        #expect(throws: OutflowError.cooldownNotReached(remaining: 1)) { try breaker.liftExpired(at: 1_149) }
        try breaker.liftExpired(at: 1_150)
        #expect(breaker.remainingCooldown(at: 1_150) == nil)
        try breaker.claim(302)
        #expect(breaker.locked == 0)
        #expect(throws: OutflowError.noLockedFunds) { try breaker.claim(1) }
        #expect(throws: OutflowError.notRateLimited) { try breaker.liftExpired(at: 1_150) }
    }

    @Test func `the admin lifts the limit with grace for the window that began it`() throws {
        var breaker = try Self.breaker()
        #expect(throws: OutflowError.notRateLimited) { try breaker.lift() }
        _ = try breaker.release(301, isAllOrNothing: false, at: 1_110)
        try breaker.lift()
        #expect(breaker.graceEnd == 1_210)
        #expect(try breaker.release(100, isAllOrNothing: true, at: 1_199) == .paid)
    }

    @Test func `a shut vault takes and gives nothing`() throws {
        var breaker = try Self.breaker()
        breaker.shut()
        #expect(throws: OutflowError.exploited) { try breaker.receive(1, at: 1_200) }
        #expect(throws: OutflowError.exploited) {
            try breaker.release(1, isAllOrNothing: false, at: 1_200)
        }
        #expect(throws: OutflowError.exploited) { try breaker.claim(1) }
    }

    @Test func `a grace period ends in the future`() throws {
        var breaker = try Self.breaker()
        #expect(throws: OutflowError.invalidGraceEnd) { try breaker.startGrace(until: 1_200, at: 1_200) }
        try breaker.startGrace(until: 1_201, at: 1_200)
        #expect(try breaker.release(900, isAllOrNothing: false, at: 1_201) == .paid)
        #expect(try breaker.release(1, isAllOrNothing: false, at: 1_202) == .locked)
    }

    @Test func `an amount beyond 255 bits or a time that runs back is an error`() throws {
        var breaker = try Self.breaker()
        let before = breaker
        #expect(throws: OutflowError.arithmetic(.overflow)) { try breaker.receive(.max, at: 1_100) }
        #expect(throws: OutflowError.arithmetic(.underflow)) { try breaker.receive(1, at: 999) }
        #expect(breaker == before)
    }
}
