/// Why a scheme cannot be used; it becomes a sentence only when it is shown.
struct SchemeProblem: Error, Hashable {
    /// What is wrong.
    enum Kind: Hashable {
        case tooLong, notUTF8, tooManyAliases, empty, notKeys, keyIsNoText, tinted8
        case syntax(String)
        case missing, noText, noPalette, outsidePalette, unknownSlot, duplicate
        case system(String)
        case emptyColour
        case colour(String)
    }

    /// What is wrong.
    let kind: Kind
    /// The line it is on, from 1; nil when it concerns the whole file.
    let line: Int?
    /// The key it is about.
    let key: String?

    init(_ kind: Kind, line: Int? = nil, key: String? = nil) {
        self.kind = kind
        self.line = line
        self.key = key
    }

    /// Line, key and what is wrong, as far as there are any.
    var sentence: String {
        let place = [line.map { "line \($0)" }, key.map { String($0.prefix(40)) }].compactMap { $0 }
        return (place + [phrase]).joined(separator: ": ")
    }

    private var phrase: String {
        switch kind {
        case .tooLong: "longer than the \(ThemeFile.limit) bytes that a theme may have"
        case .notUTF8: "is no UTF-8 text"
        case .tooManyAliases: "has more than \(YAMLText.aliasLimit) YAML aliases"
        case .empty: "is empty"
        case .notKeys: "is no list of keys with values"
        case .keyIsNoText: "a key is no text"
        case .tinted8: "is a map, as in the tinted8 draft: only base16 and base24 schemes can be read"
        case .syntax(let problem): "is no YAML: \(problem)"
        case .missing: "is missing"
        case .noText: "is no text"
        case .noPalette: "has no colours: neither a palette nor base00 to base0F"
        case .outsidePalette: "stands outside the palette"
        case .unknownSlot: "is no colour of a scheme: base16 has base00 to base0F, base24 up to base17"
        case .duplicate: "is there already"
        case .system(let name): "\"\(name.prefix(40))\" cannot be read, only base16 and base24"
        case .emptyColour: "is empty: a colour that begins with # needs quotes"
        case .colour(let text): "\"\(text.prefix(40))\" is no colour of six hex digits"
        }
    }
}
