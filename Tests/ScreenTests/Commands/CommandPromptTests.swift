import Testing

@testable import Screen

@Suite struct CommandPromptTests {
    private let context = ExampleContext.make()

    /// Types text and keys into a prompt.
    @discardableResult
    private func type(_ text: String, _ keys: Key..., into prompt: inout CommandPrompt)
        -> CommandPrompt.Outcome
    {
        var outcome = CommandPrompt.Outcome.open
        for key in text.map(Key.character) + keys { outcome = prompt.take(key, in: context) }
        return outcome
    }

    private func prompt(after lines: String...) -> CommandPrompt {
        var prompt = CommandPrompt()
        for line in lines { prompt.accept(line) }
        return prompt
    }

    @Test func `Enter hands out the line, and Esc or an empty line closes`() {
        var prompt = CommandPrompt()
        #expect(type("kill", .enter, into: &prompt) == .entered("kill"))
        prompt.open()
        #expect(type("kill", .escape, into: &prompt) == .closed)
        prompt.open()
        #expect(type("  ", .enter, into: &prompt) == .closed)
    }

    @Test func `a paste never enters a line, whatever it holds`() {
        var prompt = CommandPrompt()
        prompt.insert("kill\nrelease\n")
        #expect(prompt.field.text == "kill")
        prompt.insert("\n\r\nkill")
        #expect(prompt.field.text == "kill")
        type("", .control("r"), into: &prompt)
        prompt.insert("x\ny")
        #expect(prompt.label == " search x: ")
        var long = CommandPrompt()
        long.insert(String(repeating: "é", count: 1_000_000))
        #expect(long.field.text.count == CommandPrompt.greatestCount)
    }

    @Test func `older lines come back, and at last what was being typed`() {
        var prompt = prompt(after: "one", "two", "two")
        type("dra", .up, into: &prompt)
        #expect(prompt.field.text == "two" && prompt.field.cursor == 3)
        type("", .up, .up, .up, into: &prompt)
        #expect(prompt.field.text == "one")
        type("", .down, .down, into: &prompt)
        #expect(prompt.field.text == "dra")
        type("", .down, into: &prompt)
        #expect(prompt.field.text == "dra")
    }

    @Test func `a search finds older and older lines, and what is found is not run`() {
        var prompt = prompt(after: "sell 1 ETH", "buy 2 tBTC", "sell 3 ETH")
        type("", .control("r"), into: &prompt)
        #expect(!prompt.note.isFailure)
        type("SELL", into: &prompt)
        #expect(prompt.shown.text == "sell 3 ETH")
        type("", .control("r"), into: &prompt)
        #expect(prompt.shown.text == "sell 1 ETH")
        type("", .control("r"), into: &prompt)
        #expect(prompt.shown.text == "sell 1 ETH")
        #expect(type("", .enter, into: &prompt) == .open)
        #expect(prompt.field.text == "sell 1 ETH")
        #expect(type("", .enter, into: &prompt) == .entered("sell 1 ETH"))
    }

    @Test func `a search that finds nothing says so and leaves what was typed`() {
        var prompt = prompt(after: "one")
        type("mine", .control("r"), into: &prompt)
        type("zzz", into: &prompt)
        #expect(prompt.note == ("no line has this", true))
        #expect(type("", .escape, into: &prompt) == .open)
        #expect(prompt.field.text == "mine")
    }

    @Test func `history is bounded`() {
        var prompt = CommandPrompt()
        for index in 0..<1_000 { prompt.accept("line \(index)") }
        for _ in 0..<2_000 { type("", .up, into: &prompt) }
        #expect(prompt.field.text == "line \(1_000 - CommandHistory.greatestCount)")
    }

    @Test(arguments: [
        ("se", "sell "), ("hf v", "hf vault-A "), ("hf V", "hf vault-A "), ("sell 60 E", "sell 60 ETH "),
        ("sell 60 ETH fr", "sell 60 ETH from "), ("sell 60 ETH from tr", "sell 60 ETH from treasury "),
        ("sell 60 ETH for U", "sell 60 ETH for USDC "), ("sell 60 ETH g", "sell 60 ETH gtc "),
        ("theme lig", "theme plimsoll-light "), ("sort de", "sort debt "), ("lp a", "lp add "),
        ("sort debt i", "sort debt inverted "), (":pau", ":pau"), ("deposit 1 ETH t", "deposit 1 ETH to "),
    ])
    func `Tab completes verbs, names and words`(typed: String, line: String) {
        var prompt = CommandPrompt()
        type(typed, .tab, into: &prompt)
        #expect(prompt.field.text == line && prompt.field.cursor == line.count)
    }

    @Test func `Tab offers what can be meant and turns through it`() {
        var prompt = CommandPrompt()
        type("re", .tab, into: &prompt)
        #expect(
            prompt.note.text == "repay  replace  release" && prompt.field.text == "rep"
                || prompt.field.text == "repay ")
        type("", .tab, into: &prompt)
        let second = prompt.field.text
        type("", .tab, .backTab, into: &prompt)
        #expect(prompt.field.text == second)
        type("x", into: &prompt)
        #expect(prompt.completion == nil)
    }

    @Test func `what stands behind the cursor stays when Tab completes`() {
        var prompt = CommandPrompt()
        type("sell 60 E for USDC", into: &prompt)
        for _ in 0..<9 { type("", .left, into: &prompt) }
        type("", .tab, into: &prompt)
        #expect(prompt.field.text == "sell 60 ETH for USDC")
    }

    @Test func `a name with blanks is completed in quotes`() throws {
        var context = context
        context.accounts = ["cold store", "hot"]
        var prompt = CommandPrompt()
        for key in "hf c".map(Key.character) + [.tab] { _ = prompt.take(key, in: context) }
        #expect(prompt.field.text == "hf \"cold store\" ")
        #expect(try DeskCommandLine(prompt.field.text, in: context) == .selectAccount("cold store"))
    }

    @Test func `nothing to complete is said`() {
        var prompt = CommandPrompt()
        type("why ", .tab, into: &prompt)
        #expect(prompt.note == ("nothing to complete here", true))
    }

    @Test func `random keys never trap`() {
        var generator = SeededGenerator(seed: 7)
        let keys: [Key] =
            "abcdefk :@\"1é国\u{301}".map(Key.character) + "abdefhknpruwl".map(Key.control) + [
                .tab, .backTab, .up, .down, .left, .right, .home, .end, .backspace, .delete, .enter, .escape,
            ]
        var prompt = prompt(after: "sell 1 ETH", "hf vault-A", "")
        for _ in 0..<20_000 {
            if case .entered(let line) = prompt.take(
                keys.randomElement(using: &generator) ?? .tab, in: context)
            {
                if Bool.random(using: &generator) {
                    prompt.accept(line)
                } else {
                    prompt.refuse(CommandFailure("no", at: Int.random(in: 0...99, using: &generator)))
                }
            }
            #expect(prompt.field.cursor <= prompt.field.text.count + 9)
            _ = (prompt.shown, prompt.note)
        }
    }
}
