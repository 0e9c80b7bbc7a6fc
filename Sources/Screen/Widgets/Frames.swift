extension Pen {
    /// Draws a frame with a title and returns the area inside it; a focused one is double.
    ///
    /// - Parameter note: short text at the right end of the top line.
    mutating func frame(_ area: Area, title: String, note: String = "", isFocused: Bool) -> Area {
        guard area.width >= 2, area.height >= 2 else {
            return Area(column: area.column, row: area.row, width: 0, height: 0)
        }
        let role: Role = isFocused ? .focusedBorder : .border
        let corners = isFocused ? glyphs.focusedCorners : glyphs.corners
        let (right, bottom) = (area.column + area.width - 1, area.row + area.height - 1)
        for column in area.column...right {
            put(isFocused ? glyphs.focusedHorizontal : glyphs.horizontal, column: column, row: area.row, role)
            put(isFocused ? glyphs.focusedHorizontal : glyphs.horizontal, column: column, row: bottom, role)
        }
        for row in area.row...bottom {
            put(isFocused ? glyphs.focusedVertical : glyphs.vertical, column: area.column, row: row, role)
            put(isFocused ? glyphs.focusedVertical : glyphs.vertical, column: right, row: row, role)
        }
        let places = [(area.column, area.row), (right, area.row), (area.column, bottom), (right, bottom)]
        for (corner, place) in zip(corners, places) { put(corner, column: place.0, row: place.1, role) }
        header(area, title: title, note: note, isFocused: isFocused)
        return Area(
            column: area.column + 1, row: area.row + 1, width: area.width - 2, height: area.height - 2)
    }

    /// Draws a rule with a title in place of a frame, where rows are dear, and returns the area below it.
    mutating func rule(_ area: Area, title: String, note: String = "", isFocused: Bool) -> Area {
        guard area.height >= 1 else { return area }
        let glyph = isFocused ? glyphs.focusedHorizontal : glyphs.horizontal
        for column in area.column..<area.column + area.width {
            put(glyph, column: column, row: area.row, isFocused ? .focusedBorder : .border)
        }
        header(area, title: title, note: note, isFocused: isFocused)
        return Area(column: area.column, row: area.row + 1, width: area.width, height: area.height - 1)
    }

    private mutating func header(_ area: Area, title: String, note: String, isFocused: Bool) {
        let limit = area.column + area.width - 2
        let end = write(
            " \(title) ", column: area.column + 2, row: area.row, isFocused ? .title : .heading, limit: limit)
        let width = TextWidth.of(note) + 2
        if !note.isEmpty, limit - width > end {
            write(" \(note) ", column: limit - width, row: area.row, .muted, limit: limit)
        }
    }
}
