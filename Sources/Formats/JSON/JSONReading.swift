import Units

/// Reads one JSON document: a signed file must have one meaning for every reader, so nothing is guessed.
///
/// - Source: RFC 8259; names that repeat are refused, as its section 4 allows.
struct JSONReading {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    /// How deep values may be nested.
    private static let greatestDepth = 16

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(JSONFault) -> JSONValue {
        let value = try value()
        skipSpace()
        guard position == bytes.count else { throw fault("the end of the file") }
        return value
    }

    private mutating func value() throws(JSONFault) -> JSONValue {
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return try nested { reading throws(JSONFault) in try reading.object() }
        case UInt8(ascii: "["): return try nested { reading throws(JSONFault) in try reading.array() }
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func nested(
        _ body: (inout JSONReading) throws(JSONFault) -> JSONValue
    ) throws(JSONFault) -> JSONValue {
        guard depth < JSONReading.greatestDepth else {
            throw fault("nothing deeper than \(JSONReading.greatestDepth) levels")
        }
        depth += 1
        position += 1
        let value = try body(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(JSONFault) -> JSONValue {
        var members: [JSONMember] = []
        var names: Set<String> = []
        if take("}") { return .object([]) }
        repeat {
            skipSpace()
            let start = position
            let name = try text()
            guard names.insert(name).inserted else {
                position = start
                throw fault("a name that the object does not have already")
            }
            guard take(":") else { throw fault("a colon") }
            members.append(JSONMember(name: name, value: try value()))
        } while take(",")
        guard take("}") else { throw fault("a comma or the end of the object") }
        return .object(members)
    }

    private mutating func array() throws(JSONFault) -> JSONValue {
        var values: [JSONValue] = []
        if take("]") { return .array([]) }
        repeat { values.append(try value()) } while take(",")
        guard take("]") else { throw fault("a comma or the end of the list") }
        return .array(values)
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        let end = position + word.utf8.count
        guard end <= bytes.count, bytes[position..<end].elementsEqual(word.utf8) else {
            throw fault("a value")
        }
        position = end
        return value
    }

    private mutating func number() throws(JSONFault) -> String {
        let start = position
        if peek == UInt8(ascii: "-") { position += 1 }
        let first = position
        try digits("a value")
        if bytes[first] == UInt8(ascii: "0"), position > first + 1 {
            position = first + 1
            throw fault("no digit after a leading zero")
        }
        if peek == UInt8(ascii: ".") {
            position += 1
            try digits("a digit")
        }
        if peek | 0x20 == UInt8(ascii: "e") {
            position += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
            try digits("a digit")
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits(_ expected: String) throws(JSONFault) {
        let start = position
        while peek >= UInt8(ascii: "0"), peek <= UInt8(ascii: "9") { position += 1 }
        guard position > start else { throw fault(expected) }
    }

    private mutating func text() throws(JSONFault) -> String {
        guard peek == UInt8(ascii: "\""), position < bytes.count else { throw fault("a text in quotes") }
        position += 1
        var result: [UInt8] = []
        while peek != UInt8(ascii: "\"") {
            guard peek >= 0x20 else { throw fault("the end of the text") }
            if peek == UInt8(ascii: "\\") {
                result += try escape().utf8
            } else {
                result.append(peek)
                position += 1
            }
        }
        position += 1
        guard let text = String(validating: result, as: UTF8.self) else { throw fault("UTF-8 before this") }
        return text
    }

    private mutating func escape() throws(JSONFault) -> String {
        position += 1
        let plain: [UInt8: String] = [
            UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
            UInt8(ascii: "b"): "\u{08}", UInt8(ascii: "f"): "\u{0C}", UInt8(ascii: "n"): "\n",
            UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
        ]
        if let text = plain[peek] {
            position += 1
            return text
        }
        guard peek == UInt8(ascii: "u") else { throw fault("an escape of JSON") }
        let unit = try codeUnit()
        guard UTF16.isLeadSurrogate(unit) else { return try character([unit]) }
        guard peek == UInt8(ascii: "\\"), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "u")
        else { throw fault("the second half of a surrogate pair") }
        position += 1
        return try character([unit, try codeUnit()])
    }

    /// Reads `uXXXX`.
    private mutating func codeUnit() throws(JSONFault) -> UInt16 {
        position += 1
        let end = position + 4
        guard end <= bytes.count, bytes[position..<end].allSatisfy(JSONReading.isHexadecimal),
            let unit = UInt16(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16)
        else { throw fault("four hexadecimal digits") }
        position = end
        return unit
    }

    private func character(_ units: [UInt16]) throws(JSONFault) -> String {
        guard let text = String(validating: units, as: UTF16.self) else { throw fault("a character") }
        return text
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    /// The next byte; 0 at the end, which no valid text holds bare.
    private var peek: UInt8 { position < bytes.count ? bytes[position] : 0 }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        skipSpace()
        guard peek == UInt8(ascii: sign) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while [0x20, 0x09, 0x0A, 0x0D].contains(peek) { position += 1 }
    }

    private func fault(_ expected: String) -> JSONFault {
        let before = bytes.prefix(position)
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return JSONFault(
            line: before.count { $0 == 0x0A } + 1, column: position - lineStart + 1,
            expected: SafeText(expected))
    }
}
