import Reports
import Testing
import Units

@testable import Screen

@Suite struct StatusLineTests {
    @Test(arguments: [40, 60, 80, 100, 120, 200])
    func `the ways out are hinted at every width`(width: Int) {
        let words = HintLine.fitting(width, .standard).map(\.word)
        #expect(words.contains("quit") && words.contains("help") && words.contains("ack"))
        let used = HintLine.fitting(width, .standard).reduce(-2) {
            $0 + TextWidth.of("\($1.key) \($1.word)  ")
        }
        #expect(used <= width)
    }

    @Test(arguments: [40, 60, 80, 120])
    func `a desk that takes no commands says why at every width`(width: Int) {
        var reports = ExampleReports.make()
        reports.status.journal = .readOnly(
            "the disk is full: /var/lib/plimsoll/desk.sqlite cannot grow any more")
        var screen = ScreenState(usesUnicode: true)
        let canvas = screen.picture(reports, width: width, height: 24)
        #expect(canvas.lines[0].contains("READ-ONLY"))
        #expect(canvas.lines[22].hasPrefix(" READ-ONLY: the disk is full"))
    }

    @Test func `a notice of the terminal is shown`() {
        var screen = ScreenState(usesUnicode: true, notice: "TERM foo unknown, taken for xterm")
        #expect(screen.picture().lines[22].contains("TERM foo unknown, taken for xterm"))
    }

    @Test func `accounts that wait for prices are not called calm`() {
        var reports = ExampleReports.make()
        reports.desk.health = HealthReport()
        reports.desk.health.accountCount = 3
        reports.desk.health.awaitingPriceCount = 3
        var screen = ScreenState(usesUnicode: true)
        #expect(screen.picture(reports).lines[0].hasSuffix("3 unknown"))
        #expect(screen.picture(reports, width: 20, height: 1).lines[0].hasPrefix("waits for prices"))
    }

    @Test func `a calm desk says so`() {
        var reports = ExampleReports.make()
        reports.desk.health.countBySeverity = [5, 0, 0, 0, 0]
        var screen = ScreenState(usesUnicode: true)
        #expect(screen.picture(reports).lines[0].hasSuffix("all calm"))
    }

    @Test(arguments: 1...130)
    func `no part of the header is cut`(width: Int) {
        var screen = ScreenState(usesUnicode: true)
        let header = screen.picture(width: width, height: 24).lines[0]
        #expect(!header.contains("2026") || header.contains("2026-11-22 12:04:31Z"))
        #expect(!header.contains("feed") || header.contains("feed 0s"))
    }
}
