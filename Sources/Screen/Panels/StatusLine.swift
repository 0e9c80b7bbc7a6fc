import Reports
import Units

/// The line above the hints: how well the desk itself runs.
enum StatusLine {
    static func draw(
        _ picture: inout Picture, row: Int, notice: SafeText?, message: ScreenState.Message?
    ) {
        let status = picture.reports.status
        let width = picture.pen.canvas.width
        let breaker = BreakerLine.text(picture.reports.desk.breakers)
        var column = 1
        if let breaker, message == nil || TextWidth.of(breaker.text) < width / 2 {
            column = picture.pen.write(breaker.text, column: 1, row: row, breaker.role, limit: width) + 2
        }
        if let message {
            picture.pen.write(
                message.text, column: column, row: row, message.isFailure ? .warning : .title,
                width: max(0, width - column))
            picture.echo.append(Area(column: 0, row: row, width: width, height: 1))
            return
        }
        let journal = journal(status)
        if column == 1 || TextWidth.of(journal.text) <= width - column {
            column =
                picture.pen.write(
                    SafeText(journal.text), column: column, row: row, journal.role, width: width - column) + 2
        }
        for part in parts(status, notice) where TextWidth.of(part.text) <= width - column {
            column = picture.pen.write(part.text, column: column, row: row, part.role, limit: width) + 2
        }
    }

    /// A disk that takes longer is said to be behind, in nanoseconds.
    private static let shownLag: Int64 = 250_000_000

    /// Most important first: what does not fit is left out.
    private static func parts(_ status: StatusReport, _ notice: SafeText?) -> [(text: String, role: Role)] {
        var parts: [(text: String, role: Role)] = []
        if status.pendingCount > 0, status.journalLag >= shownLag {
            let seconds = DecimalText.fixed(UInt128(status.journalLag / 1_000_000), scale: 3, places: 1)
            parts.append(("\(status.pendingCount) pending, disk \(seconds) s behind", .warning))
        }
        if let notice { parts.append((notice.text, .warning)) }
        if status.skippedRowCount > 0 {
            parts.append(("\(Figures.count(status.skippedRowCount)) rows skipped (F)", .warning))
        }
        if let dropped = status.feed?.droppedCount, dropped > 0 {
            parts.append(("\(Figures.count(dropped)) rows dropped (F)", .warning))
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
    static func draw(_ picture: inout Picture, row: Int, focus: PanelKind) {
        draw(&picture, row: row, fitting(picture.pen.canvas.width - 1, picture.keys, focus: focus))
    }

    static func draw(_ picture: inout Picture, row: Int, _ hints: [(key: String, word: String)]) {
        let width = picture.pen.canvas.width
        var column = 1
        for hint in hints
        where column + TextWidth.of(hint.key) + TextWidth.of(hint.word) + 1 <= width {
            column = picture.pen.write(hint.key, column: column, row: row, .key, limit: width)
            column = picture.pen.write(" \(hint.word)  ", column: column, row: row, .muted, limit: width)
        }
    }

    /// The hints that a width has room for, in the order of the table; the ways out have room first, then what
    /// is about the focused panel.
    static func fitting(
        _ width: Int, _ keys: KeyTable, focus: PanelKind = .health
    ) -> [(key: String, word: String)] {
        let hinted = keys.bindings.filter {
            $0.hint != nil && !$0.keys.isEmpty && ($0.panels.isEmpty || $0.panels.contains(focus))
        }
        let first: [Action] = [.quit, .help, .acknowledge]
        let others = hinted.filter { !first.contains($0.action) }
        let ranked =
            first.flatMap { action in hinted.filter { $0.action == action } }
            + others.filter { !$0.panels.isEmpty } + others.filter { $0.panels.isEmpty }
        var (room, chosen) = (width + gap, Set<Action>())
        for binding in ranked where self.width(of: binding, focus) <= room {
            room -= self.width(of: binding, focus)
            chosen.insert(binding.action)
        }
        return hinted.filter { chosen.contains($0.action) }.map { ($0.label, $0.hint(on: focus)) }
    }

    private static let gap = 2

    private static func width(of binding: KeyTable.Binding, _ focus: PanelKind) -> Int {
        TextWidth.of(binding.label) + 1 + TextWidth.of(binding.hint(on: focus)) + gap
    }
}
