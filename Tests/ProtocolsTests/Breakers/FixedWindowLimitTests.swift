import Protocols
import Testing
import Units

struct FixedWindowLimitTests {
    @Test func `a window starts anew with the first use after its end`() throws {
        var limit = FixedWindowLimit(limit: 100, duration: 50, startedAt: 1_000)
        try limit.use(100, at: 1_049)
        #expect(throws: FixedWindowError.exceeded(available: 0)) { try limit.use(1, at: 1_049) }
        #expect(limit.available(at: 1_070) == 100)
        try limit.use(30, at: 1_070)
        #expect(limit.startedAt == 1_070 && limit.available(at: 1_119) == 70)
        #expect(throws: FixedWindowError.exceeded(available: 70)) { try limit.use(71, at: 1_119) }
    }

    @Test func `no amount is refused and a lowered limit gives nothing`() throws {
        var limit = FixedWindowLimit(limit: 100, duration: 50, startedAt: 1_000)
        #expect(throws: FixedWindowError.noAmount) { try limit.use(0, at: 1_000) }
        try limit.use(60, at: 1_000)
        limit.limit = 50
        #expect(limit.available(at: 1_001) == 0)
    }
}
