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

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `what was paid and what is locked is what was to leave`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var breaker = try Self.breaker()
        var (now, paid, asked, locks, refused) = (1_100 as UInt64, UInt256.zero, UInt256.zero, 0, 0)
        for _ in 0..<400 {
            now += UInt64.random(in: 0...10, using: &chance)
            let (before, amount) = (breaker, UInt256(UInt64.random(in: 1...600, using: &chance)))
            do throws(OutflowError) {
                switch Int.random(in: 0..<6, using: &chance) {
                case 0: try breaker.receive(amount, at: now)
                case 1, 2, 3:
                    let outcome = try breaker.release(
                        amount, isAllOrNothing: Bool.random(using: &chance), at: now)
                    asked = asked &+ amount
                    if outcome == .paid { paid = paid &+ amount } else { locks += 1 }
                    #expect(outcome == .locked || !breaker.isRateLimited)
                case 4: try breaker.liftExpired(at: now)
                default:
                    let claimed = breaker.locked
                    try breaker.claim(claimed)
                    paid = paid &+ claimed
                }
            } catch {
                refused += 1
                #expect(breaker == before, "\(error)")
            }
            #expect(paid &+ breaker.locked == asked)
        }
        #expect(locks > 0 && refused > 0)
    }
}
