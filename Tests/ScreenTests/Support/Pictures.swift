import Screen

extension Canvas {
    /// The glyphs as lines of text, without the blanks at their ends.
    var lines: [String] {
        (0..<height).map { row in
            var line = String.UnicodeScalarView()
            for column in 0..<width {
                let glyph = self[column, row].glyph
                if glyph == Cell.continuation { continue }
                for packed in [glyph & 0x1F_FFFF, glyph >> 21] where packed != 0 {
                    line.append(Unicode.Scalar(UInt32(packed)) ?? "\u{FFFD}")
                }
            }
            while line.last == " " { line.removeLast() }
            return String(line)
        }
    }

    /// The glyphs as one text.
    var text: String { lines.map { $0 + "\n" }.joined() }

    /// The first row that has a text.
    func row(of text: String) -> Int? { lines.firstIndex { $0.contains(text) } }
}

extension ScreenState {
    /// The picture of reports at a size.
    mutating func picture(
        _ reports: ScreenReports = ExampleReports.make(), width: Int = 80, height: Int = 24
    ) -> Canvas {
        render(reports, width: width, height: height).canvas
    }

    /// Takes keys one after the other, drawing before each as the desk does, and returns all that they want.
    mutating func type(
        _ keys: Key..., reports: ScreenReports = ExampleReports.make(), width: Int = 80, height: Int = 24
    ) -> [Intent] {
        keys.flatMap { key in
            _ = render(reports, width: width, height: height)
            return handle(.key(key), reports)
        }
    }
}
