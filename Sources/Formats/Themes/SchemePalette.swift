/// The colours of a scheme, by slot.
struct SchemePalette {
    /// What the file says, or what its slots show.
    let system: ThemeFile.System
    /// The colours base00 and on as 24-bit RGB: sixteen, or twenty-four of a base24 scheme.
    let colours: [UInt32]

    /// Reads the slots of a document of either form.
    init(_ document: SchemeDocument) throws(SchemeProblem) {
        var problems: [SchemeProblem] = []
        let palette = try SchemePalette.read(document, problems: &problems)
        if let first = problems.first { throw first }
        self = palette
    }

    private init(system: ThemeFile.System, colours: [UInt32]) {
        self.system = system
        self.colours = colours
    }

    /// Reads on after a slot that is wrong, which is black then, and notes each.
    static func read(
        _ document: SchemeDocument, problems: inout [SchemeProblem]
    ) throws(SchemeProblem) -> SchemePalette {
        let (slots, line) = try slots(of: document)
        let said = try system(of: document)
        var found: [Int: UInt32] = [:]
        for slot in slots {
            do throws(SchemeProblem) {
                let number = try place(of: slot, before: said?.slotCount ?? 24)
                if found[number] != nil { throw SchemeProblem(.duplicate, line: slot.line, key: slot.key) }
                found[number] = 0
                found[number] = try colour(of: slot)
            } catch {
                problems.append(error)
            }
        }
        let system = said ?? ((16..<24).contains { found[$0] != nil } ? .base24 : .base16)
        for number in 0..<system.slotCount where found[number] == nil {
            problems.append(SchemeProblem(.missing, line: line, key: name(of: number)))
        }
        return SchemePalette(system: system, colours: (0..<system.slotCount).map { found[$0] ?? 0 })
    }

    private static func place(
        of slot: SchemeDocument.Entry, before last: Int
    ) throws(SchemeProblem) -> Int {
        guard let number = number(of: slot.key), number < last else {
            throw SchemeProblem(.unknownSlot, line: slot.line, key: slot.key)
        }
        return number
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
