import Reports
import Testing
import Units

@testable import Screen

/// Random reports at every size: nothing traps, nothing leaves the canvas, no character is cut in two.
@Suite struct ScreenStateRenderingPropertyTests {
    private static let keys: [Key] =
        KeyTable.standard.bindings.filter { $0.action != .quit }.flatMap(\.keys) + [
            .character("国"), .backspace, .alt("x"),
        ]

    @Test(arguments: 0..<8)
    func `random desks are drawn whole at every size`(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var screen = ScreenState(usesUnicode: seed % 4 != 3)
        for width in stride(from: 1 + seed, through: 210, by: 16) {
            for height in stride(from: 1 + seed % 3, through: 65, by: 9) {
                let reports = RandomReports.make(&generator)
                let frame = screen.render(reports, width: width, height: height)
                check(frame, width, height, "seed \(seed) at \(width)x\(height)")
                for _ in 0..<3 {
                    let key = ScreenStateRenderingPropertyTests.keys.randomElement(using: &generator) ?? .tab
                    _ = screen.handle(.key(key), reports)
                }
                _ = screen.handle(.mouse(RandomReports.mouse(&generator)), reports)
            }
        }
    }

    private func check(_ frame: Frame, _ width: Int, _ height: Int, _ comment: Comment) {
        #expect(frame.canvas.width == width && frame.canvas.height == height, comment)
        #expect(!frame.canvas.hasHalves, comment)
        if let cursor = frame.cursor {
            #expect((0..<width).contains(cursor.column) && (0..<height).contains(cursor.row), comment)
        }
    }
}
