import Testing
import Units

@Suite struct SafeTextTests {
    @Test(arguments: 0x00...0x1F as ClosedRange<UInt32>)
    func `control characters become their pictures`(value: UInt32) throws {
        let control = try #require(Unicode.Scalar(value))
        let picture = try #require(Unicode.Scalar(0x2400 + value))
        #expect(SafeText("a\(control)b").text == "a\(picture)b")
    }

    @Test func `a line break of two characters becomes two pictures`() {
        #expect(SafeText("HF 0.95\r\nHF 9.99").text == "HF 0.95\u{240D}\u{240A}HF 9.99")
        #expect(SafeText("BAD\u{8}\u{8}\u{8}OK!").text == "BAD\u{2408}\u{2408}\u{2408}OK!")
        #expect(SafeText("\u{1B}[2J").text == "\u{241B}[2J")
    }

    @Test func `delete and the upper controls become visible`() throws {
        #expect(SafeText("\u{7F}").text == "\u{2421}")
        for value in 0x80...0x9F as ClosedRange<UInt32> {
            let control = try #require(Unicode.Scalar(value))
            #expect(SafeText("\(control)31m").text == "\\x{\(String(value, radix: 16))}31m")
        }
    }

    private static let bidiControls: [UInt32] = [
        0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
    ]
    private static let withoutWidth: [UInt32] = [
        0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0x180E, 0x2061, 0x2064, 0x206A, 0x206F, 0x2065,
        0xFFF0,
        0xFFF8, 0xFFF9, 0xFFFB, 0x1D173, 0x1BCA0, 0x180B, 0x180C, 0x180D, 0x180F,
    ]
    private static let fillers: [UInt32] = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0]
    private static let tags: [UInt32] = [
        0xE0000, 0xE0001, 0xE0002, 0xE0020, 0xE0041, 0xE007F, 0xE0080, 0xE01F0, 0xE0FFF,
    ]
    private static let lineSeparators: [UInt32] = [0x2028, 0x2029]
    private static let noncharacters: [UInt32] = [
        0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x1FFFF, 0x10FFFE, 0x10FFFF,
    ]

    @Test(arguments: bidiControls + withoutWidth + fillers + tags + lineSeparators + noncharacters)
    func `what moves, hides or is no character is replaced`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(SafeText("a\(scalar)b").text == "a\u{FFFD}b")
    }

    @Test func `no scalar of Unicode comes through that moves or hides`() {
        let scalars = (UInt32(0)...0x10FFFF).lazy.compactMap { Unicode.Scalar($0) }
        let hidden = scalars.filter { !SafeText("a\($0)b").text.unicodeScalars.allSatisfy(isInert) }
        #expect(hidden.map(\.value) == [])
    }

    private func isInert(_ scalar: Unicode.Scalar) -> Bool {
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        return !isControl && !scalar.properties.isDefaultIgnorableCodePoint
            && !scalar.properties.isNoncharacterCodePoint && !scalar.properties.isBidiControl
            && scalar.value != 0x2028 && scalar.value != 0x2029
    }

    @Test(arguments: ["ETH", "stETH/USD", "Zürich", "日本", "Ωμέγα", "👍", "%n%s", "Köln (AG) – 3 %", "a b", ""])
    func `harmless text stays as it is`(text: String) {
        #expect(SafeText(text).text == text)
    }

    @Test func `variation selectors vanish`() {
        #expect(SafeText("\u{2764}\u{FE0F}x\u{FE00}\u{E0100}").text == "\u{2764}x")
    }

    @Test func `four combining marks stay on a letter and the rest go`() {
        let many = "a" + String(repeating: "\u{301}", count: 50) + "b\u{302}"
        #expect(
            Array(SafeText(many).text.unicodeScalars)
                == Array("a\u{301}\u{301}\u{301}\u{301}b\u{302}".unicodeScalars))
    }

    @Test func `a mark without a letter goes, so that it cannot sit on what stands before the text`() {
        #expect(SafeText("\u{301}\u{20DD}x").text == "x")
    }

    @Test func `long text is cut with an ellipsis`() {
        let longest = String(repeating: "x", count: SafeText.greatestCount)
        #expect(SafeText(longest).text == longest)
        #expect(SafeText(longest + "y").text == longest + "\u{2026}")
        let wide = String(repeating: "日", count: SafeText.greatestCount)
        #expect(SafeText(wide).text == wide)
        #expect(SafeText(wide + "日").text == wide + "\u{2026}")
        #expect(
            SafeText(longest.dropLast() + "\u{80}").text.unicodeScalars.count <= SafeText.greatestCount + 1)
    }

    @Test func `bytes that are no UTF-8 are replaced`() {
        for bytes in [
            [0x61, 0xFF, 0x62], [0x61, 0xC3, 0x62], [0x61, 0xED, 0xA0, 0x80, 0x62], [0xF4, 0x90, 0x80, 0x80],
        ] {
            let text = SafeText(String(decoding: bytes.map { UInt8($0) }, as: UTF8.self)).text
            #expect(text.contains("\u{FFFD}"))
        }
    }

    @Test func `making it anew changes nothing`() {
        var generator = SeededGenerator(seed: 43)
        let likely: [Unicode.Scalar] = [
            "a", "\u{301}", "\u{80}", "\u{202E}", "\u{1B}", "\u{34F}", "\u{FE0F}", "日", "\u{7F}",
        ]
        for _ in 0..<4_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...1_400, using: &generator) {
                scalars.append(likely.randomElement(using: &generator) ?? "b")
            }
            let once = SafeText(String(scalars))
            let twice = SafeText(once.text)
            guard once.text.unicodeScalars.elementsEqual(twice.text.unicodeScalars) else {
                Issue.record("\(once.text.debugDescription) becomes \(twice.text.debugDescription)")
                return
            }
        }
    }

    @Test func `texts are equal and ordered by their scalars, as they are stored`() {
        let (composed, decomposed) = (SafeText("\u{E9}"), SafeText("e\u{301}"))
        #expect(composed != decomposed)
        #expect(decomposed < composed && !(composed < decomposed))
        #expect(Set([composed, decomposed, SafeText("\u{E9}")]).count == 2)
        #expect(["b", "a", "日", "Z"].map { SafeText($0) }.sorted().map(\.text) == ["Z", "a", "b", "日"])
    }

    @Test func `a literal is made safe like any text`() {
        let literal: SafeText = "a\u{1B}b"
        #expect(literal == SafeText("a\u{241B}b") && "\(literal)" == "a\u{241B}b")
    }
}
