import Testing

@testable import Formats

@Suite struct SpellingTests {
    @Test(arguments: [
        ("sede", "seed"), ("SEED", "seed"), ("spedd", "speed"), ("modo", "mood"), ("see", "seed"),
    ])
    func `a word with a slip finds the one that was meant`(word: String, meant: String) {
        #expect(Spelling.suggestion(for: word, among: ["seed", "mood", "speed"]) == meant)
    }

    @Test func `letters of either case are the same`() {
        #expect(Spelling.suggestion(for: "btx", among: ["ETH", "BTC"]) == "BTC")
    }

    @Test(arguments: ["purple", "", "xx", "market"])
    func `a word of its own finds none`(word: String) {
        #expect(Spelling.suggestion(for: word, among: ["seed", "mood", "speed"]) == nil)
    }

    @Test func `distance counts letters inserted, dropped, replaced and exchanged`() {
        func distance(_ left: String, _ right: String) -> Int {
            Spelling.distance(Array(left.unicodeScalars), Array(right.unicodeScalars))
        }
        #expect(distance("", "abc") == 3 && distance("abc", "") == 3 && distance("abc", "abc") == 0)
        #expect(distance("abc", "acb") == 1 && distance("kitten", "sitting") == 3)
    }
}
