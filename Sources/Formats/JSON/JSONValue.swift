import Units

/// JSON as it stands in a file: names in their order, numbers as their text.
public enum JSONValue: Hashable, Sendable {
    /// Names with their values, no name twice.
    case object([JSONMember])
    /// Values in their order.
    case array([JSONValue])
    /// A text, its escapes resolved.
    case text(String)
    /// A number as it is written.
    case number(String)
    /// `true` or `false`.
    case boolean(Bool)
    /// `null`.
    case null

    /// Reads a document.
    ///
    /// Strict: one value, no name twice in an object, no comment, nothing nested deeper than 16.
    /// - Errors: the byte where reading ended, and what was expected there.
    public init(_ bytes: [UInt8]) throws(JSONFault) {
        var reading = JSONReading(bytes)
        self = try reading.document()
    }

    /// The value of a name; nil where there is none, or this is no object.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }
}

/// A name of an object with its value.
public struct JSONMember: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The value.
    public var value: JSONValue
}

/// Says where a text is no JSON.
public struct JSONFault: Error, Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The byte of that line, from 1.
    public var column: Int
    /// What was expected there.
    public var expected: SafeText

    /// Place and expectation as a phrase.
    public var sentence: String { "line \(line), byte \(column): expected \(expected)" }
}
