import Units

/// One line of an overlay: pieces of text at columns of their own.
struct OverlayLine: Sendable {
    var pieces: [(column: Int, text: String, role: Role)]

    /// A line of one piece.
    init(_ text: String, _ role: Role = .text, column: Int = 0) { pieces = [(column, text, role)] }

    init(pieces: [(column: Int, text: String, role: Role)]) { self.pieces = pieces }

    /// The line with another one at its right.
    func joined(_ other: OverlayLine?, at column: Int) -> OverlayLine {
        OverlayLine(pieces: pieces + (other?.pieces ?? []).map { ($0.column + column, $0.text, $0.role) })
    }
}

extension Picture {
    /// The room that the text of an overlay has: on the widest box, inside its frame and margins.
    func overlayWidth(atMost width: Int) -> Int { min(width, pen.canvas.width - 4) }

    /// Draws lines into a box in the middle of the screen; what does not fit can be scrolled to.
    ///
    /// - Parameter scroll: the first line that is shown, brought within what there is.
    /// - Returns: the area of the text.
    @discardableResult
    mutating func overlay(
        _ title: String, _ lines: [OverlayLine], width: Int, scroll: inout Int
    ) -> Area {
        let canvas = pen.canvas
        let box = Area(
            column: max(0, (canvas.width - width - 4) / 2),
            row: max(1, (canvas.height - lines.count - 2) / 2), width: min(width + 4, canvas.width),
            height: min(lines.count + 2, canvas.height - 2))
        let shown = max(0, box.height - 2)
        scroll = max(0, min(scroll, lines.count - shown))
        pen.fill(box)
        (cursor, echo) = (nil, [box] + echo)
        let note =
            shown < lines.count ? "\(scroll + 1)-\(scroll + shown) of \(lines.count), j k" : "Esc back"
        let inside = pen.frame(box, title: title, note: note, isFocused: true).inset(1)
        for (offset, line) in lines.dropFirst(scroll).prefix(shown).enumerated() {
            for piece in line.pieces where piece.column < inside.width {
                pen.write(
                    SafeText(piece.text), column: inside.column + piece.column, row: inside.row + offset,
                    piece.role, width: inside.width - piece.column)
            }
        }
        return inside
    }
}

/// Text in lines of a width.
enum WrappedText {
    /// Parts text at blanks; a word that is wider than a line is cut.
    static func lines(_ text: String, width: Int) -> [String] {
        guard width > 0 else { return [] }
        var lines: [String] = []
        var line = ""
        for character in text {
            line.append(character)
            guard TextWidth.of(line) > width else { continue }
            let blank = line.lastIndex(of: " ")
            let end = blank.flatMap { $0 > line.startIndex ? $0 : nil } ?? line.index(before: line.endIndex)
            lines.append(String(line[..<end]))
            line = String(line[end...].drop { $0 == " " })
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
