import Reports
import Testing
import Units

@testable import Screen

@Suite struct TicketFormTests {
    private func form(_ fields: [(TicketField, String)]) -> TicketForm {
        var form = TicketForm()
        form.fill(.account, with: "vault-A")
        form.fill(.symbol, with: "ETH")
        form.fill(.counter, with: "USDC")
        form.fill(.quantity, with: "1")
        for (field, text) in fields { form.fill(field, with: text) }
        return form
    }

    private func problem(_ fields: (TicketField, String)...) -> String? {
        do throws(TicketProblem) {
            _ = try form(fields).ticket()
            return nil
        } catch { return error.sentence.text }
    }

    @Test func `what a ticket says stands in the fields and is read again`() throws {
        let tickets = [
            OrderTicket(
                side: .buy, account: "idle", symbol: "tBTC", counterSymbol: "USDC",
                quantity: try DecimalNumber("0.000000000000000001"), limit: try DecimalNumber("97000.5"),
                timeInForce: .day),
            OrderTicket(side: .repay, account: "idle", symbol: "USDC"),
            OrderTicket(side: .borrow, account: "idle", symbol: "USDC", quantity: try DecimalNumber("1e20")),
            OrderTicket(
                side: .provide, account: "idle", symbol: "ETH/USDC", quantity: try DecimalNumber("5"),
                counterQuantity: try DecimalNumber("16000")),
            OrderTicket(side: .claim, account: "idle", symbol: ""),
        ]
        for ticket in tickets {
            var form = TicketForm()
            form.fill(with: ticket)
            #expect(try form.ticket() == ticket)
        }
    }

    @Test(arguments: [
        ("NaN", "no finite number"), ("1e400", "beyond any number"), ("1,000", "is no number"),
        ("", "how much?"), ("sixty", "is no number"),
        ("1234567890123456789012345678901234567891", "more than 38 digits"),
    ])
    func `a quantity that is none is told`(text: String, words: String) {
        #expect(problem((.quantity, text))?.contains(words) == true, "\(problem((.quantity, text)) ?? "")")
    }

    @Test func `what has to be filled in is asked for`() {
        #expect(problem((.account, "")) == "which account?" && problem((.symbol, "")) == "which symbol?")
        #expect(problem((.counter, ""))?.contains("for what?") == true && problem() == nil)
        #expect(TicketForm().firstMissing == .account)
    }

    @Test func `a paste is one line of sixty-four characters`() {
        var form = TicketForm()
        form.insert("60\n70\n" + String(repeating: "9", count: 5_000), in: .quantity)
        #expect(form.text(of: .quantity) == "60")
        form.insert(String(repeating: "9", count: 1_000_000), in: .symbol)
        #expect(form.text(of: .symbol).count == 64)
        form.insert("buy", in: .side)
        #expect(form.side == .sell)
    }

    @Test func `choices turn round and follow their first letter`() {
        var form = TicketForm()
        form.take(.left, in: .side)
        #expect(form.side == .recall)
        form.take(.right, in: .side)
        form.take(.character("b"), in: .side)
        #expect(form.side == .buy)
        form.take(.character("l"), in: .kind)
        #expect(form.isLimit && form.applies(.price))
        form.take(.character("f"), in: .timeInForce)
        #expect(form.timeInForce == .fillOrKill)
        form.take(.character("d"), in: .side)
        #expect(!form.applies(.price) && !form.applies(.counter) && !form.applies(.kind))
    }
}
