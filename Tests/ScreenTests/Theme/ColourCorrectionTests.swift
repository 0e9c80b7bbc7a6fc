import Testing

@testable import Screen

@Suite struct ColourCorrectionTests {
    /// White on black with every colour readable, so that each role shows its own slot.
    private static let readable: [UInt32] =
        [0x000000, 0x000001, 0x000002, 0xFFFF00] + (4..<16).map { 0xFFFFFF - $0 }

    @Test func `a theme whose colours can be read is shown as given`() {
        #expect(Theme(name: "t", palette: Self.readable).corrections.isEmpty)
        for theme in Theme.builtIn { #expect(theme.corrections.filter(\.isAlarm).isEmpty) }
    }

    @Test func `an alarm that could not be read is named with both colours`() {
        var palette = Self.readable
        palette[0x8] = 0x200000
        let corrections = Theme(name: "t", palette: palette).corrections
        #expect(corrections.map(\.role) == ["liquidatable", "critical", "fall"])
        #expect(corrections.filter(\.isAlarm).count == 2)
        for correction in corrections {
            #expect(correction.slot == 0x8 && correction.given == 0x200000)
            #expect(Contrast.ratio(correction.shown, 0) >= Theme.leastContrast)
        }
    }

    @Test func `a background is dark or light by what the eye sees`() {
        #expect(Theme.dark.isDark && !Theme.light.isDark)
    }
}
