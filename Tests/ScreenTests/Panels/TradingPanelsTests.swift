import Reports
import Testing
import Units

@testable import Screen

@Suite struct TradingPanelsTests {
    static let sizes = [(80, 24), (120, 40), (200, 60), (40, 12)]

    private func golden(
        _ name: String, _ screen: inout ScreenState, _ size: (Int, Int), _ reports: ScreenReports,
        _ location: SourceLocation = #_sourceLocation
    ) {
        let canvas = screen.picture(reports, width: size.0, height: size.1)
        let glyphs = screen.usesUnicode ? "unicode" : "ascii"
        Golden.expect(canvas.text, "\(name)-\(size.0)x\(size.1)-\(glyphs)", location)
    }

    /// A ticket that sells 60 ETH of vault-A, with its preview.
    private func staged(_ screen: inout ScreenState, size: (Int, Int)) -> ScreenReports {
        var reports = ExampleReports.make()
        for key in [Key.character(":")] + "sell 60 ETH @3305".map(Key.character) + [.enter] {
            _ = screen.type(key, reports: reports, width: size.0, height: size.1)
        }
        _ = screen.picture(reports, width: size.0, height: size.1)
        _ = screen.due(reports)
        reports.preview = ExampleReports.preview(1, accountToType: "vault-A")
        return reports
    }

    @Test(arguments: sizes, [true, false])
    func `positions, blotter and market look as they were found good`(size: (Int, Int), usesUnicode: Bool) {
        for panel in [PanelKind.positions, .blotter, .market] {
            var screen = ScreenState(usesUnicode: usesUnicode)
            _ = screen.type(.character(panel.digit), width: size.0, height: size.1)
            golden("\(panel.name)", &screen, size, ExampleReports.make())
        }
    }

    @Test(arguments: sizes, [true, false])
    func `the ticket looks as it was found good`(size: (Int, Int), usesUnicode: Bool) {
        var screen = ScreenState(usesUnicode: usesUnicode)
        let reports = staged(&screen, size: size)
        golden("ticket", &screen, size, reports)
        var empty = ScreenState(usesUnicode: usesUnicode)
        _ = empty.type(.character("4"), width: size.0, height: size.1)
        golden("ticket-empty", &empty, size, ExampleReports.make())
    }

    @Test(arguments: [(80, 24), (40, 12)])
    func `a basket, what is typed to arm and an overlay look as they were found good`(size: (Int, Int)) {
        var screen = ScreenState(usesUnicode: true)
        var reports = staged(&screen, size: size)
        _ = screen.type(.enter, reports: reports, width: size.0, height: size.1)
        golden("ticket-arming", &screen, size, reports)
        _ = screen.type(.escape, .character("b"), reports: reports, width: size.0, height: size.1)
        _ = screen.type(.character("e"), reports: reports, width: size.0, height: size.1)
        reports.preview = ExampleReports.preview(1, refusal: "needs 60 ETH, has 12")
        golden("ticket-basket", &screen, size, reports)
        var blotter = ScreenState(usesUnicode: true)
        _ = blotter.type(
            .character("5"), .end, .character("w"), reports: reports, width: size.0, height: size.1)
        golden("why", &blotter, size, reports)
        var filled = ScreenState(usesUnicode: true)
        _ = filled.type(
            .character("5"), .down, .character("w"), reports: reports, width: size.0, height: size.1)
        golden("why-filled", &filled, size, reports)
    }

    @Test(arguments: [
        (200, 60), (120, 40), (80, 24), (80, 20), (60, 15), (40, 12), (39, 11), (30, 3), (30, 1), (10, 1),
    ])
    func `every screen says that all trading is stopped, also a frozen one`(size: (Int, Int)) {
        var reports = ExampleReports.make()
        for panel in PanelKind.allCases {
            var screen = ScreenState(usesUnicode: true)
            screen.focus = panel
            _ = screen.type(.character("Z"), reports: reports, width: size.0, height: size.1)
            reports.desk.blotter.killedSince = ExampleReports.time
            let text = screen.picture(reports, width: size.0, height: size.1).text
            #expect(text.contains(size.0 < 18 ? "KILLED" : "KILLED 12:04:31"))
            reports.desk.blotter.killedSince = nil
        }
    }

    @Test func `debts are negative and the totals are those of the report`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("2"))
        let lines = screen.picture().lines
        #expect(lines.contains { $0.contains("USDC") && $0.contains("-987,882") })
        #expect(lines.contains { $0.contains("total") && $0.contains("2,642,918") && $0.contains("-51,930") })
    }

    @Test func `forms of the same instrument are told apart where an account is shown`() {
        var reports = ExampleReports.make()
        reports.desk.positions.account = "vault-A"
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("2"), reports: reports, width: 40, height: 12)
        #expect(screen.picture(reports, width: 40, height: 12).text.contains(" supply tSPY"))
    }

    @Test func `an empty desk says what there is not`() {
        var reports = ExampleReports.make()
        (reports.desk.positions, reports.desk.blotter) = (PositionsReport(), BlotterReport())
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("2"), reports: reports)
        #expect(screen.picture(reports).text.contains("nothing is held or owed"))
        _ = screen.type(.character("5"), reports: reports)
        #expect(screen.picture(reports).text.contains("no order so far"))
    }

    @Test func `pools are told with their distance from what venues pay`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("3"))
        let text = screen.picture().text
        #expect(text.contains("fragmentation  ETH") && text.contains("spread across pools 11bp"))
    }
}
