import Reports
import Testing
import Units

@testable import Screen

@Suite struct OrderTicketParsingTests {
    private func ticket(_ line: String) -> OrderTicket? {
        guard case .success(.stage(let ticket)) = ExampleContext.read(line) else { return nil }
        return ticket
    }

    private func failure(_ line: String) -> String? {
        guard case .failure(let failure) = ExampleContext.read(line) else { return nil }
        return failure.description
    }

    private func number(_ text: String) -> DecimalNumber? { try? DecimalNumber(text) }

    @Test func `a sale says everything, in any order behind quantity and symbol`() {
        let whole = OrderTicket(
            side: .sell, account: "vault-A", symbol: "ETH", counterSymbol: "USDC", quantity: number("60"),
            limit: number("3305"), timeInForce: .goodTillCancel)
        #expect(ticket("sell 60 ETH @3305 for USDC from vault-A gtc") == whole)
        #expect(ticket("sell 60 eth GTC from vault-a for usdc @ 3305") == whole)
        #expect(
            ticket("buy 0.5 tBTC")
                == OrderTicket(side: .buy, account: "", symbol: "tBTC", quantity: number("0.5")))
        #expect(ticket("sell all ETH") == OrderTicket(side: .sell, account: "", symbol: "ETH"))
    }

    @Test func `a limit waits unless something else is said, and an order at the market cannot`() {
        #expect(ticket("sell 1 ETH @3305")?.timeInForce == .goodTillCancel)
        #expect(ticket("sell 1 ETH @3305 fok")?.timeInForce == .fillOrKill)
        #expect(ticket("sell 1 ETH")?.timeInForce == .immediateOrCancel)
    }

    @Test(arguments: [("day", TimeInForce.day), ("ioc", .immediateOrCancel), ("fok", .fillOrKill)])
    func `each time in force has its word`(word: String, wanted: TimeInForce) {
        #expect(ticket("sell 1 ETH \(word)")?.timeInForce == wanted)
    }

    @Test(arguments: [
        ("deposit 5 ETH to vault-A", OrderTicket.Side.deposit), ("withdraw 5 ETH from vault-A", .withdraw),
        ("borrow 5 ETH to vault-A", .borrow), ("repay 5 ETH from vault-A", .repay),
    ])
    func `a loan's verbs move one token`(line: String, side: OrderTicket.Side) {
        let wanted = OrderTicket(side: side, account: "vault-A", symbol: "ETH", quantity: number("5"))
        #expect(ticket(line) == wanted && !side.isTrade)
    }

    @Test func `liquidity and claims`() {
        #expect(
            ticket("lp add 5 ETH/USDC with 16000 from vault-A")
                == OrderTicket(
                    side: .provide, account: "vault-A", symbol: "ETH/USDC", quantity: number("5"),
                    counterQuantity: number("16000")))
        let range = number("2900").flatMap { lower in
            number("3700.5").map { OrderTicket.Range(lower: lower, upper: $0) }
        }
        #expect(
            ticket("lp add 5 ETH/USDC-v3 between 2900 3700.5")
                == OrderTicket(
                    side: .provide, account: "", symbol: "ETH/USDC-v3", quantity: number("5"), range: range))
        #expect(
            ticket("lp remove all ETH/USDC") == OrderTicket(side: .remove, account: "", symbol: "ETH/USDC"))
        #expect(ticket("claim") == OrderTicket(side: .claim, account: "", symbol: ""))
        #expect(
            ticket("claim ETH to vault-A") == OrderTicket(side: .claim, account: "vault-A", symbol: "ETH"))
        #expect(ticket("claim to vault-A") == OrderTicket(side: .claim, account: "vault-A", symbol: ""))
        #expect(failure("lp ad 5 ETH/USDC")?.contains("did you mean add?") == true)
    }

    @Test func `a name with blanks or of a word of ours is written in quotes`() throws {
        var context = ExampleContext.make()
        context.accounts = ["for all", "day"]
        let command = try DeskCommandLine("sell 1 ETH from \"for all\"", in: context)
        #expect(
            command
                == .stage(
                    OrderTicket(side: .sell, account: "for all", symbol: "ETH", quantity: number("1"))))
        #expect(throws: CommandFailure.self) { try DeskCommandLine("sell 1 ETH \"day\"", in: context) }
    }

    @Test func `numbers stay exact`() {
        let digits = "123456789012345678.123456789012345678"
        #expect(ticket("sell \(digits) ETH @0.000000000000000001")?.quantity == number(digits))
        #expect(ticket("sell 1 ETH @0.000000000000000001")?.limit == number("0.000000000000000001"))
    }

    @Test(arguments: [
        ("1e400", "beyond any number"), ("NaN", "no finite number"), ("inf", "no finite number"),
        ("-5", "below 0"), ("0", "of 0 is nothing"), ("1,000", "has a comma"), ("sixty", "is no number"),
        ("0.0000000000000000001", "more than 18 decimals"), ("1e30", "beyond any quantity"),
        ("1234567890123456789012345678901234567891", "more than 38 digits"), ("0x10", "is no number"),
    ])
    func `a quantity that is none is refused with a sentence`(text: String, words: String) {
        #expect(
            failure("sell \(text) ETH")?.contains(words) == true, "\(failure("sell \(text) ETH") ?? "taken")")
        #expect(failure("sell 1 ETH @\(text)") != nil)
        #expect(failure("borrow \(text) ETH") != nil)
        #expect(failure("replace 1 qty \(text)") != nil)
    }

    @Test(arguments: [
        ("sell", "expected a quantity"), ("sell 60", "expected a symbol"),
        ("sell 60 ETHH", "did you mean ETH?"),
        ("sell 60 ETH 3305", "a price is written @3305"), ("sell 60 ETH @", "expected a price behind @"),
        ("sell 60 ETH fro vault-A", "did you mean for?"), ("sell 60 ETH from nobody", "no account is called"),
        ("sell 60 ETH from", "expected an account"), ("sell 60 ETH @1 @2", "gives something twice"),
        ("sell 60 ETH gtc day", "gives something twice"),
        ("sell 60 ETH for ETH", "cannot be traded for itself"),
        ("deposit 5 ETH @3", "nothing was expected where @3 stands"), ("buy all ETH", "is no number"),
        ("borrow all ETH", "is no number"), ("repay 5 ETH gtc", "nothing was expected"),
    ])
    func `what does not belong is answered with what does`(line: String, words: String) {
        #expect(failure(line)?.contains(words) == true, "\(failure(line) ?? "understood")")
    }
}
