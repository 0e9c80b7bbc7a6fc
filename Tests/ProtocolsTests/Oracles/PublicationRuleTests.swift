import Protocols
import Testing
import Units

struct PublicationRuleTests {
    private let rule = PublicationRule(relativeThreshold: 50, absoluteThreshold: 2, heartbeat: 3_600)

    @Test func `the relative threshold is reached and the absolute one is exceeded`() {
        #expect(rule.deviates(1_005, from: 1_000) && rule.deviates(995, from: 1_000))
        #expect(!rule.deviates(1_004, from: 1_000))
        #expect(!rule.deviates(102, from: 100) && rule.deviates(103, from: 100))
    }

    @Test func `an answer is due when it deviates or the heartbeat is over`() {
        #expect(!rule.isDue(1_000, published: 1_000, at: 100, now: 3_699))
        #expect(rule.isDue(1_000, published: 1_000, at: 100, now: 3_700))
        #expect(rule.isDue(1_005, published: 1_000, at: 100, now: 100))
        #expect(!rule.isDue(1_000, published: 1_000, at: 100, now: 99))
    }

    @Test func `the greatest move is compared exactly`() {
        let wide = PublicationRule(relativeThreshold: 20_001, heartbeat: 1)
        #expect(wide.deviates(.max, from: .min) == false)
        let exact = PublicationRule(relativeThreshold: 19_999, heartbeat: 1)
        #expect(exact.deviates(.max, from: .min))
        #expect(
            !PublicationRule(relativeThreshold: 0, absoluteThreshold: .max, heartbeat: 1).deviates(
                .max, from: .min))
    }
}
