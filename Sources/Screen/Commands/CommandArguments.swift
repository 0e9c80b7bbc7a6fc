import Units

/// The words behind a verb, taken one by one; what is missing or wrong is said in one line.
struct CommandArguments {
    let verb: CommandVerb
    private var words: ArraySlice<CommandWord>
    /// Where the line ends: where a missing word would stand.
    private let end: Int

    init(_ verb: CommandVerb, _ words: ArraySlice<CommandWord>, end: Int) {
        self.verb = verb
        self.words = words
        self.end = end
    }

    var name: String { verb.rawValue }

    /// Takes the next word; `nil` at the end.
    mutating func next() -> CommandWord? { words.popFirst() }

    /// Takes the next word.
    ///
    /// - Parameter expected: what it should be, for the sentence when there is none.
    mutating func next(_ expected: String) throws(CommandFailure) -> CommandWord {
        guard let word = words.popFirst() else {
            throw CommandFailure("\(name): expected \(expected); \(verb.usage)", at: end)
        }
        return word
    }

    /// Takes a quantity above 0 that the desk can hold exactly.
    mutating func quantity() throws(CommandFailure) -> DecimalNumber {
        try amount(try next("a quantity, such as 60 or 0.5"), "quantity")
    }

    /// Takes a quantity, or `all` where that has a meaning.
    mutating func quantityOrAll() throws(CommandFailure) -> DecimalNumber? {
        let word = try next("a quantity, such as 60 or 0.5, or all")
        return word.folded == "all" ? nil : try amount(word, "quantity")
    }

    /// Takes the number of an order or alert, with or without `#` and zeros before it.
    mutating func identifier(_ what: String) throws(CommandFailure) -> UInt64 {
        try identifier(of: try next("the number of \(what)"), what)
    }

    /// Reads the number of an order or alert.
    func identifier(of word: CommandWord, _ what: String) throws(CommandFailure) -> UInt64 {
        let digits = word.text.hasPrefix("#") ? String(word.text.dropFirst()) : word.text
        guard digits.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
            let id = UInt64(digits)
        else {
            throw CommandFailure(
                "\(name): \(word.text) is no number of \(what); expected digits, such as 38", at: word.place)
        }
        return id
    }

    /// Reads what stands behind `@`, in the same word or in the next one.
    mutating func price(after word: CommandWord) throws(CommandFailure) -> DecimalNumber {
        guard word.text == "@" else {
            let behind = CommandWord(text: String(word.text.dropFirst()), place: word.place + 1)
            return try amount(behind, "price")
        }
        return try amount(try next("a price behind @"), "price")
    }

    /// Reads a number above 0 that fits 128 bits with 18 decimals.
    func amount(_ word: CommandWord, _ what: String) throws(CommandFailure) -> DecimalNumber {
        func wrong(_ fact: String) -> CommandFailure {
            CommandFailure("\(name): \(fact); expected a \(what) such as 60 or 0.5", at: word.place)
        }
        if word.text.contains(",") { throw wrong("\(word.text) has a comma, and thousands are not parted") }
        let number: DecimalNumber
        do throws(DecimalFailure) { number = try DecimalNumber(word.text) } catch {
            throw wrong(CommandArguments.fact(error, of: word.text))
        }
        if number.isNegative { throw wrong("\(word.text) is below 0") }
        if number.isZero { throw wrong("a \(what) of 0 is nothing") }
        if !number.isExact(decimals: Price.decimals) { throw wrong("\(word.text) has more than 18 decimals") }
        do throws(DecimalFailure) { _ = try number.price(rounding: .down) } catch {
            throw wrong("\(word.text) is beyond any \(what) that the desk can hold")
        }
        return number
    }

    /// Refuses words that are left.
    mutating func finish() throws(CommandFailure) {
        guard let word = words.popFirst() else { return }
        throw CommandFailure(
            "\(name): nothing was expected where \(word.text) stands; \(verb.usage)", at: word.place)
    }

    /// What is wrong with a text that should be a number.
    static func fact(_ failure: DecimalFailure, of text: String) -> String {
        switch failure {
        case .empty: "a number is missing"
        case .notANumber: "\(text) is no number"
        case .notFinite: "\(text) is no finite number"
        case .tooManyDigits: "\(text) has more than 38 digits"
        case .outOfRange: "\(text) is beyond any number that the desk can hold"
        case .negative: "\(text) is below 0"
        }
    }
}
