import Reports
import Testing
import Units

@testable import Screen

@Suite struct ScreenStateTradingTests {
    private func enter(_ line: String, _ screen: inout ScreenState, _ reports: ScreenReports) {
        for key in [Key.character(":")] + line.map(Key.character) + [.enter] {
            _ = screen.type(key, reports: reports)
        }
    }

    /// A screen with a ticket that is previewed.
    private func previewed(accountToType: SafeText? = nil) -> (ScreenState, ScreenReports) {
        var (screen, reports) = (ScreenState(usesUnicode: true), ExampleReports.make())
        enter("sell 60 ETH @3305", &screen, reports)
        guard case .preview(_, let request)? = screen.due(reports).first else { return (screen, reports) }
        reports.preview = ExampleReports.preview(request, accountToType: accountToType)
        _ = screen.picture(reports)
        return (screen, reports)
    }

    private func isSent(_ intents: [Intent]) -> Bool {
        intents.contains { if case .send = $0 { true } else { false } }
    }

    @Test func `a ticket is sent by two Enters, and the blotter is shown`() throws {
        var (screen, reports) = previewed()
        #expect(screen.type(.enter, reports: reports).isEmpty)
        #expect(screen.picture(reports).text.contains("ARMED"))
        reports.now = Ticket.pause
        let intents = screen.type(.enter, reports: reports)
        let order = OrderTicket(
            side: .sell, account: "vault-A", symbol: "ETH", counterSymbol: "USDC",
            quantity: try DecimalNumber("60"), limit: try DecimalNumber("3305"),
            timeInForce: .goodTillCancel)
        #expect(intents == [.send([order], clientID: 1)])
        #expect(screen.focus == .blotter && screen.ticket.isEmpty)
        #expect(screen.type(.character("4"), .enter, .escape, .enter, reports: reports).isEmpty)
    }

    @Test func `no single key sends, whatever it is`() {
        let keys = KeyTable.standard.bindings.flatMap(\.keys) + "yY\n\r 60".map(Key.character)
        for key in keys {
            var (screen, reports) = previewed()
            #expect(!isSent(screen.type(key, reports: reports)), "\(key.label)")
        }
    }

    @Test func `a paste neither arms nor sends, wherever the ticket stands`() {
        var (screen, reports) = previewed(accountToType: "vault-A")
        for _ in 0..<4 {
            #expect(screen.handle(.paste("vault-A\n\n\nyes\ny"), reports).isEmpty)
            _ = screen.type(.enter, reports: reports)
        }
        #expect(!screen.ticket.isArmed && screen.confirmation.text.isEmpty)
    }

    @Test func `the account's name is typed to arm, and another Enter sends`() {
        var (screen, reports) = previewed(accountToType: "vault-A")
        _ = screen.type(.enter, reports: reports)
        for key in "vault-".map(Key.character) { #expect(screen.type(key, reports: reports).isEmpty) }
        #expect(screen.type(.enter, reports: reports).isEmpty && !screen.ticket.isArmed)
        #expect(screen.picture(reports).text.contains("that is not vault-A"))
        #expect(screen.type(.character("A"), .enter, reports: reports).isEmpty && screen.ticket.isArmed)
        #expect(!isSent(screen.type(.enter, reports: reports)))
        reports.now = Ticket.pause
        #expect(isSent(screen.type(.enter, reports: reports)))
    }

    @Test func `nothing is sent after a change or by an old preview`() {
        var (screen, reports) = previewed()
        _ = screen.type(.enter, .character("e"), .character("0"), .enter, reports: reports)
        reports.now = Ticket.pause
        #expect(!isSent(screen.type(.enter, .enter, .enter, reports: reports)))
        (screen, reports) = previewed()
        _ = screen.type(.enter, reports: reports)
        reports.now = 2_000_000_001
        #expect(!isSent(screen.type(.enter, .enter, reports: reports)))
        #expect(screen.picture(reports).text.contains("older than 2 s"))
    }

    @Test func `a frozen picture does not keep an old preview fresh`() {
        var (screen, reports) = previewed()
        _ = screen.type(.character("Z"), .enter, reports: reports)
        reports.now = 2_000_000_001
        #expect(!isSent(screen.type(.enter, .enter, reports: reports)))
    }

    @Test func `previews are asked for while the ticket is open and has something in it`() {
        var (screen, reports) = (ScreenState(usesUnicode: true), ExampleReports.make())
        #expect(screen.due(reports).isEmpty)
        enter("sell 60 ETH", &screen, reports)
        #expect(screen.due(reports).count == 1 && screen.due(reports).isEmpty)
        reports.now = PreviewWatch.interval
        #expect(screen.due(reports).count == 1)
        reports.now *= 3
        _ = screen.type(.character("1"), reports: reports)
        #expect(screen.due(reports).isEmpty)
    }

    @Test func `fields are typed into until Enter or Esc, and digits are digits there`() {
        var (screen, reports) = (ScreenState(usesUnicode: true), ExampleReports.make())
        _ = screen.type(.character("4"), .tab, .tab, reports: reports)
        #expect(screen.prompt == .field && screen.ticket.field == .symbol)
        for key in "ETH".map(Key.character) + [.tab, .tab] + "1.5".map(Key.character) {
            _ = screen.type(key, reports: reports)
        }
        #expect(screen.ticket.form.content.prefix(5) == ["vault-A", "sell", "ETH", "", "1.5"])
        _ = screen.type(.escape, .character("5"), reports: reports)
        #expect(screen.focus == .blotter)
    }

    @Test func `K asks, and y alone stops all trading, at every size`() {
        for size in [(200, 60), (80, 24), (40, 12), (30, 3), (20, 1)] {
            var screen = ScreenState(usesUnicode: true)
            let reports = ExampleReports.make()
            #expect(screen.type(.character("K"), width: size.0, height: size.1).isEmpty)
            #expect(screen.picture(reports, width: size.0, height: size.1).text.contains("all"))
            #expect(screen.type(.character("q"), width: size.0, height: size.1).isEmpty)
            #expect(
                screen.type(.character("K"), .character("y"), width: size.0, height: size.1) == [.kill])
            _ = screen.type(.character("K"), width: size.0, height: size.1)
            #expect(screen.handle(.paste("y"), reports).isEmpty)
            #expect(screen.type(.escape, .character("y"), width: size.0, height: size.1) != [.kill])
        }
    }

    @Test func `a working order is canceled after a question, an ended one is not`() {
        var screen = ScreenState(usesUnicode: true)
        #expect(screen.type(.character("5"), .character("x")).isEmpty)
        #expect(screen.picture().text.contains("cancel order 0041 SELL 60.0000 ETH?"))
        #expect(screen.type(.character("y")) == [.cancelOrder(OrderID(41))])
        #expect(screen.type(.character("x"), .escape, .down, .character("x"), .character("y")).count == 1)
        #expect(screen.prompt == nil)
    }

    @Test func `positions are of the book until those of the selected account are asked for`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.down, .up, .character("2"))
        #expect(screen.request.positions == nil)
        _ = screen.type(.character("a"))
        #expect(screen.request.positions == "vault-A")
        _ = screen.type(.enter)
        #expect(screen.request.positions == nil)
    }

    @Test func `a notice of the desk is said once`() {
        var (screen, reports) = (ScreenState(usesUnicode: true), ExampleReports.make())
        (reports.desk.notice, reports.desk.noticeCount) = ("order 7 has ended", 1)
        #expect(screen.picture(reports).text.contains("order 7 has ended"))
        _ = screen.type(.down, reports: reports)
        #expect(!screen.picture(reports).text.contains("order 7 has ended"))
    }

    @Test func `a row of each list is copied`() {
        var screen = ScreenState(usesUnicode: true)
        for (panel, words) in [("2", "net  ETH  640"), ("5", "41  2026-11-22")] {
            guard case .copy(let text)? = screen.type(.character(Character(panel)), .character("y")).first
            else {
                Issue.record("nothing is copied on \(panel)")
                return
            }
            #expect(text.text.hasPrefix(words))
            guard case .copy(let json)? = screen.type(.character("Y")).first else { return }
            #expect(json.text.hasPrefix("{\"") && json.text.hasSuffix("}"))
        }
    }
}
