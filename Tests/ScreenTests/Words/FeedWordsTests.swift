import Reports
import Testing
import Units

@testable import Screen

@Suite struct FeedWordsTests {
    private func status(_ condition: FeedStatus.Condition, age: Int64? = 12_300_000_000) -> FeedStatus {
        var feed = FeedStatus(name: "ticks.fifo", condition: condition, age: age)
        feed.unchangedFor = 300_000_000_000
        return feed
    }

    @Test(arguments: [
        (FeedStatus.Condition.waiting, "feed waiting"), (.live, "feed live 12s"),
        (.silent, "feed SILENT 12s"),
        (.frozen, "feed FROZEN 5m"), (.quarantined, "feed QUARANTINED 12s"), (.lost, "feed LOST 12s"),
        (.ended, "feed ENDED 12s"),
    ])
    func `the header names the state of the feed and its age`(
        condition: FeedStatus.Condition, words: String
    ) {
        #expect(FeedWords.headline(status(condition)).text == words)
        var reports = ExampleReports.make()
        reports.status.market = .piped
        reports.status.feed = status(condition)
        var screen = ScreenState(usesUnicode: true)
        let header = screen.picture(reports).text.split(separator: "\n")[0]
        #expect(header.contains(" \(words) ") && header.contains("PIPED"))
        #expect(!header.contains("x1"), "desk time of a piped market has no pace of its own")
    }

    @Test func `what is not well is more than a colour`() {
        let calm: [FeedStatus.Condition] = [.waiting, .live]
        for condition in [FeedStatus.Condition.silent, .frozen, .quarantined, .lost, .ended] + calm {
            let (text, role) = FeedWords.headline(status(condition))
            #expect((role == .status) == calm.contains(condition))
            #expect((text == text.lowercased()) == calm.contains(condition))
        }
    }

    @Test func `the overlay tells all that is known of the feed`() {
        var feed = status(.quarantined)
        (feed.takenCount, feed.droppedCount, feed.coalescedCount, feed.conflictCount) = (12_345, 3, 77, 2)
        feed.quarantined = ["x"]
        feed.unchanged = ["USDC unchanged 5 min"]
        feed.problems = ["line 9: price \"nan\" is not finite"]
        var reports = ExampleReports.make()
        reports.status.feed = feed
        reports.status.skippedRowCount = 0
        reports.status.skippedRows = []
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("F"), width: 120, height: 40)
        Golden.expect(screen.picture(reports, width: 120, height: 40).text, "feed-120x40")
    }

    @Test func `rows of files that were skipped are told beside the feed`() {
        var reports = ExampleReports.make()
        reports.status.feed = status(.live)
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("F"), width: 120, height: 40)
        let text = screen.picture(reports, width: 120, height: 40).text
        #expect(text.contains("2 rows of the files were not used") && text.contains("ticks.fifo: live"))
    }

    @Test func `dropped rows are counted in the status line`() {
        var reports = ExampleReports.make()
        reports.status.feed = status(.live)
        reports.status.skippedRowCount = 0
        var screen = ScreenState(usesUnicode: true)
        #expect(screen.picture(reports).row(of: "rows dropped") == nil)
        reports.status.feed?.droppedCount = 4
        #expect(screen.picture(reports).row(of: "4 rows dropped (F)") != nil)
    }
}
