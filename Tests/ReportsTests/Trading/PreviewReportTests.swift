import Desk
import Reports
import Testing
import Units

@Suite struct PreviewReportTests {
    private func ticket(_ quantity: String, _ confirmations: Confirmations = []) throws -> OrderTicket {
        OrderTicket(
            side: .buy, account: "free", symbol: "ETH", counterSymbol: "USDC",
            quantity: try DecimalNumber(quantity), confirmations: confirmations)
    }

    private func send(_ ticket: OrderTicket, to state: inout DeskState) throws {
        state.apply([.placeOrders([try ticket.request(at: state)])])
    }

    @Test func `an order that would settle needs nothing more`() throws {
        let preview = PreviewReport([try ticket("1")], request: 7, of: .trading())
        #expect(preview.request == 7 && preview.refusal == nil && preview.toConfirm == [])
        #expect(preview.route.map(\.pool) == ["deep"] && !preview.figures.isEmpty)
    }

    @Test func `an equal order a moment later is previewed as if it had been confirmed`() throws {
        var state = DeskState.trading()
        try send(try ticket("1"), to: &state)
        let preview = PreviewReport([try ticket("1")], request: 1, of: state)
        #expect(preview.toConfirm == .duplicate && preview.refusal == nil && !preview.figures.isEmpty)
        try send(try ticket("1"), to: &state)
        #expect(state.order(OrderID(2))?.state == .denied)
        try send(try ticket("1", .duplicate), to: &state)
        #expect(state.order(OrderID(3))?.state == .filled)
    }

    @Test func `what no confirmation mends is told as a refusal`() throws {
        var state = DeskState.trading()
        try send(try ticket("1"), to: &state)
        let preview = PreviewReport([try ticket("1.0000000000000000001")], request: 1, of: state)
        #expect(preview.refusal == "ETH has 18 decimals, the quantity has more" && preview.figures.isEmpty)
        let unknown = OrderTicket(side: .buy, account: "nobody", symbol: "ETH")
        #expect(PreviewReport([unknown], request: 1, of: state).refusal == "no account is called nobody")
    }

    @Test func `an order that is refused for what it would leave shows what that is`() throws {
        var state = DeskState.trading()
        let allowed = PreviewReport([try ticket("10")], request: 1, of: state)
        var limits = DeskLimits()
        limits.concentration.hard = 100
        state.apply([.setLimits(limits)])
        let refused = PreviewReport([try ticket("10")], request: 1, of: state)
        #expect(refused.refusal?.text.hasPrefix("concentration: ") == true)
        #expect(!allowed.figures.isEmpty && refused.figures == allowed.figures)
        #expect(refused.route == allowed.route && !refused.route.isEmpty)
        #expect(refused.checks.contains { $0.verdict == .denied && $0.name == "concentration" })
    }

    @Test func `an order that is refused before it is carried out shows what is known`() throws {
        var sale = try ticket("40")
        sale.side = .sell
        let preview = PreviewReport([sale], request: 1, of: .trading())
        #expect(preview.refusal?.text.hasPrefix("needs ") == true)
        #expect(preview.figures.map(\.name) == ["value"])
        #expect(preview.figures.first?.after == Int256(Int128(120_000) * 100_000_000))
    }

    @Test func `an order that is filled in part says how much`() throws {
        let preview = PreviewReport([try ticket("1000")], request: 1, of: .trading())
        let shortfall = try #require(preview.shortfall)
        #expect(
            shortfall.text.hasPrefix("fills ")
                && shortfall.text.contains(" of 1000 ETH, the rest is canceled"))
        #expect(PreviewReport([try ticket("1")], request: 1, of: .trading()).shortfall == nil)
    }
}
