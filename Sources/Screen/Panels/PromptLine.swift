import Units

/// The line in which a filter or a command is typed, and below it what is wrong or what may come.
enum PromptLine {
    /// What is drawn.
    struct Content {
        var label: String
        var text: String
        /// What stands before the cursor.
        var head: String
        var note: String
        var isFailure: Bool
        /// Whether the note is told whole although nothing is wrong.
        var isWhole = false
    }

    static func draw(_ picture: inout Picture, _ content: Content) {
        let canvas = picture.pen.canvas
        let notes = notes(content, width: canvas.width - 2)
        let row = canvas.height - 1 - notes.count
        let line = Area(column: 0, row: row, width: canvas.width, height: 1 + notes.count)
        picture.pen.fill(line)
        picture.pen.fill(line.rows(0, 1), .field)
        let room = max(1, canvas.width - 8)
        let start = picture.pen.write(
            TextWidth.prefix(content.label, width: max(2, room / 2)), column: 0, row: row, .field)
        let (shown, cursor) = window(content, width: canvas.width - start - 1)
        picture.pen.write(shown, column: start, row: row, .field, limit: canvas.width - 1)
        for (offset, note) in notes.enumerated() {
            picture.pen.write(
                SafeText(note), column: 1, row: row + 1 + offset, content.isFailure ? .warning : .muted,
                width: canvas.width - 1)
        }
        picture.cursor = (min(start + cursor, canvas.width - 1), row)
        picture.echo.insert(line, at: 0)
    }

    /// What is wrong is told whole, in up to three lines; a hint has one.
    private static func notes(_ content: Content, width: Int) -> [String] {
        guard content.isFailure || content.isWhole else { return [content.note] }
        return Array(WrappedText.lines(content.note, width: width).prefix(greatestNoteCount))
    }

    private static let greatestNoteCount = 3

    /// The part of the text that has the cursor, and the column of the cursor in it.
    private static func window(_ content: Content, width: Int) -> (text: String, cursor: Int) {
        let behind = TextWidth.of(content.head)
        guard behind >= width else { return (content.text, behind) }
        // As many of the characters before the cursor as leave a quarter of the line for what follows.
        var (skipped, rest) = (0, behind)
        for character in content.head {
            guard rest > width * 3 / 4 else { break }
            rest -= TextWidth.of(character)
            skipped += 1
        }
        return (String(content.text.dropFirst(skipped)), rest)
    }
}
