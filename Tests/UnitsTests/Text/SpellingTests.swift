import Testing
import Units

@Suite struct SpellingTests {
    private let words = ["sell", "buy", "deposit", "withdraw", "hf", "health-factor"]

    @Test(arguments: [
        ("sel", "sell"), ("slel", "sell"), ("SELL", "sell"), ("depsoit", "deposit"), ("withdrwa", "withdraw"),
        ("health_factor", "health-factor"), ("h", "hf"), ("by", "buy"),
    ])
    func `a slip of the finger is understood`(written: String, meant: String) {
        #expect(Spelling.nearest(to: written, among: words) == meant)
    }

    @Test(arguments: ["xyzzy", "purchase", "", "sixty"])
    func `what is far from every word means none of them`(written: String) {
        #expect(Spelling.nearest(to: written, among: words) == nil)
    }

    @Test func `of equally near words the first is meant`() {
        #expect(Spelling.nearest(to: "cat", among: ["bat", "rat"]) == "bat")
        #expect(Spelling.nearest(to: "cat", among: []) == nil)
    }

    @Test func `words of any length are compared soon`() {
        let long = String(repeating: "x", count: 1_000_000)
        #expect(Spelling.nearest(to: long, among: Array(repeating: "y", count: 100)) == nil)
    }
}
