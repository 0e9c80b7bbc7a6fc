import Foundation
import Formats
import Testing

@Suite struct JSONValueTests {
    private func fault(_ text: String) -> JSONFault? {
        do throws(JSONFault) {
            _ = try JSONValue(Array(text.utf8))
            return nil
        } catch { return error }
    }

    @Test func `values keep their order and numbers their text`() throws {
        let value = try JSONValue(Array(#" {"b": [1.50, -0, 2e-3], "a": {"x": null, "y": true}} "#.utf8))
        #expect(value["b"] == .array([.number("1.50"), .number("-0"), .number("2e-3")]))
        #expect(value["a"]?["x"] == .null)
        #expect(value["a"]?["y"] == .boolean(true))
        #expect(value["c"] == nil)
        guard case .object(let members) = value else { return #expect(Bool(false), "no object") }
        #expect(members.map(\.name) == ["b", "a"])
    }

    @Test(arguments: [
        #""plain""#, #""q\"\\\/\b\f\n\r\t""#, #""\u00e9\u20AC""#, #""\uD83D\uDEA2""#, "\"Ξ €\u{1F6A2}\"",
        #""""#,
    ])
    func `texts mean what another reader takes them for`(text: String) throws {
        let other = try JSONDecoder().decode([String].self, from: Data("[\(text)]".utf8))
        #expect(try JSONValue(Array(text.utf8)) == .text(other[0]))
    }

    @Test(arguments: [
        "", "{", "[", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "tru", "nul", "01", "-", "1.", "1e", ".5",
        "+1",
        "\"a", "\"\\x\"", "\"\\u12\"", "\"\\uD800\"", "\"\\uD800x\"", "\"\\uDC00\"", "\"a\nb\"", "1 2",
        "// x\n1",
        "'a'", "NaN", "[1}", "\"\u{0}\"",
    ])
    func `what is no JSON is refused`(text: String) { #expect(fault(text) != nil) }

    @Test func `a name that repeats is refused where it stands`() throws {
        let found = try #require(fault("{\"a\":1,\n \"a\":2}"))
        #expect(found.line == 2 && found.column == 2)
        #expect(self.fault(#"{"a":1,"\u0061":2}"#) != nil)
    }

    @Test func `nesting has an end`() {
        let deep = String(repeating: "[", count: 16) + String(repeating: "]", count: 16)
        #expect(fault(deep) == nil)
        #expect(fault("[\(deep)]") != nil)
        #expect(fault(String(repeating: "[", count: 1_000_000)) != nil)
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        #expect(throws: JSONFault.self) { try JSONValue([0x22, 0xFF, 0x22]) }
    }
}
