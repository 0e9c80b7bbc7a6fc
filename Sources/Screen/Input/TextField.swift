import Units

/// A line of text that is being typed, with the place where it goes on; what enters it is made inert.
struct TextField: Sendable {
    private var characters: [Character] = []
    /// Characters before the place where typing goes on.
    private(set) var cursor = 0
    private let capacity: Int

    /// Characters that a field holds unless it is made for more.
    static let greatestCount = 64

    init(capacity: Int = TextField.greatestCount) { self.capacity = capacity }

    /// What has been typed.
    var text: String { String(characters) }

    /// What stands before the place where typing goes on.
    var head: String { String(characters[..<cursor]) }

    /// Takes a key; others than characters and those that move and erase are not for a field.
    mutating func take(_ key: Key) {
        switch key {
        case .character(let character): insert(String(character))
        case .left, .control("b"): move(to: cursor - 1)
        case .right, .control("f"): move(to: cursor + 1)
        case .home, .control("a"): move(to: 0)
        case .end, .control("e"): move(to: characters.count)
        default: erase(key)
        }
    }

    /// Takes pasted text as one line, at the place where typing goes on.
    mutating func insert(_ outside: String) {
        let line = SafeText(String(outside.prefix { !$0.isNewline })).text
        let entered = Array(line).prefix(capacity - characters.count)
        characters.insert(contentsOf: entered, at: cursor)
        cursor += entered.count
    }

    /// Holds another text and goes on at its end.
    mutating func replace(with text: String) {
        clear()
        insert(text)
    }

    /// Goes on at a character, as far as there is one.
    mutating func move(to place: Int) { cursor = min(max(0, place), characters.count) }

    mutating func clear() { (characters, cursor) = ([], 0) }

    private mutating func erase(_ key: Key) {
        switch key {
        case .backspace: erase(max(0, cursor - 1)..<cursor)
        case .delete, .control("d"): erase(cursor..<min(cursor + 1, characters.count))
        case .control("u"): erase(0..<cursor)
        case .control("k"): erase(cursor..<characters.count)
        case .control("w"): erase(startOfWord..<cursor)
        default: break
        }
    }

    private mutating func erase(_ range: Range<Int>) {
        characters.removeSubrange(range)
        cursor = range.lowerBound
    }

    /// Where the word before the cursor begins; blanks behind it belong to it.
    private var startOfWord: Int {
        var place = cursor
        while place > 0, characters[place - 1] == " " { place -= 1 }
        while place > 0, characters[place - 1] != " " { place -= 1 }
        return place
    }
}
