/// Keys and what they do by the names that a desk file uses.
public enum KeyNames {
    /// What a key can do, in the order of help: `page-up`, `health`.
    public static let actions: [String] = KeyTable.actionNames

    /// Returns the key that a label of help names: `k`, `Ctrl-A`, `PgUp`, `F1`; nil when it names none.
    public static func key(_ label: String) -> Key? {
        if let named = named[label] { return named }
        if let letter = letter(of: label, after: "Ctrl-"), letter.isASCII, letter.isLetter {
            return .control(Character(letter.lowercased()))
        }
        if let character = letter(of: label, after: "Alt-") { return .alt(character) }
        if label.first == "F", let number = Int(label.dropFirst()), (1...12).contains(number) {
            return .function(number)
        }
        guard let character = letter(of: label, after: ""), !character.isWhitespace else { return nil }
        return .character(character)
    }

    private static let named: [String: Key] = {
        let keys: [Key] = [
            .character(" "), .escape, .enter, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left,
            .right, .home, .end, .pageUp, .pageDown,
        ]
        return Dictionary(uniqueKeysWithValues: keys.map { ($0.label, $0) })
    }()

    private static func letter(of label: String, after prefix: String) -> Character? {
        guard label.hasPrefix(prefix) else { return nil }
        let rest = label.dropFirst(prefix.count)
        return rest.count == 1 ? rest.first : nil
    }
}
