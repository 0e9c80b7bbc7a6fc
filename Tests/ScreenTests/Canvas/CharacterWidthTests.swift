import Testing

@testable import Screen

@Suite struct CharacterWidthTests {
    @Test(arguments: ["a", "é", "─", "█", "⠿", "…", "€", "␛"] as [Unicode.Scalar])
    func `letters and what the desk draws with take one column`(scalar: Unicode.Scalar) {
        #expect(CharacterWidth.of(scalar) == 1)
    }

    @Test(arguments: ["国", "가", "ｶ".unicodeScalars.first ?? " ", "！", "🚀", "⚡", "⌚"] as [Unicode.Scalar])
    func `characters of East Asia and emoji take the columns of their property`(scalar: Unicode.Scalar) {
        #expect(CharacterWidth.of(scalar) == (scalar == "ｶ" ? 1 : 2))
    }

    @Test(arguments: ["\u{301}", "\u{20DD}", "\u{5B0}"] as [Unicode.Scalar])
    func `marks take none`(scalar: Unicode.Scalar) { #expect(CharacterWidth.of(scalar) == 0) }

    @Test func `the glyphs of the desk are never wide`() {
        for glyphs in [GlyphSet.unicode, .ascii] {
            let all =
                [glyphs.horizontal, glyphs.vertical, glyphs.focusedHorizontal, glyphs.focusedVertical]
                + glyphs.corners + glyphs.focusedCorners + glyphs.levels
                + [glyphs.ellipsis, glyphs.bar, glyphs.barRest, glyphs.separator]
            #expect(all.allSatisfy { CharacterWidth.of($0) == 1 && (!glyphs.isASCII || $0.isASCII) })
        }
    }
}
