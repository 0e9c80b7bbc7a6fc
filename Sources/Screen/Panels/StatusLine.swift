import Reports
import Units

/// The line above the hints: how well the desk itself runs.
enum StatusLine {
    static func draw(_ picture: inout Picture, row: Int) {
        let status = picture.reports.status
        let width = picture.pen.canvas.width
        var column = 1
        for part in parts(status) {
            let room = width - column
            guard TextWidth.of(part.text) <= room else { continue }
            column = picture.pen.write(part.text, column: column, row: row, part.role, limit: width) + 2
        }
    }

    /// Most important first: what does not fit is left out.
    private static func parts(_ status: StatusReport) -> [(text: String, role: Role)] {
        var parts = [journal(status)]
        if status.skippedRowCount > 0 {
            parts.append(("\(Figures.count(status.skippedRowCount)) rows skipped (F)", .warning))
        }
        parts.append(("\(Figures.count(status.tickCount)) ticks", .muted))
        if let hash = status.stateHash { parts.append(("state \(hash.text.prefix(16))", .text)) }
        parts.append(("out \(Figures.rate(status.outputBytesPerSecond))", .muted))
        return parts
    }

    private static func journal(_ status: StatusReport) -> (text: String, role: Role) {
        switch status.journal {
        case .off: ("journal off", .muted)
        case .writing: ("journal \(Figures.count(status.durableSequence))", .muted)
        case .resumed(let sequence):
            (
                "journal \(Figures.count(status.durableSequence)), resumed at \(Figures.count(sequence))",
                .muted
            )
        case .readOnly(let why): ("READ-ONLY: \(why)", .critical)
        }
    }
}

/// The bottom line: the keys that matter most, from the key table.
enum HintLine {
    static func draw(_ picture: inout Picture, row: Int) {
        let width = picture.pen.canvas.width
        // `q` must be seen at every width, so it comes first where not all hints fit.
        let hinted = KeyTable.bindings.filter { $0.hint != nil }
        let isNarrow = width < 80
        var column = 1
        for binding in isNarrow ? hinted.reversed() : hinted {
            guard let hint = binding.hint, let key = binding.keys.first?.label else { continue }
            guard column + TextWidth.of(key) + 1 + TextWidth.of(hint) <= width else { continue }
            column = picture.pen.write(key, column: column, row: row, .key, limit: width)
            column = picture.pen.write(" \(hint)  ", column: column, row: row, .muted, limit: width)
        }
    }
}

/// The line in which a filter is typed.
enum FilterLine {
    static func draw(_ picture: inout Picture, row: Int, text: String) {
        let width = picture.pen.canvas.width
        let line = Area(column: 0, row: row, width: width, height: 1)
        picture.pen.fill(line, .field)
        let start = picture.pen.write(" filter /", column: 0, row: row, .field)
        let end = picture.pen.write(text, column: start, row: row, .field, limit: width - 1)
        picture.cursor = (min(end, width - 1), row)
        picture.echo.insert(line, at: 0)
    }
}
