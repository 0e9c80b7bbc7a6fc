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

    @Test func `an order that is filled in part says how much`() throws {
        let preview = PreviewReport([try ticket("1000")], request: 1, of: .trading())
        let shortfall = try #require(preview.shortfall)
        #expect(
            shortfall.text.hasPrefix("fills ")
                && shortfall.text.contains(" of 1000 ETH, the rest is canceled"))
        #expect(PreviewReport([try ticket("1")], request: 1, of: .trading()).shortfall == nil)
    }
}
