import Reports
import Testing
import Units

@testable import Screen

/// A robot that presses every key of the table on every panel, at sizes of every form.
@Suite struct ScreenStateRobotTests {
    private static let sizes = [
        (200, 60), (120, 40), (80, 24), (60, 15), (40, 12), (39, 11), (20, 3), (1, 1),
    ]

    @Test(arguments: sizes)
    func `every key on every panel leaves a whole picture`(size: (Int, Int)) {
        let reports = ExampleReports.make()
        for panel in PanelKind.allCases {
            for key in KeyTable.standard.bindings.flatMap(\.keys) {
                var screen = ScreenState(usesUnicode: true)
                screen.focus = panel
                _ = screen.handle(.key(.down), reports)
                for pressed in [key, .enter, .escape] {
                    _ = screen.handle(.key(pressed), reports)
                    check(&screen, reports, size, "\(key.label) on \(panel), \(pressed.label)")
                }
            }
        }
    }

    @Test(arguments: 0..<6)
    func `any keys in any order leave a whole picture`(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let keys =
            KeyTable.standard.bindings.flatMap(\.keys)
            + ":/hfsel 160@<>!\"%".map(Key.character) + [
                .tab, .enter, .backspace, .control("r"), .control("w"),
            ]
        var screen = ScreenState(usesUnicode: seed % 3 != 2)
        var reports = ExampleReports.make()
        for step in 0..<600 {
            if step % 50 == 0 { reports = RandomReports.make(&generator) }
            let size = ScreenStateRobotTests.sizes.randomElement(using: &generator) ?? (80, 24)
            _ = screen.handle(.key(keys.randomElement(using: &generator) ?? .tab), reports)
            if step % 17 == 0 { _ = screen.handle(.mouse(RandomReports.mouse(&generator)), reports) }
            if step % 23 == 0 { _ = screen.handle(.paste("hf<1.2 vault\n:q\n"), reports) }
            check(&screen, reports, size, "seed \(seed) step \(step)")
        }
    }

    private func check(
        _ screen: inout ScreenState, _ reports: ScreenReports, _ size: (Int, Int), _ comment: Comment
    ) {
        let frame = screen.render(reports, width: size.0, height: size.1)
        #expect(frame.canvas.width == size.0 && frame.canvas.height == size.1, comment)
        let isBlank = frame.canvas.cells.allSatisfy { $0.glyph == Cell.blank.glyph }
        #expect(!isBlank || size.0 == 1, comment)
        if let cursor = frame.cursor {
            #expect((0..<size.0).contains(cursor.column) && (0..<size.1).contains(cursor.row), comment)
        }
        #expect(frame.title.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }, comment)
    }
}
