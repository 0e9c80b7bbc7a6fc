import Units

/// Draws on a canvas in the colours of a theme, within ASCII where the terminal shows no more.
struct Pen {
    var canvas: Canvas
    let theme: Theme
    let glyphs: GlyphSet

    init(width: Int, height: Int, theme: Theme, usesUnicode: Bool) {
        canvas = Canvas(width: width, height: height, fill: Cell(" ", theme[.text]))
        self.theme = theme
        glyphs = usesUnicode ? .unicode : .ascii
    }

    /// Writes text that is ours and returns the column behind it; what reaches beyond `limit` is cut.
    @discardableResult
    mutating func write(
        _ text: String, column: Int, row: Int, _ role: Role = .text, limit: Int? = nil
    ) -> Int {
        write(text, column: column, row: row, style: theme[role], limit: limit ?? canvas.width)
    }

    /// Writes safe text, ending in an ellipsis when it is wider than `width`.
    @discardableResult
    mutating func write(
        _ text: SafeText, column: Int, row: Int, _ role: Role = .text, width: Int
    ) -> Int {
        guard TextWidth.of(text.text) > width, width > 0 else {
            return write(text.text, column: column, row: row, style: theme[role], limit: column + width)
        }
        let next = write(text.text, column: column, row: row, style: theme[role], limit: column + width - 1)
        return put(glyphs.ellipsis, column: next, row: row, role)
    }

    /// Puts one glyph of ours and returns the column behind it.
    @discardableResult
    mutating func put(_ glyph: Unicode.Scalar, column: Int, row: Int, _ role: Role = .text) -> Int {
        canvas.put(Cell(glyph, theme[role]), column: column, row: row)
        return column + 1
    }

    /// Fills an area with blanks of a role.
    mutating func fill(_ area: Area, _ role: Role = .text) {
        let blank = Cell(" ", theme[role])
        for row in area.row..<area.row + area.height {
            for column in area.column..<area.column + area.width {
                canvas.put(blank, column: column, row: row)
            }
        }
    }

    /// Gives the cells of an area the background and attributes of a role and leaves their glyphs.
    mutating func highlight(_ area: Area, _ role: Role) {
        let style = theme[role]
        for row in area.row..<min(area.row + area.height, canvas.height) {
            for column in area.column..<min(area.column + area.width, canvas.width) {
                var cell = canvas[column, row]
                cell.style.background = style.background
                cell.style.attributes.formUnion(style.attributes)
                canvas.put(cell, column: column, row: row)
            }
        }
    }

    private mutating func write(
        _ text: String, column: Int, row: Int, style: CellStyle, limit: Int
    ) -> Int {
        var place = column
        for character in text {
            guard let base = character.unicodeScalars.first else { continue }
            var cell = Cell(base, style)
            let width = glyphs.isASCII && !base.isASCII ? 1 : CharacterWidth.of(base)
            guard width > 0 else { continue }
            guard place + width <= limit else { break }
            if glyphs.isASCII {
                if !base.isASCII { cell = Cell("?", style) }
            } else if let mark = character.unicodeScalars.dropFirst().first, CharacterWidth.of(mark) == 0 {
                cell.glyph |= UInt64(mark.value) << 21
            }
            canvas.put(cell, column: place, row: row)
            if width == 2 { canvas.put(Cell(continuing: style), column: place + 1, row: row) }
            place += width
        }
        return place
    }
}

extension Cell {
    /// The right half of a wide character.
    fileprivate init(continuing style: CellStyle) {
        self.init(" ", style)
        glyph = Cell.continuation
    }
}

/// The width of text in columns.
enum TextWidth {
    static func of(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + ($1.unicodeScalars.first.map(CharacterWidth.of) ?? 0) }
    }
}
