/// The command lines of a session, oldest first.
struct CommandHistory: Sendable {
    private(set) var lines: [String] = []
    /// The line that is looked at; `lines.count` is the one that is being typed.
    private var place = 0
    /// What was being typed before the history was looked at.
    private var typed = ""

    /// Lines that are kept.
    static let greatestCount = 200

    /// Keeps a line, unless it is the newest one already, and looks at none.
    mutating func append(_ line: String) {
        if line != lines.last { lines.append(line) }
        lines.removeFirst(max(0, lines.count - CommandHistory.greatestCount))
        rewind()
    }

    /// Looks at no line.
    mutating func rewind() { (place, typed) = (lines.count, "") }

    /// Returns the line before; what has been typed so far is kept.
    mutating func older(than current: String) -> String? {
        guard place > 0 else { return nil }
        if place == lines.count { typed = current }
        place -= 1
        return lines[place]
    }

    /// Returns the line after, and at last what was being typed.
    mutating func newer() -> String? {
        guard place < lines.count else { return nil }
        place += 1
        return place == lines.count ? typed : lines[place]
    }

    /// Returns the newest place before `end` whose line has a text, whatever the case of letters.
    func match(_ text: String, before end: Int) -> Int? {
        let wanted = text.lowercased()
        return lines[..<min(end, lines.count)].lastIndex {
            wanted.isEmpty || $0.lowercased().contains(wanted)
        }
    }
}
