import Reports
import Testing
import Units

@testable import Screen

@Suite struct BreakersOverlayTests {
    private func reports() -> ScreenReports {
        var reports = ExampleReports.make()
        reports.desk.breakers = ExampleReports.breakers()
        return reports
    }

    @Test(arguments: [(120, 40), (80, 24), (40, 12)])
    func `the panel of breakers looks as it was found good`(size: (Int, Int)) {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("B"), reports: reports(), width: size.0, height: size.1)
        let text = screen.picture(reports(), width: size.0, height: size.1).text
        Golden.expect(text, "breakers-\(size.0)x\(size.1)")
        _ = screen.type(.character("B"), reports: reports(), width: size.0, height: size.1)
        #expect(screen.overlay == nil)
    }

    @Test func `a desk with nothing open says so`() {
        var screen = ScreenState(usesUnicode: true)
        for key in [Key.character(":")] + "breakers".map(Key.character) + [.enter] {
            _ = screen.type(key)
        }
        var reports = ExampleReports.make()
        #expect(screen.picture(reports).text.contains("no breaker trips by itself here"))
        reports.desk.breakers.isWatching = true
        #expect(screen.picture(reports).text.contains("every breaker is normal"))
    }

    @Test(arguments: [(200, 60), (120, 40), (80, 24), (80, 20), (60, 15), (40, 12)])
    func `every screen says which breaker is open, a frozen one and one with a message too`(size: (Int, Int))
    {
        for panel in PanelKind.allCases {
            var screen = ScreenState(usesUnicode: true)
            screen.focus = panel
            _ = screen.type(.character("Z"), reports: ExampleReports.make(), width: size.0, height: size.1)
            let text = screen.picture(reports(), width: size.0, height: size.1).text
            #expect(text.contains("BREAKER ETH halted +2"), "\(panel) at \(size)")
            screen.say("x")
            let said = screen.picture(reports(), width: size.0, height: size.1).text
            #expect(size.0 < 60 || said.contains("BREAKER ETH halted +2"), "\(panel) at \(size)")
        }
    }

    @Test(arguments: [(39, 11), (39, 5), (30, 3), (30, 1)])
    func `a screen without panels says it too`(size: (Int, Int)) {
        var screen = ScreenState(usesUnicode: true)
        let text = screen.picture(reports(), width: size.0, height: size.1).text
        #expect(text.contains("BRK ETH+2"))
    }

    @Test(arguments: [
        (
            BreakerState.limitState, false, false,
            "halts at 12:09:31 unless the price is back in its band by then"
        ),
        (.halted, false, false, "repay only at 12:09:31 if it stays calm"),
        (.halted, false, true, "stays while its cause persists"),
        (.halted, true, false, "stays until somebody resets it, a minute after the trip: :reset ETH"),
        (.riskReducingOnly, false, false, "limit orders at 12:09:31 if it stays calm"),
        (.limitOrdersOnly, false, false, "normal at 12:09:31 if it stays calm"),
    ])
    func `a breaker says when and how it reopens`(
        state: BreakerState, isPulled: Bool, causePersists: Bool, sentence: String
    ) {
        let later = Timestamp(nanoseconds: ExampleReports.time.nanoseconds + 300_000_000_000)
        let row = BreakerRow(
            name: "ETH", state: state, enteredAt: ExampleReports.time, deadline: later, isPulled: isPulled,
            causePersists: causePersists, trippedAt: ExampleReports.time, cause: "")
        #expect(BreakersOverlay.reopening(row) == sentence)
    }

    @Test func `X trips what is selected after a y, and nothing without one`() {
        for (panel, name) in [(PanelKind.health, "vault-A"), (.market, "ETH"), (.blotter, "desk")] {
            var screen = ScreenState(usesUnicode: true)
            screen.focus = panel
            _ = screen.picture()
            #expect(screen.type(.character("X")).isEmpty)
            let question = name == "desk" ? "halt the whole desk?" : "halt \(name)?"
            #expect(screen.picture().text.contains(question))
            #expect(screen.type(.enter).isEmpty && screen.type(.character("X"), .escape).isEmpty)
            #expect(screen.type(.character("X"), .character("y")) == [.tripBreaker(SafeText(name))])
        }
    }

    private func typed(_ line: String, _ screen: inout ScreenState) -> [Intent] {
        var intents: [Intent] = []
        for key in [Key.character(":")] + line.map(Key.character) + [.enter] {
            intents += screen.type(key, reports: reports())
        }
        return intents
    }

    @Test func `trip asks for a y, and reset for the word, which is not pasted`() {
        var screen = ScreenState(usesUnicode: true)
        #expect(typed("trip aave-core", &screen).isEmpty)
        #expect(screen.type(.character("y"), reports: reports()) == [.tripBreaker("aave-core")])
        #expect(typed("reset vault-a", &screen).isEmpty)
        _ = screen.handle(.paste("reset"), reports())
        #expect(screen.type(.enter, reports: reports()).isEmpty)
        for key in "reset".map(Key.character) { _ = screen.type(key, reports: reports()) }
        #expect(screen.type(.enter, reports: reports()) == [.resetBreaker("vault-A", word: "reset")])
    }

    @Test(arguments: [
        ("trip", "expected what to halt"), ("trip ETHH", "did you mean ETH?"),
        ("reset SOL", "no open breaker"),
        ("reset", "expected what was halted"), ("trip ETH 2", "nothing was expected where 2 stands"),
        ("breakers 1", "nothing was expected where 1 stands"),
    ])
    func `what no breaker can be about is answered`(line: String, words: String) {
        var screen = ScreenState(usesUnicode: true)
        #expect(typed(line, &screen).isEmpty)
        #expect(screen.picture(reports(), width: 120, height: 40).text.contains(words))
    }
}
