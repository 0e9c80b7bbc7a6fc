import Testing
import Units

@testable import Screen

@Suite struct OrderDraftTests {
    private func draft(_ line: String) -> OrderDraft? {
        guard case .success(.stage(let draft)) = ExampleContext.read(line) else { return nil }
        return draft
    }

    private func failure(_ line: String) -> String? {
        guard case .failure(let failure) = ExampleContext.read(line) else { return nil }
        return failure.description
    }

    private func number(_ text: String) -> DecimalNumber? { try? DecimalNumber(text) }

    @Test func `a sale says everything, in any order behind quantity and symbol`() {
        let whole = OrderDraft(
            .sell, quantity: number("60"), symbol: "ETH", quote: "USDC", account: "vault-A",
            limit: number("3305"), timeInForce: .goodTillCancelled)
        #expect(draft("sell 60 ETH @3305 for USDC from vault-A gtc") == whole)
        #expect(draft("sell 60 eth GTC from vault-a for usdc @ 3305") == whole)
        #expect(whole.side == .sell)
        #expect(draft("buy 0.5 tBTC") == OrderDraft(.buy, quantity: number("0.5"), symbol: "tBTC"))
        #expect(draft("sell all ETH") == OrderDraft(.sell, symbol: "ETH"))
    }

    @Test(arguments: [("day", OrderDraft.TimeInForce.day), ("ioc", .immediateOrCancel), ("fok", .fillOrKill)])
    func `each time in force has its word`(word: String, wanted: OrderDraft.TimeInForce) {
        #expect(draft("sell 1 ETH \(word)")?.timeInForce == wanted)
    }

    @Test(arguments: [
        ("deposit 5 ETH to vault-A", OrderDraft.Action.deposit), ("withdraw 5 ETH from vault-A", .withdraw),
        ("borrow 5 ETH to vault-A", .borrow), ("repay 5 ETH from vault-A", .repay),
    ])
    func `a loan's verbs move one token`(line: String, action: OrderDraft.Action) {
        let wanted = OrderDraft(action, quantity: number("5"), symbol: "ETH", account: "vault-A")
        #expect(draft(line) == wanted && wanted.side == nil)
    }

    @Test func `liquidity and claims`() {
        #expect(
            draft("lp add 5 ETH/USDC with 16000 from vault-A")
                == OrderDraft(
                    .provide, quantity: number("5"), symbol: "ETH/USDC", counterQuantity: number("16000"),
                    account: "vault-A"))
        #expect(draft("lp remove all ETH/USDC") == OrderDraft(.remove, symbol: "ETH/USDC"))
        #expect(draft("claim") == OrderDraft(.claim))
        #expect(draft("claim ETH to vault-A") == OrderDraft(.claim, symbol: "ETH", account: "vault-A"))
        #expect(draft("claim to vault-A") == OrderDraft(.claim, account: "vault-A"))
        #expect(failure("lp ad 5 ETH/USDC")?.contains("did you mean add?") == true)
    }

    @Test func `a name with blanks or of a word of ours is written in quotes`() throws {
        var context = ExampleContext.make()
        context.accounts = ["for all", "day"]
        let command = try DeskCommandLine("sell 1 ETH from \"for all\"", in: context)
        #expect(
            command == .stage(OrderDraft(.sell, quantity: number("1"), symbol: "ETH", account: "for all")))
        #expect(throws: CommandFailure.self) { try DeskCommandLine("sell 1 ETH \"day\"", in: context) }
    }

    @Test func `numbers stay exact`() {
        let digits = "123456789012345678.123456789012345678"
        #expect(draft("sell \(digits) ETH @0.000000000000000001")?.quantity == number(digits))
        #expect(draft("sell 1 ETH @0.000000000000000001")?.limit == number("0.000000000000000001"))
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
