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

    /// Writes a name; the middle of one that is wider than `width` gives way, since addresses differ at both ends.
    mutating func write(name: SafeText, column: Int, row: Int, _ role: Role = .text, width: Int) {
        let text = name.shortened(to: width, ellipsis: glyphs.ellipsis)
        _ = write(text, column: column, row: row, style: theme[role], limit: column + width)
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
            canvas.mendEdges(of: area, row: row)
        }
    }

    /// Gives the cells of an area the background and attributes of a role and leaves their glyphs; colours that
    /// could not be read on the new background are moved until they can.
    mutating func highlight(_ area: Area, _ role: Role) {
        let style = theme[role]
        // Neighbours mostly have the same colour.
        var known: (colour: UInt32, readable: UInt32)?
        for row in area.row..<min(area.row + area.height, canvas.height) {
            for column in area.column..<min(area.column + area.width, canvas.width) {
                var cell = canvas[column, row]
                let colour = cell.style.foreground
                if known?.colour != colour {
                    let readable = Contrast.readable(
                        colour, on: style.background, atLeast: Theme.leastContrast)
                    known = (colour, readable)
                }
                cell.style.background = style.background
                cell.style.foreground = known?.readable ?? colour
                cell.style.attributes.formUnion(style.attributes)
                canvas.put(cell, column: column, row: row)
            }
        }
    }

    private mutating func write(
        _ text: String, column: Int, row: Int, style: CellStyle, limit: Int
    ) -> Int {
        // Nearly all that is written is ASCII: a byte is a cell there.
        if let end = canvas.write(ascii: text, column: column, row: row, style: style, limit: limit) {
            return end
        }
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

extension Canvas {
    /// Blanks the halves of wide characters that an area has cut at its left and right edge.
    fileprivate mutating func mendEdges(of area: Area, row: Int) {
        guard row >= 0, row < height else { return }
        let (left, right) = (area.column - 1, area.column + area.width)
        if left >= 0, left < width, CharacterWidth.of(self[left, row].base) == 2 {
            put(Cell(" ", self[left, row].style), column: left, row: row)
        }
        if right >= 0, right < width, self[right, row].glyph == Cell.continuation {
            put(Cell(" ", self[right, row].style), column: right, row: row)
        }
    }
}

extension Canvas {
    /// Writes a text of ASCII and returns the column behind it; nothing and `nil` where it is no ASCII.
    fileprivate mutating func write(
        ascii text: String, column: Int, row: Int, style: CellStyle, limit: Int
    ) -> Int? {
        guard text.isASCII else { return nil }
        var place = column
        for byte in text.utf8 {
            guard place < limit else { break }
            put(Cell(Unicode.Scalar(byte), style), column: place, row: row)
            place += 1
        }
        return place
    }
}

extension String {
    /// Whether every character is one byte and, being printable, one column.
    fileprivate var isASCII: Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            for byte in bytes where byte >= 0x80 { return false }
            return true
        } ?? utf8.allSatisfy { $0 < 0x80 }
    }
}

extension Cell {
    /// The base character.
    fileprivate var base: Unicode.Scalar { Unicode.Scalar(UInt32(glyph & 0x1F_FFFF)) ?? " " }

    /// The right half of a wide character.
    fileprivate init(continuing style: CellStyle) {
        self.init(" ", style)
        glyph = Cell.continuation
    }
}

extension SafeText {
    /// The text as it is, or its beginning and end around an ellipsis, at most `width` columns wide.
    func shortened(to width: Int, ellipsis: Unicode.Scalar) -> String {
        guard TextWidth.of(text) > width else { return text }
        guard width > 0 else { return "" }
        let (head, tail) = (width / 2, width - width / 2 - 1)
        if text.isASCII {
            return String(text.prefix(head)) + String(Character(ellipsis)) + String(text.suffix(tail))
        }
        let start = TextWidth.prefix(text, width: head)
        let end = String(TextWidth.prefix(String(text.reversed()), width: tail).reversed())
        return start + String(Character(ellipsis)) + end
    }
}

/// The width of text in columns.
enum TextWidth {
    static func of(_ text: String) -> Int {
        if text.isASCII { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    static func of(_ character: Character) -> Int {
        character.unicodeScalars.first.map(CharacterWidth.of) ?? 0
    }

    /// The longest beginning that is at most so wide.
    static func prefix(_ text: String, width: Int) -> String {
        var room = width
        return String(
            text.prefix { character in
                room -= of(character)
                return room >= 0
            })
    }
}
