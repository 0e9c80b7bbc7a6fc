import Reports
import Testing
import Units

@testable import Screen

@Suite struct ScreenStateHandlingTests {
    private static let sizes = [
        (200, 60), (120, 40), (80, 24), (80, 20), (40, 12), (39, 11), (20, 3), (20, 1), (1, 1),
    ]
    private let reports = ExampleReports.make()

    @Test(arguments: sizes)
    func `q leaves at every size`(size: (Int, Int)) {
        var screen = ScreenState(usesUnicode: true)
        #expect(screen.type(.character("q"), width: size.0, height: size.1) == [.quit])
        #expect(screen.type(.character("?"), .character("q"), width: size.0, height: size.1) == [.quit])
        #expect(screen.type(.enter, .character("q"), width: size.0, height: size.1) == [.quit])
    }

    @Test(arguments: sizes)
    func `A acknowledges the open alert at every size`(size: (Int, Int)) {
        var screen = ScreenState(usesUnicode: true)
        #expect(screen.type(.character("A"), width: size.0, height: size.1) == [.acknowledge(id: 3)])
    }

    @Test func `q is a letter in the filter`() {
        var screen = ScreenState(usesUnicode: true)
        #expect(screen.type(.character("/"), .character("q")).isEmpty)
        #expect(screen.filter.text == "q")
        #expect(screen.type(.escape, .character("q")) == [.quit])
    }

    @Test func `keys are commands again where a screen has become too small for the filter`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("/"))
        _ = screen.picture(width: 20, height: 1)
        #expect(screen.handle(.key(.character("q")), reports) == [.quit])
        #expect(screen.type(.character("/"), .character("q"), width: 20, height: 1) == [.quit])
    }

    @Test func `a paste never triggers keys`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.picture()
        let before = screen.picture()
        #expect(screen.handle(.paste("qAq\nq\u{1}?Z{T"), reports).isEmpty)
        #expect(screen.picture() == before)
        _ = screen.type(.character("/"))
        #expect(screen.handle(.paste("vault\nq"), reports).isEmpty)
        #expect(screen.filter.text == "vault" && screen.isFiltering)
    }

    @Test(arguments: [(-1, -1), (80, 0), (0, 24), (500, 500), (.max, .max), (.min, .min)])
    func `the mouse off the screen is ignored`(column: Int, row: Int) {
        var screen = ScreenState(usesUnicode: true)
        let before = screen.picture()
        for action in [MouseEvent.Action.press, .release, .wheelUp, .wheelDown] {
            let mouse = MouseEvent(action: action, button: 0, column: column, row: row)
            #expect(screen.handle(.mouse(mouse), reports).isEmpty)
        }
        #expect(screen.picture() == before)
    }

    @Test func `a press selects the account that is drawn there`() {
        var screen = ScreenState(usesUnicode: true)
        let row = screen.picture().row(of: "treasury") ?? 0
        _ = screen.handle(.mouse(MouseEvent(action: .press, button: 0, column: 30, row: row)), reports)
        #expect(screen.picture().lines[row].hasPrefix(">"))
        #expect(screen.picture().row(of: "── treasury") != nil)
    }

    @Test func `a press selects what is drawn there in a list that has scrolled`() {
        var many = reports
        many.market.rows = (0..<20).map {
            ExampleReports.instrument($0, SafeText("T\($0)x"), 100, 0, age: 1, swing: 1)
        }
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("3"), .end, reports: many)
        let row = screen.picture(many).row(of: " T17x") ?? 0
        _ = screen.handle(.mouse(MouseEvent(action: .press, button: 0, column: 3, row: row)), many)
        #expect(screen.instrument.place == 17)
    }

    @Test func `an alert that has not been shown is not acknowledged`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.picture()
        var newer = reports
        newer.desk.alerts.rows.insert(
            ExampleReports.alert(4, before: 0, .liquidatable, "comet", "0.9", .raised), at: 0)
        #expect(screen.handle(.key(.character("A")), newer) == [.acknowledge(id: 3)])
        _ = screen.picture(newer)
        #expect(screen.handle(.key(.character("A")), newer) == [.acknowledge(id: 4)])
    }

    @Test func `the selected alert is acknowledged although others come above it`() {
        var two = reports
        two.desk.alerts.rows[1].state = .raised
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("0"), .down, reports: two)
        _ = screen.picture(two)
        two.desk.alerts.rows.insert(
            ExampleReports.alert(4, before: 0, .liquidatable, "comet", "0.9", .raised), at: 0)
        #expect(screen.handle(.key(.character("A")), two) == [.acknowledge(id: 2)])
    }

    @Test func `without an open alert A asks for nothing`() {
        var calm = reports
        calm.desk.alerts = AlertsReport()
        var screen = ScreenState(usesUnicode: true)
        #expect(screen.type(.character("A"), reports: calm).isEmpty)
    }

    @Test func `each command of the table asks for what it names`() {
        var screen = ScreenState(usesUnicode: true)
        let wanted = screen.type(
            .control("z"), .control("l"), .control("a"), .character("p"), .character("{"), .character("}"))
        #expect(wanted == [.suspend, .repaint, .acknowledgeAll, .togglePause, .slower, .faster])
    }

    @Test func `the screen can be suspended and repainted while a filter is typed`() {
        var screen = ScreenState(usesUnicode: true)
        #expect(screen.type(.character("/"), .control("z"), .control("l")) == [.suspend, .repaint])
    }

    @Test func `Esc goes back one level at a time`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("/"), .character("v"), .enter, .character("+"), .character("?"))
        _ = screen.type(.escape)
        #expect(screen.overlay == nil && screen.filter.text == "v")
        _ = screen.type(.escape)
        #expect(screen.filter.text.isEmpty && screen.isZoomed)
        _ = screen.type(.escape)
        #expect(!screen.isZoomed)
    }
}
