/// The colours of a scheme, by slot.
struct SchemePalette {
    /// What the file says, or what its slots show.
    let system: ThemeFile.System
    /// The colours base00 and on as 24-bit RGB: sixteen, or twenty-four of a base24 scheme.
    let colours: [UInt32]

    /// Reads the slots of a document of either form.
    init(_ document: SchemeDocument) throws(SchemeProblem) {
        let (slots, line) = try SchemePalette.slots(of: document)
        let said = try SchemePalette.system(of: document)
        let last = said.map(\.slotCount) ?? 24
        var found: [Int: UInt32] = [:]
        for slot in slots {
            guard let number = SchemePalette.number(of: slot.key), number < last else {
                throw SchemeProblem(.unknownSlot, line: slot.line, key: slot.key)
            }
            guard found[number] == nil else {
                throw SchemeProblem(.duplicate, line: slot.line, key: slot.key)
            }
            found[number] = try SchemePalette.colour(of: slot)
        }
        let system = said ?? ((16..<24).contains { found[$0] != nil } ? .base24 : .base16)
        self.system = system
        var colours: [UInt32] = []
        for number in 0..<system.slotCount {
            guard let colour = found[number] else {
                throw SchemeProblem(.missing, line: line, key: SchemePalette.name(of: number))
            }
            colours.append(colour)
        }
        self.colours = colours
    }

    /// Returns the colours' entries and the line where they begin: those under `palette`, or in the legacy form
    /// those at top level.
    private static func slots(
        of document: SchemeDocument
    ) throws(SchemeProblem) -> (slots: [SchemeDocument.Entry], line: Int) {
        let topLevel = document.entries.filter { $0.key.lowercased().hasPrefix("base") }
        guard let palette = document["palette"] else {
            guard let first = topLevel.first else { throw SchemeProblem(.noPalette) }
            return (topLevel, first.line)
        }
        if let stray = topLevel.first {
            throw SchemeProblem(.outsidePalette, line: stray.line, key: stray.key)
        }
        let slots = try SchemeDocument.entries(of: palette.value, key: palette.key, line: palette.line)
        return (slots, palette.line)
    }

    private static func system(
        of document: SchemeDocument
    ) throws(SchemeProblem) -> ThemeFile.System? {
        guard let entry = document["system"] else { return nil }
        guard let text = entry.text else { throw SchemeProblem(.noText, line: entry.line, key: entry.key) }
        guard let system = ThemeFile.System(rawValue: text.lowercased()) else {
            throw SchemeProblem(.system(text), line: entry.line, key: entry.key)
        }
        return system
    }

    /// Returns the number in a slot's name, 0 to 23, whichever case its letters have.
    private static func number(of key: String) -> Int? {
        (0..<24).first { name(of: $0).lowercased() == key.lowercased() }
    }

    private static func name(of number: Int) -> String {
        "base" + (number < 16 ? "0" : "") + String(number, radix: 16, uppercase: true)
    }

    private static func colour(of slot: SchemeDocument.Entry) throws(SchemeProblem) -> UInt32 {
        guard let text = slot.text else { throw SchemeProblem(.noText, line: slot.line, key: slot.key) }
        guard !text.isEmpty else { throw SchemeProblem(.emptyColour, line: slot.line, key: slot.key) }
        let digits = text.utf8.first == UInt8(ascii: "#") ? text.dropFirst() : text[...]
        guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
            let colour = UInt32(digits, radix: 16)
        else { throw SchemeProblem(.colour(text), line: slot.line, key: slot.key) }
        return colour
    }
}
