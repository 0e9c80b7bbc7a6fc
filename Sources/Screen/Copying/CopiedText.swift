import Units

/// Text for the clipboard of the user's terminal: inert and short enough for every terminal.
public struct CopiedText: Hashable, Sendable {
    /// The text, on one line.
    public let text: String

    /// Bytes that a text has at most: with its wrapping it stays below the 4 KiB that terminals take.
    public static let greatestByteCount = 2_900

    /// Joins pieces; `nil` when they are too long.
    init?(_ pieces: [SafeText]) {
        text = pieces.map(\.text).joined()
        guard text.utf8.count <= CopiedText.greatestByteCount else { return nil }
    }
}
