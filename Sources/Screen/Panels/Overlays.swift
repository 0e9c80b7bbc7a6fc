import Reports
import Units

/// What every key does, from the key table.
enum HelpOverlay {
    static func draw(_ picture: inout Picture, scroll: inout Int) {
        let canvas = picture.pen.canvas
        let width = picture.overlayWidth(atMost: columnWidth)
        let lines = lines(picture.keys, width: width)
        let isTall = canvas.height >= lines.count + 4
        guard !isTall, canvas.width >= 2 * columnWidth + 5 else {
            picture.overlay("Keys", lines, width: width, scroll: &scroll)
            return
        }
        let half = (lines.count + 1) / 2
        let joined = lines.prefix(half).enumerated().map { index, line in
            line.joined(
                lines.indices.contains(half + index) ? lines[half + index] : nil, at: columnWidth + 1)
        }
        picture.overlay("Keys", joined, width: 2 * columnWidth + 1, scroll: &scroll)
    }

    private static let columnWidth = 57
    private static let keysWidth = 19

    /// A heading for each group of keys, then the commands; a meaning stands beside its key, or below it where
    /// there is no room.
    private static func lines(_ keys: KeyTable, width: Int) -> [OverlayLine] {
        let bindings = KeyTable.Group.allCases.flatMap { group in
            [OverlayLine(group.rawValue, .heading)]
                + keys.bindings.filter { $0.group == group && !$0.keys.isEmpty }.flatMap { binding in
                    lines(binding.keys.map(\.label).joined(separator: " "), binding.meaning, width: width)
                }
        }
        let verbs = CommandVerb.allCases.flatMap { lines($0.usage, $0.meaning, width: width) }
        return bindings + [OverlayLine("Commands", .heading)] + verbs
    }

    private static func lines(_ name: String, _ meaning: String, width: Int) -> [OverlayLine] {
        if width >= columnWidth, TextWidth.of(name) < keysWidth - 2 {
            return [OverlayLine(pieces: [(2, name, .title), (keysWidth, meaning, .text)])]
        }
        return WrappedText.lines(name, width: width - 2).map { OverlayLine($0, .title, column: 2) }
            + WrappedText.lines(meaning, width: width - 4).map { OverlayLine($0, column: 4) }
    }
}

/// How the piped feed runs, and the rows of files that were skipped.
enum FaultsOverlay {
    static func draw(_ picture: inout Picture, scroll: inout Int) {
        let status = picture.reports.status
        let width = picture.overlayWidth(atMost: 106)
        let feed = (status.feed.map(FeedWords.lines) ?? []).flatMap { line in
            WrappedText.lines(line.text, width: width).map { OverlayLine($0, line.role) }
        }
        let title = feed.isEmpty ? "Skipped rows" : "Feed"
        let isTold = !feed.isEmpty && status.skippedRowCount == 0
        let gap = feed.isEmpty || isTold ? [] : [OverlayLine("")]
        let lines = feed + gap + (isTold ? [] : skippedRows(status, width: width))
        picture.overlay(title, lines, width: width, scroll: &scroll)
    }

    private static func skippedRows(_ status: StatusReport, width: Int) -> [OverlayLine] {
        let head = "\(Figures.count(status.skippedRowCount)) rows of the files were not used"
        let rows = status.skippedRows.flatMap { row in
            WrappedText.lines(row.text, width: width).map { OverlayLine($0, .muted) }
        }
        return WrappedText.lines(head, width: width).map { OverlayLine($0) } + [OverlayLine("")] + rows
    }
}

/// One account whole.
enum AccountOverlay {
    static func draw(_ picture: inout Picture, row: HealthRow?, scroll: inout Int) {
        guard let row else { return }
        let width = picture.overlayWidth(atMost: 66)
        let name = WrappedText.lines(row.name.text, width: width).map { OverlayLine($0, .title) }
        let lines =
            name + [OverlayLine("on \(row.venue)", .muted), OverlayLine("")]
            + AccountPanel.lines(row, width: 0).flatMap { line in
                WrappedText.lines(line.text, width: width).map { OverlayLine($0, line.role) }
            }
        let bar = row.healthFactor == nil ? [] : Array(repeating: OverlayLine(""), count: 3)
        let inside = picture.overlay("Account", lines + bar, width: width, scroll: &scroll)
        guard !bar.isEmpty, inside.height == lines.count + bar.count else { return }
        AccountPanel.gauge(
            &picture,
            in: Area(
                column: inside.column - 2, row: inside.row + inside.height - 2, width: inside.width + 2,
                height: 2), row: row)
    }
}
