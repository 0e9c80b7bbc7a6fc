import Testing
import Units

@testable import Screen

@Suite struct OverlaysTests {
    @Test(arguments: [(200, 60), (120, 40), (120, 30), (80, 24), (80, 20), (40, 12)])
    func `help lists every key with its meaning, if need be by scrolling`(size: (Int, Int)) {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("?"), width: size.0, height: size.1)
        var shown = ""
        for _ in 0..<40 {
            shown += screen.picture(width: size.0, height: size.1).text
            for _ in 0..<8 { _ = screen.handle(.key(.down), ExampleReports.make()) }
        }
        for binding in KeyTable.standard.bindings {
            #expect(shown.contains(binding.keys.map(\.label).joined(separator: " ")))
            let isNarrow = size.0 < 60
            #expect(shown.contains(isNarrow ? String(binding.meaning.prefix(12)) : binding.meaning))
        }
    }

    @Test func `help that has no room says how much there is and scrolls no farther`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("?"))
        #expect(screen.picture().row(of: "1-20 of") != nil)
        _ = screen.type(.end)
        let end = screen.picture()
        #expect(end.row(of: "q") != nil && end.row(of: "leave") != nil)
        _ = screen.type(.pageDown)
        #expect(screen.picture() == end)
        _ = screen.type(.home)
        #expect(screen.picture().row(of: "1-20 of") != nil)
    }

    @Test func `keys and wheel move the overlay and not what lies under it`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("?"), .down, .down)
        #expect(screen.health.rank == 0 && screen.overlayScroll == 2)
        let wheel = MouseEvent(action: .wheelUp, button: 0, column: 40, row: 3)
        _ = screen.handle(.mouse(wheel), ExampleReports.make())
        #expect(screen.health.rank == 0 && screen.overlayScroll == 1)
    }

    @Test func `skipped rows are told with their reason to the end`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("F"), width: 60, height: 20)
        let text = screen.picture(width: 60, height: 20).text
        #expect(text.contains("2 rows of the files were not used"))
        #expect(text.contains("of the row before"))
    }

    @Test func `an account is told whole`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.down, .enter)
        Golden.expect(screen.picture().text, "account-80x24")
        _ = screen.type(.enter)
        #expect(screen.overlay == nil)
    }

    @Test func `the bar of an account does not cover its lines`() {
        var reports = ExampleReports.make()
        reports.desk.health.rows[0].lines = (0..<6).map {
            ExampleReports.line(SafeText("T\($0)"), "1.5", -100)
        }
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.enter, reports: reports)
        let canvas = screen.picture(reports)
        for index in 0..<6 { #expect(canvas.row(of: "T\(index) 1.5000 or less") != nil) }
    }

    @Test func `help looks as it was found good`() {
        for (width, height) in [(80, 24), (120, 30), (40, 12)] {
            var screen = ScreenState(usesUnicode: true)
            _ = screen.type(.character("?"), width: width, height: height)
            Golden.expect(screen.picture(width: width, height: height).text, "help-\(width)x\(height)")
        }
    }
}

@Suite struct WrappedTextTests {
    @Test(arguments: [
        ("one two three", 7, ["one two", "three"]), ("one two three", 100, ["one two three"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("", 4, []), ("国库国库", 5, ["国库", "国库"]),
    ])
    func `text is parted at blanks and words only where they must be`(
        text: String, width: Int, lines: [String]
    ) {
        #expect(WrappedText.lines(text, width: width) == lines)
    }

    @Test func `no width has no lines`() { #expect(WrappedText.lines("x", width: 0).isEmpty) }
}
