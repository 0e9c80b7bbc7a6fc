import Testing

@testable import Terminal

@Suite struct Base64Tests {
    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `bytes are written as the standard's examples`(text: String, wanted: String) {
        #expect(Base64.text(Array(text.utf8)) == wanted)
    }

    @Test func `every byte has its letters`() {
        #expect(Base64.text([0xFB, 0xFF, 0xBF, 0, 0xFF]) == "+/+/AP8=")
    }
}
