import Units

/// Why a command line or a filter means nothing: one line that says what is wrong and what was expected.
public struct CommandFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what was expected.
    public let sentence: SafeText
    /// The character that is wrong, from 0.
    public let place: Int

    init(_ sentence: String, at place: Int) {
        self.sentence = SafeText(sentence)
        self.place = place
    }

    /// The sentence itself.
    public var description: String { sentence.text }
}

extension CommandFailure {
    /// Nothing is called so; names what may have been meant, or what there is.
    static func unknown(
        _ word: CommandWord, _ kind: String, among known: [String], verb: String
    ) -> CommandFailure {
        CommandFailure("\(verb): no \(kind) is called \(word.text); \(hint(word, known))", at: word.place)
    }

    private static func hint(_ word: CommandWord, _ known: [String]) -> String {
        if let nearest = Spelling.nearest(to: word.text, among: known) { return "did you mean \(nearest)?" }
        let listed = known.prefix(listedCount).joined(separator: ", ")
        guard !known.isEmpty else { return "there is none" }
        return known.count > listedCount ? "there are \(listed) and others" : "there are \(listed)"
    }

    private static let listedCount = 6
}
