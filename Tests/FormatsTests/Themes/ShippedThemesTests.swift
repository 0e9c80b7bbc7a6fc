import Testing
import Units

@testable import Formats
@testable import Screen

/// The themes that lie in the project's folder `themes`.
@Suite struct ShippedThemesTests {
    private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    private static let names = [
        "colour-blind", "harbour", "high-contrast-dark", "high-contrast-light", "plimsoll-dark",
        "plimsoll-light",
    ]

    private static func theme(_ name: String) throws -> ThemeFile {
        try ThemeFile.read("\(root)/themes/\(name).yaml")
    }

    @Test func `every file of the folder is tested here`() {
        #expect(ThemeFolders(paths: ["\(Self.root)/themes"]).names == Self.names)
    }

    @Test(arguments: names)
    func `every theme loads and its alarms can be read`(name: String) throws {
        let theme = try Self.theme(name).theme
        for role in [Role.text, .ok, .watch, .warning, .critical, .liquidatable, .alarmLine, .rise, .fall] {
            let style = theme[role]
            #expect(Contrast.ratio(style.foreground, style.background) >= 4.5, "\(role)")
        }
    }

    @Test(arguments: ["high-contrast-dark", "high-contrast-light"])
    func `high contrast is seven to one`(name: String) throws {
        let palette = try Self.theme(name).theme.palette
        for slot in [0x4, 0x5, 0x8, 0x9, 0xA, 0xB, 0xC, 0xD, 0xE, 0xF] {
            #expect(Contrast.ratio(palette[slot], palette[0]) >= 7, "slot \(slot)")
        }
    }

    @Test func `the built-in themes are those of their files`() throws {
        #expect(try Self.theme("plimsoll-dark").theme.palette == Theme.dark.palette)
        #expect(try Self.theme("plimsoll-light").theme.palette == Theme.light.palette)
    }

    @Test func `one theme is of base24`() throws {
        #expect(try Self.theme("harbour").system == .base24)
    }

    /// Red against green may be lost; blue against yellow and brightness are not.
    @Test func `states of the colour-blind theme differ in blue against yellow or in brightness`() throws {
        let theme = try Self.theme("colour-blind").theme
        let states = [Role.critical, .warning, .ok, .watch].map { theme[$0].foreground }
        for (index, left) in states.enumerated() {
            for right in states[(index + 1)...] {
                let isBlue = { (colour: UInt32) in colour & 255 > colour >> 16 & 255 }
                let ratio = Contrast.ratio(left, right)
                #expect(isBlue(left) != isBlue(right) || ratio >= 1.8, "\(String(left, radix: 16))")
            }
        }
    }
}
