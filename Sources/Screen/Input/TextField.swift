import Units

/// A line of text that is being typed; what enters it is made inert.
struct TextField: Sendable {
    private(set) var text = ""

    static let greatestCount = 64

    /// Takes a key; others than characters and erasing keys are not for a field.
    mutating func take(_ key: Key) {
        switch key {
        case .character(let character): insert(String(character))
        case .backspace: if !text.isEmpty { text.removeLast() }
        case .control("u"): text = ""
        default: break
        }
    }

    /// Takes pasted text as one line.
    mutating func insert(_ outside: String) {
        let line = outside.prefix { !$0.isNewline }
        text = String((text + SafeText(String(line)).text).prefix(TextField.greatestCount))
    }

    mutating func clear() { text = "" }
}
