import Desk
import Testing
import Units

@testable import Engine

@Suite struct ResumeWordsTests {
    private let plan = DeskPlan(descriptor: "test", setUp: [], market: .recorded, sources: { [] })
    private let now = Timestamp(seconds: 1_800_000_000)

    private func words(_ seconds: Int64?) -> String {
        ResumeWords.sentence(
            DeskState(), since: seconds.map { Timestamp(seconds: 1_800_000_000 - $0) }, now: now, plan: plan
        ).text
    }

    @Test func `it says where the desk goes on and how long it was away`() {
        #expect(words(4_080) == "resumed at 0: no order working; away 1 h 8 min, the market stood still")
        #expect(words(nil) == "resumed at 0: no order working")
    }

    @Test func `a clock that was put back says no time`() {
        #expect(words(-5) == "resumed at 0: no order working")
    }

    @Test(arguments: [(9, "9 s"), (61, "1 min 1 s"), (172_800, "2 days 0 h"), (100_000, "27 h 46 min")])
    func `time is said in its two greatest units`(seconds: Int64, text: String) {
        #expect(ResumeWords.duration(seconds * 1_000_000_000) == text)
    }
}
