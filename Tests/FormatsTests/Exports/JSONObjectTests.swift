import Foundation
import Testing

@testable import Formats

@Suite struct JSONObjectTests {
    @Test func `keys keep the order in which they were added`() {
        var object = JSONObject()
        #expect(object.text == "{}")
        object.add("b", text: "1")
        object.add("a", number: "2.50")
        #expect(object.text == #"{"b":"1","a":2.50}"#)
    }

    @Test(arguments: [
        "plain", "quote\"d", "back\\slash", "line\nfeed\ttab\r", "\u{0}\u{1}\u{1F}", "Ξ €\u{1F6A2}", "\u{7F}",
        "",
    ])
    func `any text is read back by another reader as it was`(text: String) throws {
        var object = JSONObject()
        object.add(text, text: text)
        let read = try JSONDecoder().decode([String: String].self, from: Data(object.text.utf8))
        #expect(read == [text: text])
        #expect(!object.text.contains("\n"))
    }
}
