import Reports
import Testing
import Units

@testable import Screen

@Suite struct ScreenStateMovingTests {
    private static func book(_ count: Int) -> ScreenReports {
        var reports = ExampleReports.make()
        reports.desk.health.rows = (0..<count).map { index in
            ExampleReports.row(
                UInt32(index), SafeText("account-\(index)"), "aave-v3", .warning, "1.1", 10,
                [ExampleReports.line("ETH", "3000", -100)], age: 1)
        }
        reports.desk.health.accountCount = count
        return reports
    }

    @Test func `the selection stays on its account when the order changes`() {
        var reports = ScreenStateMovingTests.book(5)
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.down, .down, reports: reports)
        reports.desk.health.rows.swapAt(2, 4)
        let canvas = screen.picture(reports)
        #expect(
            canvas.lines.first { $0.hasPrefix(">") && $0.contains("WARN") }?.contains("account-2") == true)
        #expect(screen.health.rank == 4)
    }

    @Test func `the top stays the top until the user moves away`() {
        var reports = ScreenStateMovingTests.book(5)
        var screen = ScreenState(usesUnicode: true)
        _ = screen.picture(reports)
        reports.desk.health.rows.swapAt(0, 4)
        #expect(screen.picture(reports).lines[4].contains("account-4"))
        #expect(screen.health.rank == 0)
    }

    @Test func `the end is the last row and the top the first`() {
        let reports = ScreenStateMovingTests.book(100)
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.end, reports: reports)
        #expect(screen.picture(reports).row(of: "account-99") != nil)
        _ = screen.type(.down, .pageDown, .character("G"), reports: reports)
        #expect(screen.health.rank == 99)
        _ = screen.type(.home, .up, .pageUp, .control("u"), reports: reports)
        #expect(screen.health.rank == 0)
    }

    @Test func `a page shows one row of the page before`() {
        let reports = ScreenStateMovingTests.book(100)
        var screen = ScreenState(usesUnicode: true)
        _ = screen.picture(reports)
        let page = screen.areas[.health].height - 2
        _ = screen.type(.pageDown, reports: reports)
        #expect(screen.health.rank == page)
        _ = screen.type(.control("d"), reports: reports)
        #expect(screen.health.rank == page + page / 2)
    }

    @Test func `the filter shows only accounts whose name has it, whatever the case`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("/"), .character("V"), .character("A"), .character("u"))
        let canvas = screen.picture()
        #expect(canvas.row(of: "vault-A") != nil && canvas.lines[2].contains("/VAu"))
        #expect(canvas.lines[4...9].allSatisfy { !$0.contains("treasury") })
        #expect(canvas.lines[22].hasPrefix(" filter /VAu"))
        _ = screen.type(.escape)
        #expect(screen.picture().row(of: "treasury") != nil)
    }

    @Test func `a filter that searches only a part of the book says so`() {
        var reports = ScreenStateMovingTests.book(100)
        reports.desk.health.accountCount = 5_000
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("/"), .character("7"), .enter, reports: reports)
        #expect(screen.picture(reports).lines[2].contains("1/19 of the worst 100"))
    }

    @Test func `rows around the visible ones are asked for`() {
        let reports = ScreenStateMovingTests.book(256)
        var screen = ScreenState(usesUnicode: true)
        #expect(screen.viewport.offset == 0)
        _ = screen.type(.end, reports: reports)
        _ = screen.picture(reports)
        let (scroll, height) = (screen.health.scroll, screen.areas[.health].height)
        #expect(screen.viewport.offset == scroll - 64)
        let lines = screen.viewport.lines
        #expect(lines.contains(scroll) && lines.contains(scroll + 2 * height - 1))
        #expect(lines.count < 128 && !lines.contains(0))
        _ = screen.type(.character("/"), .character("x"), reports: reports)
        #expect(screen.viewport == HealthViewport())
    }

    @Test func `a screen without panels asks for the worst accounts`() {
        let reports = ScreenStateMovingTests.book(256)
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.end, reports: reports)
        _ = screen.picture(reports, width: 20, height: 1)
        #expect(screen.viewport.offset == 0)
    }

    @Test func `focus goes round the panels and shows without colour`() {
        var screen = ScreenState(usesUnicode: true)
        #expect(screen.picture().lines[2].hasPrefix("══ 1 Health"))
        _ = screen.type(.tab)
        #expect(screen.picture().row(of: "══ 2 Positions") != nil)
        _ = screen.type(.tab)
        #expect(screen.picture().row(of: "══ 3 Market") != nil)
        _ = screen.type(.tab)
        #expect(screen.picture().row(of: "══ 5 Blotter") != nil)
        _ = screen.type(.tab)
        #expect(screen.picture().row(of: "══ 0 Alerts") != nil)
        _ = screen.type(.tab)
        #expect(screen.focus == .health)
        _ = screen.type(.backTab)
        #expect(screen.focus == .alerts)
    }

    @Test func `zoom gives the whole screen to the focused panel`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("+"))
        #expect(screen.picture().row(of: "─ 0 Alerts") == nil)
        _ = screen.type(.character("0"))
        #expect(screen.picture().row(of: "══ 0 Alerts") == 2)
        _ = screen.type(.character("_"))
        #expect(screen.picture().row(of: "1 Health") == 2)
    }

    @Test func `a frozen screen says so and stands still while the market goes on`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("Z"))
        var later = ExampleReports.make()
        later.desk.health.rows[0].healthFactor = ExampleReports.wad("0.91")
        let canvas = screen.picture(later)
        #expect(canvas.lines[0].contains("FROZEN") && canvas.row(of: "1.0161") != nil)
        _ = screen.type(.character("Z"))
        #expect(screen.picture(later).row(of: "0.9100") != nil)
    }

    @Test func `a screen that has no room for FROZEN shows what is`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("Z"))
        var later = ExampleReports.make()
        later.desk.health.rows[0].healthFactor = ExampleReports.wad("0.91")
        #expect(screen.picture(later, width: 30, height: 3).lines[0].contains("0.9100"))
    }

    @Test func `themes follow each other and change colours only`() {
        var screen = ScreenState(usesUnicode: true)
        let dark = screen.picture()
        _ = screen.type(.character("T"))
        let light = screen.picture()
        #expect(light.text == dark.text && light != dark)
        _ = screen.type(.character("T"))
        #expect(screen.picture() == dark)
    }
}
