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

    @Test func `typing goes on where the cursor is`() {
        var field = TextField()
        field.insert("sell ETH")
        for _ in 0..<3 { field.take(.left) }
        field.insert("60 ")
        #expect(field.text == "sell 60 ETH" && field.head == "sell 60 ")
        for key in [Key.home, .delete, .end, .backspace, .right] { field.take(key) }
        #expect(field.text == "ell 60 ET" && field.cursor == 9)
        field.take(.home)
        for key in [Key.left, .backspace] { field.take(key) }
        #expect(field.text == "ell 60 ET" && field.cursor == 0)
    }

    @Test func `words, beginning and end are erased`() {
        var field = TextField()
        field.insert("sell 60  ")
        field.take(.control("w"))
        #expect(field.text == "sell ")
        field.insert("70 ETH")
        for _ in 0..<4 { field.take(.left) }
        field.take(.control("k"))
        #expect(field.text == "sell 70")
        field.take(.left)
        field.take(.control("u"))
        #expect(field.text == "0" && field.cursor == 0)
        field.take(.control("w"))
        #expect(field.text == "0")
    }

    @Test func `characters that join with their neighbours never trap`() {
        var field = TextField(capacity: 8)
        for text in ["🇩", "🇪", "e", "\u{301}", "👩", "\u{200D}", "👧", "x", "y", "z"] { field.insert(text) }
        for _ in 0..<12 { field.take(.left) }
        for _ in 0..<12 { field.take(.right) }
        for _ in 0..<12 { field.take(.backspace) }
        #expect(field.text.isEmpty)
    }
}
