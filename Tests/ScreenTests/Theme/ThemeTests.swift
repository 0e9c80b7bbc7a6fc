import Testing
import Units

@testable import Screen

@Suite struct ThemeTests {
    /// Schemes that are hard to read: of one grey, of alarm colours on their like, and of noise.
    private static let hard: [Theme] =
        [0x000000, 0x808080, 0x757575, 0xFFFFFF, 0xCC0000, 0x2244AA].map { (ground: UInt32) in
            Theme(name: "flat", palette: Array(repeating: ground, count: 16))
        }
        + (0..<64).map { seed in
            var generator = SeededGenerator(seed: UInt64(seed))
            return Theme(
                name: SafeText("noise \(seed)"),
                palette: (0..<16).map { _ in UInt32.random(in: 0...0xFF_FFFF, using: &generator) })
        }

    static let read: [Role] = [
        .text, .heading, .title, .selection, .ok, .watch, .warning, .critical, .liquidatable, .rise, .fall,
        .key,
        .status, .alarmLine, .field,
    ]

    @Test(arguments: Theme.builtIn + hard)
    func `alarms and text can be read on their background in every theme`(theme: Theme) {
        for role in ThemeTests.read {
            let style = theme[role]
            #expect(
                Contrast.ratio(style.foreground, style.background) >= 4.5, "\(role) of \(theme.name)")
        }
    }

    @Test(arguments: Theme.builtIn)
    func `every role has colours of its own`(theme: Theme) {
        for role in Role.allCases {
            #expect(theme[role].foreground <= 0xFF_FFFF && theme[role].background <= 0xFF_FFFF)
            #expect(theme[role].foreground != theme[role].background, "\(role)")
        }
    }

    @Test(arguments: Theme.builtIn + hard)
    func `what is selected can be read`(theme: Theme) {
        var pen = Pen(width: Role.allCases.count, height: 1, theme: theme, usesUnicode: true)
        for role in Role.allCases { pen.put("x", column: role.rawValue, row: 0, role) }
        pen.highlight(Area(column: 0, row: 0, width: Role.allCases.count, height: 1), .selection)
        for cell in pen.canvas.cells {
            #expect(Contrast.ratio(cell.style.foreground, cell.style.background) >= 4.5)
        }
    }

    @Test func `a position below its line stands out without colour`() {
        #expect(Theme.dark[.liquidatable].attributes.contains(.reverse))
        #expect(Theme.dark[.critical].attributes.contains(.bold))
    }
}

@Suite struct ContrastTests {
    @Test func `black and white are 21 apart and a colour is 1 from itself`() {
        #expect(abs(Contrast.ratio(0x000000, 0xFFFFFF) - 21) < 1e-9)
        #expect(Contrast.ratio(0x3366CC, 0x3366CC) == 1)
    }

    @Test func `contrast is as the published formula has it`() {
        // 0x767676 is the lightest grey that keeps 4.5 on white.
        #expect(Contrast.ratio(0x767676, 0xFFFFFF) >= 4.5)
        #expect(Contrast.ratio(0x777777, 0xFFFFFF) < 4.5)
        #expect(abs(Contrast.ratio(0xFF0000, 0xFFFFFF) - 3.998) < 0.001)
    }

    @Test func `a colour that can be read stays as it is`() {
        #expect(Contrast.readable(0xFFFFFF, on: 0x000000, atLeast: 4.5) == 0xFFFFFF)
    }
}
