/// Walks the records of comma-separated text, one a line, without copying any of it.
///
/// Spaces and tabs around a field are not part of it; a field may be quoted, with `""` for a quote inside. A
/// quote must be closed on its own line, so that a stray one costs one record and not the rest of the file.
struct CSVReader: Sendable {
    /// A field's place in the text.
    struct Field: Sendable {
        var start: Int
        var end: Int
        /// Whether the text between holds doubled quotes.
        var hasDoubledQuotes = false

        var isEmpty: Bool { start == end }
    }

    /// The line of the last record, from 1.
    private(set) var line: UInt32 = 0
    /// The fields of the last record.
    private(set) var fields: [Field] = []
    /// Whether a quote of the last record was not closed, or something followed it.
    private(set) var isBroken = false
    private var position: Int

    /// Makes a reader for `bytes`, after the byte order mark if they have one.
    init(_ bytes: Span<UInt8>) {
        let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
        position = hasMark ? 3 : 0
    }

    /// Makes a reader that is told by `restart` where to begin.
    init() { position = 0 }

    /// Begins at a place of other bytes, with the room that the fields took before.
    mutating func restart(at start: Int) {
        position = start
        line = 0
    }

    /// Reads the next record that is not blank; returns `false` at the end.
    mutating func next(_ bytes: Span<UInt8>) -> Bool {
        repeat {
            guard position < bytes.count else { return false }
            line &+= 1
            fields.removeAll(keepingCapacity: true)
            isBroken = false
            while readField(bytes) {}
        } while fields.count == 1 && fields[0].isEmpty
        return true
    }

    /// Reads one field and what ends it; returns whether another follows on the line.
    private mutating func readField(_ bytes: Span<UInt8>) -> Bool {
        while position < bytes.count, isSpace(bytes[position]) { position &+= 1 }
        if position < bytes.count, bytes[position] == quote {
            readQuoted(bytes)
        } else {
            readPlain(bytes)
        }
        guard position < bytes.count else { return false }
        position &+= 1
        return bytes[position &- 1] == comma
    }

    private mutating func readPlain(_ bytes: Span<UInt8>) {
        let start = position
        while position < bytes.count, bytes[position] != comma, bytes[position] != newline { position &+= 1 }
        var end = position
        while end > start, isSpace(bytes[end &- 1]) { end &-= 1 }
        fields.append(Field(start: start, end: end))
    }

    private mutating func readQuoted(_ bytes: Span<UInt8>) {
        position += 1
        var field = Field(start: position, end: position)
        var isOpen = true
        while position < bytes.count, bytes[position] != newline {
            if bytes[position] == quote {
                if position + 1 < bytes.count, bytes[position + 1] == quote {
                    field.hasDoubledQuotes = true
                    position += 1
                } else {
                    isOpen = false
                    break
                }
            }
            position += 1
        }
        field.end = position
        if !isOpen { position += 1 }
        skipAfterQuote(bytes)
        if isOpen { isBroken = true }
        fields.append(field)
    }

    private mutating func skipAfterQuote(_ bytes: Span<UInt8>) {
        while position < bytes.count, bytes[position] != comma, bytes[position] != newline {
            if !isSpace(bytes[position]) { isBroken = true }
            position += 1
        }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    private var comma: UInt8 { UInt8(ascii: ",") }
    private var quote: UInt8 { UInt8(ascii: "\"") }
    private var newline: UInt8 { UInt8(ascii: "\n") }
}

extension CSVReader {
    /// Returns a field of the last record as text; at most `limit` bytes of it.
    func text(_ index: Int, in bytes: Span<UInt8>, limit: Int = 256) -> String {
        let field = fields[index]
        var copy: [UInt8] = []
        var place = field.start
        while place < field.end, copy.count < limit {
            copy.append(bytes[place])
            let isDoubled = field.hasDoubledQuotes && bytes[place] == quote
            place += isDoubled ? 2 : 1
        }
        return String(decoding: copy, as: UTF8.self)
    }
}
