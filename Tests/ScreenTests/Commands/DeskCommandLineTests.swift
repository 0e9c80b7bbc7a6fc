import Reports
import Testing
import Units

@testable import Screen

@Suite struct DeskCommandLineTests {
    private func command(_ line: String) -> DeskCommandLine? { try? ExampleContext.read(line).get() }

    private func failure(_ line: String) -> String? {
        guard case .failure(let failure) = ExampleContext.read(line) else { return nil }
        return failure.description
    }

    @Test(arguments: [
        ("hf vault-A", DeskCommandLine.selectAccount("vault-A")), (":hf treas", .selectAccount("treasury")),
        (" : hf VAULT-a ", .selectAccount("vault-A")), ("why 0038", .why(id: 38)), ("why #38", .why(id: 38)),
        ("cancel 7", .cancel(id: 7)), ("kill", .kill), ("release", .release), ("ack", .acknowledge(id: nil)),
        ("ack 3", .acknowledge(id: 3)), ("ack all", .acknowledgeAll),
        ("sort debt", .sort(column: "debt", isInverted: false)),
        ("sort Debt inverted", .sort(column: "debt", isInverted: true)),
        ("theme light", .theme("plimsoll-light")), ("speed 2.5", .speed(milli: 2_500)),
        ("speed x60", .speed(milli: 60_000)), ("pause", .pause), ("step", .step), ("q", .quit),
        ("quit", .quit),
        ("filter hf<1.2 \"a b\"", .filter("hf<1.2 \"a b\"")), ("filter", .filter("")), ("help", .help),
    ])
    func `each verb says what it asks for`(line: String, wanted: DeskCommandLine) {
        #expect(command(line) == wanted)
    }

    @Test func `an order is replaced by quantity, by price or by both`() throws {
        let (two, price) = (try DecimalNumber("2"), try DecimalNumber("3300.5"))
        #expect(command("replace 7 qty 2") == .replace(id: 7, quantity: two, limit: nil))
        #expect(command("replace 7 @3300.5") == .replace(id: 7, quantity: nil, limit: price))
        #expect(command("replace 7 @ 3300.5 qty 2") == .replace(id: 7, quantity: two, limit: price))
        #expect(failure("replace 7")?.contains("expected another quantity") == true)
        #expect(failure("replace 7 @1 @2")?.contains("twice") == true)
    }

    @Test(arguments: [
        ("", "expected a command"), (":", "expected a command"), ("sel 1 ETH", "did you mean :sell?"),
        ("xyzzy", "no command is called xyzzy; Tab lists them"), ("\"sell\" 1 ETH", "no command is called"),
        ("hf", "hf: expected an account; :hf NAME"), ("hf vualt-A", "did you mean vault-A?"),
        ("why", "why: expected the number of an order"), ("why -3", "-3 is no number of an order"),
        ("why 99999999999999999999", "is no number of an order"), ("ack 2", "alert 2 is not open"),
        ("cancel 1 2", "nothing was expected where 2 stands"), ("sort price", "no column of this list"),
        ("sort detb", "did you mean debt?"), ("theme drak", "no theme is called drak"),
        ("speed 0", "expected 0.01 to 100000"), ("speed nan", "expected 0.01 to 100000"),
        ("speed 1e400", "expected 0.01 to 100000"), ("speed 0.0001", "at most 3 decimals"),
        ("speed -1", "expected 0.01 to 100000"), ("hf \"vault", "the quote is not closed"),
        ("kill now", "nothing was expected where now stands"),
    ])
    func `what means nothing is answered with what was expected`(line: String, words: String) {
        #expect(failure(line)?.contains(words) == true, "\(failure(line) ?? "understood")")
    }

    @Test func `what is wrong is told with its place`() {
        guard case .failure(let failure) = ExampleContext.read("sell 60 ETHH") else {
            Issue.record("ETHH is no instrument")
            return
        }
        #expect(
            failure.place == 8
                && failure.description == "sell: no instrument is called ETHH; did you mean ETH?")
    }

    @Test func `a beginning that several names share selects none of them`() {
        var context = ExampleContext.make()
        context.accounts = ["vault-A", "vault-B"]
        let failure = #expect(throws: CommandFailure.self) { try DeskCommandLine("hf vault", in: context) }
        #expect(failure?.description.contains("begins 2 names") == true)
    }

    @Test func `a name beyond the report may be right for an order but cannot be selected`() throws {
        var context = ExampleContext.make()
        context.hasAllAccounts = false
        let command = try DeskCommandLine("repay all USDC from other", in: context)
        #expect(command == .stage(OrderTicket(side: .repay, account: "other", symbol: "USDC")))
        #expect(throws: CommandFailure.self) { try DeskCommandLine("hf other", in: context) }
    }

    @Test(arguments: 0..<4)
    func `no text traps, and every refusal is one inert line`(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let context = ExampleContext.make()
        let pieces =
            CommandVerb.allCases.map(\.rawValue) + [
                " ", " ", " ", "\"", ":", "@", "60", "1e400", "nan", "-1", "ETH", "vault-A", "from", "for",
                "all", "add",
                "qty", "gtc", "🇩", "🇪", "e\u{301}", "\u{301}", "\u{1B}", "\n", "国",
                "999999999999999999999999",
                "0.0000000000000000001", "#", "!", "hf<", "debt>1m", "venue:", "%",
            ]
        for _ in 0..<3_000 {
            let count = Int.random(in: 0...9, using: &generator)
            let line = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            do throws(CommandFailure) { _ = try DeskCommandLine(line, in: context) } catch {
                let text = error.description
                #expect(!text.isEmpty && text.unicodeScalars.allSatisfy { $0.value >= 0x20 }, "\(line)")
                #expect((0...line.count + 1).contains(error.place), "\(line)")
            }
            _ = try? HealthFilter(line)
        }
    }
}
