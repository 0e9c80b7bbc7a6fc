/// Reads JSON text to a value whose integers keep their digits.
///
/// Stricter than RFC 8259 where a file could mean two things: a number with a fraction or an exponent, a name that an
/// object has twice, and more than `greatestDepth` values inside one another are refused.
struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    /// Values that may lie inside one another: the files have nine.
    static let greatestDepth = 64

    /// Returns the one value of a text.
    ///
    /// - Throws: `malformed` with the line on which the reader could not go on.
    static func value(of bytes: [UInt8]) throws(VectorFault) -> VectorValue {
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value()
        guard reader.next() == nil else { throw reader.fault("expected the end after the value") }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func value() throws(VectorFault) -> VectorValue {
        guard let byte = next() else { throw fault("the text ends where a value is expected") }
        switch byte {
        case UInt8(ascii: "{"): return try nested { (reader) throws(VectorFault) in try reader.object() }
        case UInt8(ascii: "["): return try nested { (reader) throws(VectorFault) in try reader.list() }
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .text(try integer())
        default: return try word()
        }
    }

    private mutating func nested(
        _ read: (inout JSONReader) throws(VectorFault) -> VectorValue
    ) throws(VectorFault) -> VectorValue {
        guard depth < JSONReader.greatestDepth else {
            throw fault("more than \(JSONReader.greatestDepth) values lie inside one another")
        }
        depth += 1
        position += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(VectorFault) -> VectorValue {
        var fields: [String: VectorValue] = [:]
        if takes("}") { return .fields(fields) }
        repeat {
            guard next() == UInt8(ascii: "\"") else { throw fault("expected a name in quotes") }
            let name = try string()
            guard takes(":") else { throw fault("expected a colon after the name \(name)") }
            guard fields.updateValue(try value(), forKey: name) == nil else {
                throw fault("the name \(name) stands twice in one object")
            }
        } while takes(",")
        guard takes("}") else { throw fault("expected a comma or the end of the object") }
        return .fields(fields)
    }

    private mutating func list() throws(VectorFault) -> VectorValue {
        var elements: [VectorValue] = []
        if takes("]") { return .list(elements) }
        repeat { elements.append(try value()) } while takes(",")
        guard takes("]") else { throw fault("expected a comma or the end of the list") }
        return .list(elements)
    }

    private mutating func word() throws(VectorFault) -> VectorValue {
        for (word, value) in [("true", .flag(true)), ("false", .flag(false)), ("null", .null)]
            as [(String, VectorValue)] where bytes[position...].starts(with: word.utf8)
        {
            position += word.utf8.count
            return value
        }
        throw fault("expected a value")
    }

    private mutating func integer() throws(VectorFault) -> String {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let first = position
        while position < bytes.count, isDigit(bytes[position]) { position += 1 }
        let hasLeadingZero = position > first + 1 && bytes[first] == UInt8(ascii: "0")
        guard position > first, !hasLeadingZero else { throw fault("expected digits without leading zeros") }
        if position < bytes.count, [".", "e", "E"].contains(Unicode.Scalar(bytes[position])) {
            throw fault("expected an integer")
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension JSONReader {
    /// Reads a string from its opening quote on.
    private mutating func string() throws(VectorFault) -> String {
        position += 1
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw fault("a string is no UTF-8")
                }
                return string
            case UInt8(ascii: "\\"): text += Array(String(try escaped()).utf8)
            case 0..<0x20:
                position -= 1
                throw fault("a string is not closed on its line")
            default: text.append(byte)
            }
        }
        throw fault("the text ends inside a string")
    }

    private mutating func escaped() throws(VectorFault) -> Unicode.Scalar {
        guard position < bytes.count else { throw fault("the text ends inside a string") }
        position += 1
        switch Unicode.Scalar(bytes[position - 1]) {
        case "\"": return "\""
        case "\\": return "\\"
        case "/": return "/"
        case "b": return "\u{08}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": return try scalar()
        default: throw fault("a backslash stands before what needs none")
        }
    }

    /// Reads four hexadecimal digits, or twice four that are one scalar in two halves.
    private mutating func scalar() throws(VectorFault) -> Unicode.Scalar {
        let unit = try fourDigits()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard UTF16.isLeadSurrogate(unit), bytes[position...].starts(with: Array("\\u".utf8)) else {
            throw fault("half a character is escaped")
        }
        position += 2
        let other = try fourDigits()
        guard UTF16.isTrailSurrogate(other) else { throw fault("half a character is escaped") }
        return UTF16.decode(UTF16.EncodedScalar([unit, other]))
    }

    private mutating func fourDigits() throws(VectorFault) -> UInt16 {
        let digits = bytes[position...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault("expected four hexadecimal digits") }
        position += 4
        return unit
    }

    /// Passes over spaces; returns the byte behind them, or nil at the end.
    private mutating func next() -> UInt8? {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
        return position < bytes.count ? bytes[position] : nil
    }

    /// Passes over a sign of the grammar if it comes next.
    private mutating func takes(_ sign: Unicode.Scalar) -> Bool {
        guard next() == UInt8(ascii: sign) else { return false }
        position += 1
        return true
    }

    private func fault(_ what: String) -> VectorFault {
        .malformed(line: 1 + bytes[..<position].count { $0 == 0x0A }, what: what)
    }
}
