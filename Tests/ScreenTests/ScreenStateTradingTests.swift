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
        _ = screen.type(.enter, reports: reports)
        reports.now = Ticket.pause
        _ = screen.type(.character("Z"), reports: reports)
        reports.now = 2_000_000_001
        #expect(!isSent(screen.handle(.key(.enter), reports)))
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

    private func press(_ text: String, _ screen: inout ScreenState, _ reports: ScreenReports) {
        let lines = screen.picture(reports).lines
        guard let row = lines.firstIndex(where: { $0.contains(text) }),
            let column = lines[row].ranges(of: text).first.map({
                lines[row].distance(from: lines[row].startIndex, to: $0.lowerBound)
            })
        else {
            Issue.record("\(text) is not drawn")
            return
        }
        let mouse = MouseEvent(action: .press, button: 0, column: column + 1, row: row)
        #expect(screen.handle(.mouse(mouse), reports).isEmpty)
    }

    @Test func `a press on a field of the ticket types into it`() {
        var (screen, reports) = previewed()
        for (text, field) in [("Px [", TicketField.price), ("Symbol [", .symbol), ("TIF [", .timeInForce)] {
            press(text, &screen, reports)
            #expect(screen.ticket.field == field && screen.prompt == .field)
        }
        press("Px [", &screen, reports)
        _ = screen.type(.control("u"), .character("9"), reports: reports)
        #expect(screen.ticket.form.text(of: .price) == "9" && screen.ticket.form.text(of: .symbol) == "ETH")
    }

    @Test func `a press beside the fields leaves the one that was typed into`() {
        var (screen, reports) = previewed()
        press("Px [", &screen, reports)
        press("── preview", &screen, reports)
        #expect(screen.ticket.field == .price && screen.prompt == nil)
    }

    @Test func `a press on a leg of the basket selects it`() {
        var (screen, reports) = previewed()
        _ = screen.type(.character("b"), reports: reports)
        press("leg 1", &screen, reports)
        #expect(screen.ticket.leg == 0 && screen.prompt == nil)
    }

    @Test func `a press on an order selects it`() {
        var (screen, reports) = (ScreenState(usesUnicode: true), ExampleReports.make())
        _ = screen.type(.character("5"), reports: reports)
        let last = reports.desk.blotter.rows.count - 1
        press(BlotterPanel.number(reports.desk.blotter.rows[last].id), &screen, reports)
        #expect(last > 0 && screen.order.place == last)
    }

    @Test func `Enter on an instrument opens the ticket for it, and leaves what is staged`() {
        var (screen, reports) = (ScreenState(usesUnicode: true), ExampleReports.make())
        _ = screen.type(.character("3"), .down, .enter, reports: reports)
        let symbol = reports.market.rows[1].symbol.text
        #expect(screen.focus == .ticket && screen.ticket.form.text(of: .symbol) == symbol)
        (screen, reports) = previewed()
        _ = screen.type(.character("3"), .down, .enter, reports: reports)
        #expect(screen.focus == .ticket && screen.ticket.form.text(of: .symbol) == "ETH")
    }

    @Test func `Enter on an alert shows its account`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("0"), .down, .enter)
        #expect(screen.overlay == .account)
        let name = ExampleReports.make().desk.alerts.rows[1].account
        #expect(screen.listing(ExampleReports.make()).row(at: screen.health.rank)?.name == name)
    }

    @Test func `a press on the name of a screen shows it`() {
        var (screen, reports) = previewed()
        press("2 Pos", &screen, reports)
        #expect(screen.focus == .positions)
        press("5 Blot", &screen, reports)
        #expect(screen.focus == .blotter)
    }

    @Test func `the mouse answers no question, and leaves a field for another panel`() {
        var (screen, reports) = previewed(accountToType: "vault-A")
        _ = screen.type(.enter, reports: reports)
        let row = screen.picture(reports).row(of: "─ 0 Alerts") ?? 0
        let press = MouseEvent(action: .press, button: 0, column: 3, row: 21)
        #expect(row == 20 && screen.handle(.mouse(press), reports).isEmpty)
        #expect(screen.focus == .ticket && screen.prompt == .typed(.accountName("vault-A")))
        _ = screen.type(.escape, .character("e"), reports: reports)
        _ = screen.handle(.mouse(press), reports)
        #expect(screen.focus == .alerts && screen.prompt == nil)
    }
}
