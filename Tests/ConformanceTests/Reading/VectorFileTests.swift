import Conformance
import Testing

/// The reader of vector files.
struct VectorFileTests {
    private let good = """
        {"family": "x", "kind": "evm", "count": "1",
         "cases": [{"id": "a", "op": "f", "in": {"n": 12, "s": "\\u00e9\\ud83d\\ude00\\n", "b": true, "z": null},
         "out": ["-5", {}, []]}]}
        """

    private func fault(_ text: String) -> VectorFault? { fault(Array(text.utf8)) }

    private func fault(_ bytes: [UInt8]) -> VectorFault? {
        do throws(VectorFault) {
            _ = try VectorFile(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a file is read whole, and integers keep their digits`() throws {
        let file = try VectorFile(Array(good.utf8))
        #expect(file.family == "x" && file.kind == .executed && file.cases.count == 1)
        let call = file.cases[0]
        #expect(call.id == "a" && call.operation == "f")
        #expect(call.input == ["n": "12", "s": "é😀\n", "b": true, "z": .null])
        #expect(call.expected == .success(["-5", [:], []]))
        let large = String(repeating: "9", count: 90)
        let other = try VectorFile(Array(good.replacing("12", with: large).utf8))
        #expect(other.cases[0].input == ["n": .text(large), "s": "é😀\n", "b": true, "z": .null])
    }

    @Test(arguments: [
        ("", 1, "the text ends"), ("{\"family\"\n\n:", 3, "the text ends"), ("{\"a\": 1,\n}", 2, "a name"),
        ("{\"a\": 1\n\"b\": 2}", 2, "comma"), ("[1,\n2", 2, "comma"), ("[1] x", 1, "the end"),
        ("{\"a\": 1, \"a\": 2}", 1, "twice"), ("[1.5]", 1, "an integer"), ("[1e5]", 1, "an integer"),
        ("[-]", 1, "digits"), ("[01]", 1, "leading zeros"), ("[nul]", 1, "a value"),
        ("\n[\"a\n\"]", 2, "closed"),
        ("[\"\\x\"]", 1, "backslash"), ("[\"\\ud800\"]", 1, "half"), ("[\"\\ud800\\u0041\"]", 1, "half"),
        ("[\"\\u12\"]", 1, "hexadecimal"), ("[\"abc", 1, "inside a string"),
        ("[\"abc\\", 1, "inside a string"),
        ("{\"a\" 1}", 1, "colon"), (String(repeating: "[", count: 100_000), 1, "inside one another"),
    ])
    func `what is no JSON is told with its line`(text: String, line: Int, words: String) throws {
        guard case .malformed(let found, let what) = fault(text) else {
            Issue.record("\(String(describing: fault(text)))")
            return
        }
        #expect(found == line && what.contains(words), "\(found): \(what)")
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        let bytes = Array("[\"".utf8) + [0xC3, 0x28] + Array("\"]".utf8)
        #expect(fault(bytes) == .malformed(line: 1, what: "a string is no UTF-8"))
    }

    @Test func `a file cut anywhere is refused`() {
        for count in 0..<good.utf8.count { #expect(fault(Array(good.utf8.prefix(count))) != nil, "\(count)") }
    }

    @Test(arguments: [
        ("\"family\"", "\"familie\"", "fields with family"),
        ("\"evm\"", "\"guessed\"", "computed, published or evm"),
        ("\"1\"", "\"2\"", "2 cases"), ("\"1\"", "\"0\"", "0 cases"), ("\"op\"", "\"opp\"", "fields with op"),
        ("\"out\"", "\"outs\"", "fields with error"), ("\"cases\"", "\"cases2\"", "fields with cases"),
    ])
    func `a file of another shape is refused`(old: String, new: String, words: String) {
        guard case .wrongShape(let expected, _) = fault(good.replacing(old, with: new)) else {
            Issue.record("\(old) -> \(new)")
            return
        }
        #expect(expected.contains(words))
    }

    @Test func `what was found is told in short`() {
        let long = VectorFault.wrongShape("a list", found: String(repeating: "x", count: 5_000))
        #expect("\(long)".count < 100)
    }
}
