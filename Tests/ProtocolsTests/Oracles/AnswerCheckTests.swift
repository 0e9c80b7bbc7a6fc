import Protocols
import Testing

struct AnswerCheckTests {
    private let check = AnswerCheck(heartbeat: 100)

    @Test func `an answer is fresh to the last second of its heartbeat`() {
        #expect(check.isUsable(1, updatedAt: 50, now: 150))
        #expect(!check.isUsable(1, updatedAt: 50, now: 151))
    }

    @Test func `an answer without a time, from the future or not above 0 is unusable`() {
        #expect(!check.isUsable(1, updatedAt: 0, now: 50))
        #expect(!check.isUsable(1, updatedAt: 51, now: 50))
        #expect(!check.isUsable(0, updatedAt: 50, now: 50) && !check.isUsable(-1, updatedAt: 50, now: 50))
    }
}
