import Reports
import Testing
import Units

@testable import Screen

@Suite struct ScreenStateListsTests {
    private let reports = ExampleReports.make()

    private func selectedLine(_ screen: inout ScreenState, _ reports: ScreenReports? = nil) -> String {
        screen.picture(reports ?? self.reports).lines.first { $0.hasPrefix(">") } ?? ""
    }

    @Test func `the selection stays on its account when the sort column moves`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.down, .down)
        for _ in 0..<2 * SortColumn.columns(of: .health).count {
            _ = screen.type(.character(">"))
            #expect(selectedLine(&screen).contains("国库"))
            _ = screen.type(.character("I"))
            #expect(selectedLine(&screen).contains("国库"))
        }
        #expect(screen.orders.isReported(.health))
    }

    @Test func `the selection stays on its account at the top too, and while figures change`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character(">"), .character(">"), .character(">"), .character(">"))
        #expect(screen.orders[.health].column == .debt && selectedLine(&screen).contains("vault-A"))
        var later = reports
        later.desk.health.rows[0].debt = 1
        #expect(selectedLine(&screen, later).contains("vault-A"))
    }

    @Test func `each panel keeps its order, and says it`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("3"), .character("<"), .character("0"), .character(">"), .character("1"))
        let text = screen.picture(width: 120, height: 40).text
        #expect(text.contains("by age  3/5"))
        #expect(text.contains("by time  1 unacked of 3") && text.contains("worst first  1/5"))
    }

    @Test func `an order that holds for the worst rows only says so`() {
        var many = reports
        many.desk.health.accountCount = 5_000
        var screen = ScreenState(usesUnicode: true)
        #expect(!screen.picture(many).lines[2].contains("of the worst"))
        _ = screen.type(.character("<"), reports: many)
        #expect(screen.picture(many).lines[2].contains("by age  3/5 of the worst 5"))
        #expect(screen.viewport == HealthViewport())
    }

    @Test func `the picker chooses a column and goes`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("s"))
        #expect(screen.picture().row(of: "Sort health") != nil)
        _ = screen.type(.end, .up, .enter)
        #expect(screen.orders[.health].column == .debt && screen.overlay == nil)
        _ = screen.type(.character("s"), .up, .up, .escape)
        #expect(screen.orders[.health].column == .debt && screen.overlay == nil)
        _ = screen.type(.character("s"), .tab)
        #expect(screen.overlay == nil && screen.focus == .positions)
        _ = screen.type(.character("s"), .character("s"))
        #expect(screen.overlay == nil)
        Golden.expect(
            {
                _ = screen.type(.character("1"), .character("s"))
                return screen.picture().text
            }(), "sort-80x24")
    }

    @Test func `the market's selection is an instrument and not a place`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("3"), .down)
        _ = screen.type(.character(">"), .character(">"), .character("I"))
        #expect(screen.instrument.id == InstrumentID(1))
        #expect(screen.picture().lines.contains { $0.hasPrefix(">tBTC") })
    }

    @Test func `a wrong filter says what and where, filters by the rest, and stays until it is right`() {
        var screen = ScreenState(usesUnicode: true)
        for key in "/venue:aave hf<1.2".map(Key.character) { _ = screen.type(key) }
        _ = screen.type(.character("x"), .enter)
        let frame = screen.render(reports, width: 80, height: 24)
        #expect(frame.canvas.lines[22].hasPrefix(" filter /venue:aave hf<1.2x"))
        #expect(frame.canvas.lines[23].contains("1.2x is no number"))
        #expect(frame.canvas.lines[2].contains("1/3") && screen.isFiltering)
        _ = screen.type(.backspace, .enter)
        #expect(!screen.isFiltering && screen.filter.text == "venue:aave hf<1.2")
        #expect(screen.picture().lines[2].contains("1/2"))
    }

    @Test func `n and N go round what the last filter lets through`() {
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("n"))
        #expect(screen.picture().lines[22].contains("n and N look for"))
        for key in "/venue:aave".map(Key.character) + [.enter, .escape] { _ = screen.type(key) }
        var seen: [UInt32] = []
        for key in [Key.character("n"), .character("n"), .character("n"), .character("N")] {
            _ = screen.type(key)
            seen.append(screen.health.account?.index ?? 99)
        }
        #expect(seen == [1, 4, 0, 4])
        for key in "/zzz".map(Key.character) + [.enter, .escape, .character("n")] { _ = screen.type(key) }
        #expect(screen.picture().lines[22].contains("no account among these rows matches"))
        _ = screen.type(.up)
        #expect(!screen.picture().lines[22].contains("matches"))
    }

    @Test func `the selected row is copied, as text and as JSON with exact figures`() {
        var screen = ScreenState(usesUnicode: true)
        guard case .copy(let text)? = screen.type(.character("y")).first,
            case .copy(let json)? = screen.type(.character("Y")).first
        else {
            Issue.record("a row of the example can be copied")
            return
        }
        #expect(
            text.text == "CRIT  vault-A  aave-v3  health 1.0161  debt 1.390M USD  line ETH 3,257.81 -1.59%")
        #expect(json.text.hasPrefix("{\"account\":\"vault-A\",\"venue\":\"aave-v3\",\"state\":\"CRIT\","))
        #expect(json.text.contains("\"healthFactor\":\"1.016142857142857142\",\"debt\":\"1390000\""))
        #expect(
            json.text.hasSuffix("{\"symbol\":\"USDC\",\"price\":\"1.0162\",\"distanceBasisPoints\":162}]}"))
    }

    @Test func `rows of the other panels are copied too, and nothing where there is no row`() {
        var screen = ScreenState(usesUnicode: true)
        guard case .copy(let market)? = screen.type(.character("3"), .down, .character("y")).last,
            case .copy(let alert)? = screen.type(.character("0"), .character("Y")).last
        else {
            Issue.record("rows of the example can be copied")
            return
        }
        #expect(market.text.hasPrefix("tBTC  ") && alert.text.hasPrefix("{\"id\":3,"))
        var empty = ScreenState(usesUnicode: true)
        let none = ScreenReports(
            desk: DeskReport(), market: MarketReport(time: ExampleReports.time),
            status: ExampleReports.status())
        #expect(empty.type(.character("y"), reports: none).isEmpty)
        #expect(empty.picture(none).lines[22].contains("no row is selected"))
    }

    @Test func `the mouse is given and taken by the rest of the program`() {
        var screen = ScreenState(usesUnicode: true)
        #expect(screen.type(.character("M")) == [.toggleMouse])
        screen.say("the mouse is left to the terminal")
        #expect(screen.picture().lines[22] == " the mouse is left to the terminal")
    }
}
