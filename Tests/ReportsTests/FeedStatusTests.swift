import Reports
import Testing

@Suite struct FeedStatusTests {
    @Test func `a feed begins with nothing taken and nothing wrong`() {
        let feed = FeedStatus(name: "x")
        #expect(feed.condition == .waiting && feed.age == nil && feed.unchangedFor == nil)
        #expect(feed.takenCount == 0 && feed.droppedCount == 0 && feed.coalescedCount == 0)
        #expect(feed.quarantined.isEmpty && feed.unchanged.isEmpty && feed.problems.isEmpty)
    }
}
