import Reports
import Testing
import Units

@testable import Screen

@Suite struct ScreenStateCommandsTests {
    private let reports = ExampleReports.make()

    /// Enters a command line.
    private func enter(_ line: String, into screen: inout ScreenState, width: Int = 80, height: Int = 24)
        -> [Intent]
    {
        ([Key.character(":")] + line.map(Key.character) + [.enter]).flatMap {
            screen.type($0, width: width, height: height)
        }
    }

    private func intents(_ line: String) -> [Intent] {
        var screen = ScreenState(usesUnicode: true)
        return enter(line, into: &screen)
    }

    @Test func `commands ask for what they name`() {
        #expect(intents("cancel 7") == [.cancelOrder(OrderID(7))] && intents("kill") == [.kill])
        #expect(intents("ack") == [.acknowledge(id: 3)] && intents("ack 3") == [.acknowledge(id: 3)])
        #expect(intents("ack all") == [.acknowledgeAll] && intents("speed 4") == [.setSpeed(milli: 4_000)])
        #expect(intents("pause") == [.togglePause] && intents("step") == [.step] && intents("q") == [.quit])
    }

    @Test func `an order is about the selected account unless it names another, and stands on the ticket`() {
        var screen = ScreenState(usesUnicode: true)
        #expect(enter("sell 1 ETH", into: &screen).isEmpty)
        #expect(screen.focus == .ticket)
        #expect(
            screen.ticket.form.content == ["vault-A", "sell", "ETH", "USDC", "1", "market", "", "ioc"])
        #expect(enter("buy 2.50 tBTC @97000 from idle", into: &screen).isEmpty)
        #expect(screen.ticket.form.content == ["idle", "buy", "tBTC", "", "2.5", "limit", "97000", "gtc"])
        #expect(screen.ticket.stage(at: 0) == .staged)
    }

    @Test func `a working order is given another quantity, another limit or both`() {
        let eth = Price(whole: 3_305)
        #expect(
            intents("replace 41 qty 2")
                == [.replaceOrder(OrderID(41), quantity: ExampleReports.wad("2"), limit: eth)])
        #expect(
            intents("replace 41 @3300")
                == [
                    .replaceOrder(
                        OrderID(41), quantity: ExampleReports.wad("38"), limit: Price(whole: 3_300))
                ])
        #expect(intents("replace 7 @3300").isEmpty && intents("replace 41 qty 0.0000000000000000001").isEmpty)
    }

    @Test func `why covers the panels with the reason and every check`() {
        var screen = ScreenState(usesUnicode: true)
        #expect(enter("why 0037", into: &screen).isEmpty)
        let text = screen.picture().text
        #expect(text.contains("Order 0037") && text.contains("health floor: 1.0412, floor 1.0500"))
        var other = ScreenState(usesUnicode: true)
        _ = enter("why 9", into: &other)
        #expect(other.picture().text.contains("order 9 is not among"))
    }

    @Test func `trading goes on only when the word has been typed`() {
        var screen = ScreenState(usesUnicode: true)
        #expect(enter("release", into: &screen).isEmpty)
        #expect(screen.prompt == .typed(.release))
        _ = screen.handle(.paste("release"), reports)
        #expect(screen.type(.enter).isEmpty && screen.picture().text.contains("that is not release"))
        for key in "release".map(Key.character) { #expect(screen.type(key).isEmpty) }
        #expect(screen.type(.enter) == [.release(word: "release")])
    }

    @Test func `an account is selected by its name, even one that the filter hides`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(
            .character("/"), .character("v"), .character("a"), .character("u"), .enter, .character("0"))
        #expect(enter("hf treasury", into: &screen).isEmpty)
        #expect(screen.picture().lines.contains { $0.hasPrefix(">") && $0.contains("treasury") })
        #expect(screen.focus == .health && screen.filter.isEmpty)
    }

    @Test func `commands about the picture change it`() {
        var screen = ScreenState(usesUnicode: true)
        _ = enter("sort debt inverted", into: &screen)
        #expect(screen.orders[.health] == ListOrder(column: .debt, isInverted: true))
        _ = enter("theme light", into: &screen)
        #expect(screen.theme.name == Theme.light.name)
        _ = enter("filter hf<1.2", into: &screen)
        #expect(screen.picture().lines[2].contains("/hf<1.2") && screen.picture().lines[2].contains("/2"))
        _ = enter("filter", into: &screen)
        #expect(screen.filter.isEmpty)
        _ = enter("help", into: &screen)
        #expect(screen.overlay == .help)
    }

    @Test(arguments: [(40, 12), (60, 15), (80, 24), (200, 60)])
    func `a line that means nothing stays, with what is wrong below it`(size: (Int, Int)) {
        var screen = ScreenState(usesUnicode: true)
        #expect(enter("sell 60 ETHH", into: &screen, width: size.0, height: size.1).isEmpty)
        let frame = screen.render(reports, width: size.0, height: size.1)
        let lines = frame.canvas.lines
        let row = lines.firstIndex { $0.hasPrefix(" :sell 60 ETHH") } ?? 0
        #expect(lines[(row + 1)...].joined().contains("did you mean ETH?"))
        #expect(frame.cursor?.row == row && frame.cursor?.column == 14)
        #expect(enter(":", into: &screen, width: size.0, height: size.1).isEmpty)
        _ = screen.type(.escape)
        #expect(screen.type(.character("q")) == [.quit])
    }

    @Test func `what is wrong in a filter is shown where it stands in the line`() {
        var screen = ScreenState(usesUnicode: true)
        #expect(enter("filter  hf<1.2 debt<x", into: &screen).isEmpty)
        let frame = screen.render(reports, width: 80, height: 24)
        #expect(frame.canvas.lines[23].contains("x is no number") && frame.cursor?.column == 23)
        #expect(screen.filter.isEmpty)
    }

    @Test(arguments: [(40, 12), (80, 24), (120, 40)])
    func `the command line is typed on the status row`(size: (Int, Int)) {
        var screen = ScreenState(usesUnicode: true)
        for key in ":hf vau".map(Key.character) { _ = screen.type(key, width: size.0, height: size.1) }
        let frame = screen.render(reports, width: size.0, height: size.1)
        #expect(frame.canvas.lines[size.1 - 2] == " :hf vau" && frame.cursor?.row == size.1 - 2)
        #expect(frame.canvas.lines[size.1 - 1].contains(":hf NAME"))
        #expect(frame.priorities.first?.row == size.1 - 2)
    }

    @Test func `a line that is wider than the screen shows where the cursor is`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character(":"), width: 40, height: 12)
        for number in 0..<60 { _ = screen.handle(.paste("w\(number) "), reports) }
        #expect(screen.picture(width: 40, height: 12).lines[10].hasSuffix("w59"))
        _ = screen.type(.home, width: 40, height: 12)
        #expect(screen.picture(width: 40, height: 12).lines[10].hasPrefix(" :w0 w1"))
    }

    @Test func `where there is no room for it no command line opens`() {
        var screen = ScreenState(usesUnicode: true)
        #expect(screen.type(.character(":"), .character("q"), width: 39, height: 11) == [.quit])
        var typing = ScreenState(usesUnicode: true)
        _ = typing.type(.character(":"))
        _ = typing.picture(width: 20, height: 2)
        #expect(typing.handle(.key(.character("q")), reports) == [.quit])
    }

    @Test func `a paste with newlines is one line and submits nothing`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character(":"))
        #expect(screen.handle(.paste("kill\nkill\r\n:q\n"), reports).isEmpty)
        #expect(screen.picture().lines[22] == " :kill")
        #expect(screen.prompt == .command)
    }

    @Test func `the history holds lines that failed too, and lives as long as the screen`() {
        var screen = ScreenState(usesUnicode: true)
        _ = enter("sel 1", into: &screen)
        _ = screen.type(.escape)
        _ = enter("pause", into: &screen)
        _ = screen.type(.character(":"), .up, .up)
        #expect(screen.picture().lines[22] == " :sel 1")
    }

    @Test func `job control and repainting work while a command is typed`() {
        var screen = ScreenState(usesUnicode: true)
        #expect(screen.type(.character(":"), .control("z"), .control("l")) == [.suspend, .repaint])
        #expect(screen.type(.control("a"), .control("u"), .control("d")).isEmpty)
    }
}
