import Reports
import Screen
import Testing

@Suite struct ScreenStateRenderingTests {
    static let sizes = [
        (80, 24), (120, 40), (200, 60), (100, 30), (80, 20), (40, 12), (60, 15), (39, 6), (20, 3), (20, 1),
        (1, 1),
    ]

    @Test(arguments: sizes, [true, false])
    func `the desk looks as it was found good`(size: (Int, Int), usesUnicode: Bool) {
        var screen = ScreenState(usesUnicode: usesUnicode)
        let canvas = screen.picture(width: size.0, height: size.1)
        Golden.expect(canvas.text, "desk-\(size.0)x\(size.1)-\(usesUnicode ? "unicode" : "ascii")")
    }

    @Test func `a bell is due for each account that becomes critical while the screen is open`() {
        var reports = ExampleReports.make()
        reports.desk.alerts.rows[0].state = .acknowledged
        reports.desk.alerts.bells = 7
        var screen = ScreenState(usesUnicode: true)
        #expect(screen.render(reports, width: 80, height: 24).bells == 0)
        reports.desk.alerts.bells = 8
        #expect(screen.render(reports, width: 80, height: 24).bells == 1)
        #expect(screen.render(reports, width: 1, height: 1).bells == 1)
    }

    @Test func `a critical alert that waited for the screen rings when it opens`() {
        var reports = ExampleReports.make()
        reports.desk.alerts.bells = 7
        var screen = ScreenState(usesUnicode: true)
        let before = ScreenReports(desk: DeskReport(), market: reports.market, status: reports.status)
        #expect(screen.render(before, width: 80, height: 24).bells == 0)
        #expect(screen.render(reports, width: 80, height: 24).bells == 1)
    }

    @Test func `what matters most is sent first`() {
        var screen = ScreenState(usesUnicode: true)
        let frame = screen.render(ExampleReports.make(), width: 80, height: 24)
        #expect(frame.priorities.map(\.row).prefix(4) == [4, 1, 2, 19])
        _ = screen.type(.character("/"))
        let typing = screen.render(ExampleReports.make(), width: 80, height: 24)
        #expect(typing.priorities.first?.row == 22 && typing.cursor?.row == 22)
    }

    @Test func `the cursor rests on the selected row`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.down)
        let frame = screen.render(ExampleReports.make(), width: 80, height: 24)
        #expect(frame.cursor?.row == 5 && frame.cursor?.column == 0)
    }
}
