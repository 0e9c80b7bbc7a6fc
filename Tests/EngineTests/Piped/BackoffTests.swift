import Testing

@testable import Engine

@Suite struct BackoffTests {
    @Test func `pauses double up to the longest, each between its half and its whole`() {
        var backoff = Backoff(seed: 5)
        var whole = Backoff.first
        for _ in 0..<20 {
            let pause = backoff.next()
            #expect((whole / 2...whole).contains(pause))
            whole = min(whole * 2, Backoff.longest)
        }
        backoff.reset()
        let pause = backoff.next()
        #expect((Backoff.first / 2...Backoff.first).contains(pause))
    }

    @Test func `desks of different seeds do not come back at once`() {
        let pauses = (UInt64(0)..<50).map { seed in
            var backoff = Backoff(seed: seed)
            return (0..<6).map { _ in backoff.next() }
        }
        #expect(Set(pauses).count == 50)
    }
}
