/// One word of a command line, with where it stands.
struct CommandWord: Hashable, Sendable {
    /// What it says, without the quotes.
    var text: String
    /// The character it begins with, from 0.
    var place: Int
    /// Whether it holds quotes: it is a name then, whatever it looks like.
    var isQuoted = false

    /// The word with letters of one case, for comparing with words of ours.
    var folded: String { isQuoted ? "" : text.lowercased() }

    /// Parts a line at blanks; what stands in double quotes is one word.
    ///
    /// - Throws: when a quote is not closed.
    static func words(of line: String) throws(CommandFailure) -> [CommandWord] {
        let (words, openQuote) = parted(line)
        if let openQuote {
            throw CommandFailure("the quote is not closed; expected another \"", at: openQuote)
        }
        return words
    }

    /// Parts a line that is still being typed: a quote that is not closed reaches to the end.
    static func parted(_ line: String) -> (words: [CommandWord], openQuote: Int?) {
        var words: [CommandWord] = []
        var word: CommandWord?
        var quote: Int?
        for (place, character) in line.enumerated() {
            if character == "\"" {
                word = word ?? CommandWord(text: "", place: place)
                word?.isQuoted = true
                quote = quote == nil ? place : nil
            } else if character == " ", quote == nil {
                if let ended = word { words.append(ended) }
                word = nil
            } else {
                word = word ?? CommandWord(text: "", place: place)
                word?.text.append(character)
            }
        }
        if let word { words.append(word) }
        return (words, quote)
    }

    /// A name as it must be written to be one word.
    static func quoted(_ name: String) -> String {
        name.isEmpty || name.contains(" ") || name.hasPrefix("@") ? "\"\(name)\"" : name
    }
}
