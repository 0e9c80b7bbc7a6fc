/// Finds what was meant by a word that nobody knows.
enum Spelling {
    /// Returns the nearest of the known words, the first of them when several are as near; nil when none is
    /// nearer than a third of the word's length, and one letter at least.
    static func suggestion(for word: String, among known: [String]) -> String? {
        let letters = Array(word.lowercased().unicodeScalars.prefix(longest))
        let most = max(1, letters.count / 3)
        let near = known.map { word in
            (word: word, distance: distance(letters, Array(word.lowercased().unicodeScalars)))
        }
        guard let best = near.min(by: { $0.distance < $1.distance }), best.distance <= most else {
            return nil
        }
        return best.word
    }

    /// Returns `; did you mean WORD?`, or the whole list when no word is near.
    static func hint(for word: String, among known: [String]) -> String {
        if let suggestion = suggestion(for: word, among: known) { return "; did you mean \(suggestion)?" }
        return ": there are \(known.joined(separator: ", "))"
    }

    private static let longest = 64

    /// Counts the letters to insert, drop, replace or exchange with their neighbour (optimal string alignment).
    static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var above = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let isSame = left[row] == right[column]
                var least = min(
                    above[column] + (isSame ? 0 : 1), above[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    least = min(least, before[column - 1] + 1)
                }
                current.append(least)
            }
            (before, above) = (above, current)
        }
        return above[right.count]
    }
}
