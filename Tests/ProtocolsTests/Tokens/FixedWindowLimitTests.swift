import Protocols
import Testing
import Units

struct FixedWindowLimitTests {
    @Test func `the next window opens with the first use after the end`() throws {
        var window = FixedWindowLimit(limit: 100, duration: 60, opened: 1_000)
        try window.use(70, at: 1_059)
        #expect(throws: RebasingTokenError.limitExceeded(left: 30)) { try window.use(31, at: 1_059) }
        try window.use(100, at: 1_075)
        #expect(window.opened == 1_075)
        #expect(window.used == 100)
    }

    @Test func `a use that is refused opens no window`() {
        var window = FixedWindowLimit(limit: 100, duration: 60, opened: 1_000)
        let before = window
        #expect(throws: RebasingTokenError.limitExceeded(left: 100)) { try window.use(101, at: 2_000) }
        #expect(throws: RebasingTokenError.amountZero) { try window.use(.zero, at: 2_000) }
        #expect(window == before)
    }

    @Test func `a limit set below what is used fails`() throws {
        var window = FixedWindowLimit(limit: 100, duration: 60, opened: 1_000)
        try window.use(70, at: 1_000)
        window.limit = 60
        #expect(throws: RebasingTokenError.arithmetic(.underflow)) { try window.use(1, at: 1_000) }
        window.duration = .max
        #expect(throws: RebasingTokenError.arithmetic(.overflow)) { try window.use(1, at: 1_000) }
    }
}
