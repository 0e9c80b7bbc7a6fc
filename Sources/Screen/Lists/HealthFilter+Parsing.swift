import Units

extension HealthFilter.Term {
    /// Reads one word of an expression.
    init(_ word: CommandWord) throws(CommandFailure) {
        guard !word.isQuoted || word.text.hasPrefix("!") else {
            self.init(test: .name(word.text.lowercased()))
            return
        }
        var rest = word
        let isInverted = word.text.hasPrefix("!")
        if isInverted {
            rest.text.removeFirst()
            rest.place += 1
        }
        guard !rest.text.isEmpty else {
            throw CommandFailure("filter: expected a word behind !", at: rest.place)
        }
        self.init(isInverted: isInverted, test: try HealthFilter.Test(rest))
    }
}

extension HealthFilter.Test {
    fileprivate init(_ word: CommandWord) throws(CommandFailure) {
        guard let sign = word.text.firstIndex(where: { "<>=:".contains($0) }), !word.isQuoted else {
            self = .name(word.text.lowercased())
            return
        }
        let name = String(word.text[..<sign]).lowercased()
        self =
            word.text[sign] == ":"
            ? try HealthFilter.Test.text(name, word, sign) : try HealthFilter.Test.figure(name, word, sign)
    }

    private static func text(
        _ name: String, _ word: CommandWord, _ sign: String.Index
    ) throws(CommandFailure) -> HealthFilter.Test {
        guard let field = HealthFilter.WordField(rawValue: name) else {
            throw unknown(name, word, among: HealthFilter.WordField.allCases.map { "\($0.rawValue):" })
        }
        let wanted = word.text[word.text.index(after: sign)...].lowercased()
        guard !wanted.isEmpty else { throw missing("a text, such as venue:aave", word) }
        return .text(field, wanted)
    }

    private static func figure(
        _ name: String, _ word: CommandWord, _ sign: String.Index
    ) throws(CommandFailure) -> HealthFilter.Test {
        guard let field = HealthFilter.FigureField(rawValue: name) else {
            throw unknown(name, word, among: HealthFilter.FigureField.allCases.map { "\($0.rawValue)<" })
        }
        var behind = word.text.index(after: sign)
        var comparison = HealthFilter.Comparison(rawValue: String(word.text[sign])) ?? .equal
        if behind < word.text.endIndex, word.text[behind] == "=",
            let orEqual = HealthFilter.Comparison(rawValue: "\(word.text[sign])=")
        {
            comparison = orEqual
            behind = word.text.index(after: behind)
        }
        let digits = String(word.text[behind...])
        guard !digits.isEmpty else { throw missing("a number, such as hf<1.2 or debt>1m", word) }
        let place = word.place + word.text.distance(from: word.text.startIndex, to: behind)
        return .figure(field, comparison, try bound(digits, of: field, at: place))
    }

    /// Reads a bound: `k`, `m` and `b` stand for thousands, millions and billions of debt, `%` for a distance.
    private static func bound(
        _ text: String, of field: HealthFilter.FigureField, at place: Int
    ) throws(CommandFailure) -> UInt128 {
        var (digits, zeros) = (text, 0)
        if let suffix = suffixes(of: field).first(where: { text.lowercased().hasSuffix($0.word) }) {
            digits.removeLast()
            zeros = suffix.zeros
        }
        let (number, bound): (DecimalNumber, UInt128)
        do throws(DecimalFailure) {
            number = try DecimalNumber(digits).movingPointLeft(-zeros)
            bound = try number.scaled(decimals: field.decimals, rounding: .down)
        } catch {
            throw CommandFailure(
                "filter: \(CommandArguments.fact(error, of: text)); expected a number, such as hf<1.2",
                at: place)
        }
        guard number.isExact(decimals: field.decimals) else {
            throw CommandFailure(
                "filter: \(text) has more decimals than \(field.rawValue); expected at most \(field.decimals)",
                at: place)
        }
        return bound
    }

    private static func suffixes(
        of field: HealthFilter.FigureField
    ) -> [(word: String, zeros: Int)] {
        switch field {
        case .debt: [("k", 3), ("m", 6), ("b", 9)]
        case .distance: [("%", 0)]
        case .age: [("s", 0)]
        case .health: []
        }
    }

    private static func unknown(
        _ name: String, _ word: CommandWord, among known: [String]
    ) -> CommandFailure {
        let nearest = Spelling.nearest(to: name, among: known.map { String($0.dropLast()) })
        let hint =
            nearest.map { "did you mean \($0)?" }
            ?? "expected \(known.joined(separator: " ")) or the word in quotes"
        return CommandFailure("filter: nothing is called \(name); \(hint)", at: word.place)
    }

    private static func missing(_ what: String, _ word: CommandWord) -> CommandFailure {
        CommandFailure("filter: expected \(what)", at: word.place + word.text.count)
    }
}
