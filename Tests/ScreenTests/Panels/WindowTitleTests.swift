import Reports
import Testing
import Units

@testable import Screen

@Suite struct WindowTitleTests {
    @Test func `the title does not change with figures, so that it is seldom sent`() {
        var desk = ExampleReports.make().desk
        let before = WindowTitle.text(desk)
        desk.health.rows[0].healthFactor = ExampleReports.wad("1.0099")
        #expect(WindowTitle.text(desk) == before)
        desk.health.rows[0].severity = .liquidatable
        #expect(WindowTitle.text(desk) == "(1!) LIQ vault-A - plimsoll")
    }

    @Test func `rows that do not begin at the worst leave the title to the alerts`() {
        var desk = ExampleReports.make().desk
        desk.health.firstRow = 40
        desk.health.rows.removeFirst(2)
        #expect(WindowTitle.text(desk) == "(1!) CRIT vault-A - plimsoll")
    }

    @Test func `the alarm is the newest critical alert that nobody has seen`() {
        var alerts = ExampleReports.alerts()
        #expect(WindowTitle.alarm(alerts) == "CRIT vault-A health 1.0161 < 1.0500")
        alerts.rows.append(ExampleReports.alert(9, before: 0, .liquidatable, "comet", "0.99", .raised))
        #expect(WindowTitle.alarm(alerts)?.text.hasPrefix("LIQ comet") == true)
        for index in alerts.rows.indices { alerts.rows[index].state = .acknowledged }
        #expect(WindowTitle.alarm(alerts) == nil)
    }

    @Test func `a hostile name is inert and short in title and alarm`() {
        let name = SafeText("\u{1B}]0;x\u{7}" + String(repeating: "A", count: 900))
        var desk = ExampleReports.make().desk
        desk.health.rows[0].name = name
        desk.alerts.rows[0].account = name
        let texts = [WindowTitle.text(desk), WindowTitle.alarm(desk.alerts)?.text ?? ""]
        for text in texts {
            #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
            #expect(text.count < 100)
        }
    }
}
