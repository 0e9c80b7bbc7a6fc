import Reports
import Units

extension Picture {
    /// Clears a box in the middle of the screen, frames it and returns the area inside.
    fileprivate mutating func box(width: Int, height: Int, title: String) -> Area {
        let canvas = pen.canvas
        let (boxWidth, boxHeight) = (min(width, canvas.width), min(height, canvas.height - 2))
        let area = Area(
            column: (canvas.width - boxWidth) / 2, row: max(1, (canvas.height - boxHeight) / 2),
            width: boxWidth,
            height: boxHeight)
        pen.fill(area)
        cursor = nil
        return pen.frame(area, title: title, note: "Esc back", isFocused: true)
    }
}

/// What every key does, from the key table.
enum HelpOverlay {
    static func draw(_ picture: inout Picture) {
        let lines = lines()
        let columnCount =
            picture.pen.canvas.width >= 100 && picture.pen.canvas.height < lines.count + 4 ? 2 : 1
        let isTall = picture.pen.canvas.height >= lines.count + 4
        let perColumn = isTall ? lines.count : (lines.count + columnCount - 1) / columnCount
        let inside = picture.box(width: 58 * columnCount + 2, height: perColumn + 2, title: "Keys")
        for (index, line) in lines.enumerated() {
            let (column, row) = (index / max(1, perColumn), index % max(1, perColumn))
            guard row < inside.height, column < columnCount else { continue }
            let left = inside.column + 1 + column * 58
            let limit = min(left + 57, inside.column + inside.width)
            picture.pen.write(line.keys, column: left, row: inside.row + row, line.role, limit: limit)
            picture.pen.write(line.meaning, column: left + 19, row: inside.row + row, .text, limit: limit)
        }
    }

    /// One line a key; on a small screen the last ones are cut, and the first matter most.
    private static func lines() -> [(keys: String, meaning: String, role: Role)] {
        KeyTable.Group.allCases.flatMap { group in
            [(group.rawValue, "", Role.heading)]
                + KeyTable.bindings.filter { $0.group == group }.map { binding in
                    ("  " + binding.keys.map(\.label).joined(separator: " "), binding.meaning, Role.title)
                }
        }
    }
}

/// The rows of files that were skipped.
enum FaultsOverlay {
    static func draw(_ picture: inout Picture) {
        let status = picture.reports.status
        let inside = picture.box(
            width: min(110, picture.pen.canvas.width - 2), height: max(5, status.skippedRows.count + 4),
            title: "Skipped rows")
        let head = "\(Figures.count(status.skippedRowCount)) rows of the files were not used"
        picture.pen.write(
            head, column: inside.column + 1, row: inside.row, .text, limit: inside.column + inside.width)
        for (offset, row) in status.skippedRows.prefix(max(0, inside.height - 2)).enumerated() {
            picture.pen.write(
                row, column: inside.column + 1, row: inside.row + 2 + offset, .muted, width: inside.width - 2)
        }
    }
}

/// One account whole.
enum AccountOverlay {
    static func draw(_ picture: inout Picture, row: HealthRow?) {
        guard let row else { return }
        let inside = picture.box(width: min(70, picture.pen.canvas.width - 2), height: 12, title: "Account")
        picture.pen.write(
            row.name, column: inside.column + 2, row: inside.row, .title, width: inside.width - 4)
        picture.pen.write(
            SafeText("on \(row.venue)"), column: inside.column + 2, row: inside.row + 1, .muted,
            width: inside.width - 4)
        for (offset, line) in AccountPanel.lines(row, width: 0).enumerated() {
            picture.pen.write(
                SafeText(line.text), column: inside.column + 2, row: inside.row + 3 + offset, line.role,
                width: inside.width - 4)
        }
        picture.pen.gauge(
            row.healthFactor, column: inside.column + 2, row: inside.row + 8,
            width: min(40, inside.width - 4),
            row.severity.role)
    }
}
