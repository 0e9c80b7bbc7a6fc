import Testing

@testable import Screen

@Suite struct TextFieldTests {
    @Test func `characters are appended and erased`() {
        var field = TextField()
        for key in [Key.character("a"), .character("b"), .backspace, .character("é"), .up, .enter] {
            field.take(key)
        }
        #expect(field.text == "aé")
        field.take(.control("u"))
        #expect(field.text.isEmpty)
        field.take(.backspace)
        #expect(field.text.isEmpty)
    }

    @Test func `a paste enters as one inert line`() {
        var field = TextField()
        field.insert("vault\u{1B}[2J\nq\nq")
        #expect(field.text == "vault␛[2J")
    }

    @Test func `a paste of any length is cut`() {
        var field = TextField()
        field.insert(String(repeating: "x", count: 1_000_000))
        #expect(field.text.count == TextField.greatestCount)
        field.take(.character("y"))
        #expect(field.text.count == TextField.greatestCount)
    }
}
