/// Finds what somebody may have meant by a word that nothing is called.
public enum Spelling {
    /// Returns the word that is nearest to what was written, if it is near enough to be meant.
    ///
    /// Near enough are words that become equal with one change for every three characters, and at least one;
    /// letters of either case are the same. Of equally near words the first is returned.
    public static func nearest(to written: String, among words: some Sequence<String>) -> String? {
        let wanted = Array(written.lowercased().prefix(greatestCount))
        let greatest = max(1, wanted.count / 3)
        var best: (word: String, changes: Int)?
        for word in words {
            let changes = changes(from: wanted, to: Array(word.lowercased().prefix(greatestCount)))
            if changes <= greatest, changes < best?.changes ?? .max { best = (word, changes) }
        }
        return best?.word
    }

    /// The characters that are looked at: words are compared in the square of their length.
    private static let greatestCount = 64

    /// Characters to insert, to leave out, to replace or to exchange with their neighbour.
    private static func changes(from left: [Character], to right: [Character]) -> Int {
        var former: [Int] = []
        var row = Array(0...right.count)
        for (place, character) in left.enumerated() {
            var next = [place + 1]
            for (column, other) in right.enumerated() {
                var least = min(
                    row[column] + (character == other ? 0 : 1), row[column + 1] + 1, next[column] + 1)
                if place > 0, column > 0, character == right[column - 1], left[place - 1] == other {
                    least = min(least, former[column - 1] + 1)
                }
                next.append(least)
            }
            (former, row) = (row, next)
        }
        return row[right.count]
    }
}
