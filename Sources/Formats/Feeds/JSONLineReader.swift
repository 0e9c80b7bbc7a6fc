/// Walks one JSON object on one line, without copying any of it: names and plain values, nothing nested.
///
/// Escapes are passed over in fields that are not used, and refused in those that are.
struct JSONLineReader {
    private var position: Int

    /// Reads the fields of the object that begins at `start`.
    static func fields(_ bytes: Span<UInt8>, from start: Int) throws(FeedFault) -> FeedFields {
        var reader = JSONLineReader(position: start + 1)
        return try reader.object(bytes)
    }

    private init(position: Int) { self.position = position }

    private mutating func object(_ bytes: Span<UInt8>) throws(FeedFault) -> FeedFields {
        var fields = FeedFields()
        if next(bytes) == UInt8(ascii: "}") {
            position += 1
            try end(bytes)
            return fields
        }
        while true {
            try member(bytes, into: &fields)
            let byte = next(bytes)
            position += 1
            if byte == UInt8(ascii: "}") { break }
            guard byte == UInt8(ascii: ",") else { throw .unclosed }
        }
        try end(bytes)
        return fields
    }

    private mutating func member(_ bytes: Span<UInt8>, into fields: inout FeedFields) throws(FeedFault) {
        guard next(bytes) == UInt8(ascii: "\"") else { throw .unclosed }
        let key = try string(bytes)
        guard !key.isEscaped else { throw .escaped }
        guard next(bytes) == UInt8(ascii: ":") else { throw .unclosed }
        position += 1
        let name = FeedFields.Name(bytes, key.range)
        let value = try value(bytes)
        guard let name else { return }
        guard !value.isEscaped else { throw .escaped }
        guard fields.put(name, value.range) else { throw .repeated(name) }
    }

    /// Reads a string, a number or a word; `null` is a value that is not there.
    private mutating func value(_ bytes: Span<UInt8>) throws(FeedFault) -> (
        range: Range<Int>, isEscaped: Bool
    ) {
        switch next(bytes) {
        case UInt8(ascii: "\""): return try string(bytes)
        case UInt8(ascii: "{"), UInt8(ascii: "["): throw .nested
        default: break
        }
        let start = position
        while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
        guard position > start else { throw .unclosed }
        let range = start..<position
        return (FeedFields.holds(bytes, range, "null") ? start..<start : range, false)
    }

    /// Reads a string from its opening quote on.
    private mutating func string(_ bytes: Span<UInt8>) throws(FeedFault) -> (
        range: Range<Int>, isEscaped: Bool
    ) {
        position += 1
        let start = position
        var isEscaped = false
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                return (start..<position - 1, isEscaped)
            }
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
                position += 1
            }
            position += 1
        }
        throw .unclosed
    }

    /// Passes over spaces; returns the byte behind them, or 0 at the end.
    private mutating func next(_ bytes: Span<UInt8>) -> UInt8 {
        while position < bytes.count, isSpace(bytes[position]) { position += 1 }
        return position < bytes.count ? bytes[position] : 0
    }

    private mutating func end(_ bytes: Span<UInt8>) throws(FeedFault) {
        _ = next(bytes)
        guard position == bytes.count else { throw .unclosed }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    /// Whether a bare value ends before this byte.
    private func isEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") || isSpace(byte)
    }
}
