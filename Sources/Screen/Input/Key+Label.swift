extension Key {
    /// Reads what stands on a key, as `label` writes it: `q`, `Ctrl-A`, `Alt-x`, `F5`, `PgUp`, `Space`.
    init?(label: String) {
        if let named = Key.named.first(where: { $0.label.lowercased() == label.lowercased() }) {
            self = named
            return
        }
        let lowered = label.lowercased()
        switch label.count {
        case 1: self = .character(Character(label))
        case 6 where lowered.hasPrefix("ctrl-"):
            guard let letter = lowered.last, letter.isASCII, letter.isLetter else { return nil }
            self = .control(letter)
        case 5 where lowered.hasPrefix("alt-"): self = .alt(Character(String(label.suffix(1))))
        case 2...3 where lowered.hasPrefix("f"):
            guard let number = Int(label.dropFirst()), (1...12).contains(number) else { return nil }
            self = .function(number)
        default: return nil
        }
    }

    /// Whether no terminal tells it apart from another key, or the terminal keeps it for signals.
    var neverArrives: Bool {
        switch self {
        case .control(let letter): ["c", "h", "i", "j", "m"].contains(letter)
        default: false
        }
    }

    private static let named: [Key] = [
        .escape, .enter, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end,
        .pageUp, .pageDown, .character(" "),
    ]

    /// What stands on the key.
    public var label: String {
        switch self {
        case .character(let character): character == " " ? "Space" : String(character)
        case .control(let character): "Ctrl-\(character.uppercased())"
        case .alt(let character): "Alt-\(character)"
        case .escape: "Esc"
        case .enter: "Enter"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .up: "Up"
        case .down: "Down"
        case .left: "Left"
        case .right: "Right"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .function(let number): "F\(number)"
        }
    }
}
