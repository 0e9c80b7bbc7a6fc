import Reports
import Screen
import Testing

@Suite struct ScreenStateRenderingTests {
    static let sizes = [
        (80, 24), (120, 40), (200, 60), (100, 30), (80, 20), (40, 12), (60, 15), (39, 6), (20, 3), (20, 1),
        (1, 1),
    ]

    @Test(arguments: sizes, [true, false])
    func `the desk looks as it was found good`(size: (Int, Int), usesUnicode: Bool) {
        var screen = ScreenState(usesUnicode: usesUnicode)
        let canvas = screen.picture(width: size.0, height: size.1)
        Golden.expect(canvas.text, "desk-\(size.0)x\(size.1)-\(usesUnicode ? "unicode" : "ascii")")
    }
}
