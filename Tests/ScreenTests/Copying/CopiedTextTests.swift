import Testing
import Units

@testable import Screen

@Suite struct CopiedTextTests {
    @Test func `what is copied is inert and short enough`() {
        #expect(CopiedText(["a\u{1B}]52;c;x\u{7}", "b"])?.text == "a␛]52;c;x␇b")
        let long = SafeText(String(repeating: "x", count: 1_000))
        #expect(CopiedText([long, long]) != nil && CopiedText([long, long, long]) == nil)
    }

    @Test func `JSON of any name is JSON`() {
        func json(_ name: SafeText) -> String { JSONPieces.text(name).map(\.text).joined() }
        #expect(json("a\"b\\c") == "\"a\\\"b\\\\c\"")
        #expect(json("\"\u{301}x") == "\"\\\"x\"")
        #expect(json("国 \u{7}") == "\"国 ␇\"")
        let object = JSONPieces.object([
            ("a", JSONPieces.decimal(nil)), ("b", JSONPieces.array([])), ("c", JSONPieces.integer(Int64.min)),
        ])
        #expect(object.map(\.text).joined() == "{\"a\":null,\"b\":[],\"c\":-9223372036854775808}")
    }
}
