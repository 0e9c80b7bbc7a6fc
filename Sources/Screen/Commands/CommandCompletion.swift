import Reports
import Units

/// The words that can stand where a command line is being typed.
struct CommandCompletion: Hashable, Sendable {
    /// The words, in the order in which they are offered.
    let words: [String]
    /// The line before the word that is being completed.
    let head: String
    /// The line behind the cursor.
    let tail: String
    /// The word that stands in the line; `nil` as long as only what all words share does.
    private(set) var chosen: Int?

    /// Words that are offered at most.
    static let greatestCount = 100

    /// Finds what can stand before the cursor.
    init(_ field: TextField, in context: CommandContext) {
        let (parted, openQuote) = CommandWord.parted(field.head)
        let isInWord = openQuote != nil || !(field.head.isEmpty || field.head.hasSuffix(" "))
        let typed = isInWord ? parted.last : nil
        let start = typed?.place ?? field.head.count
        head = String(field.head.prefix(start))
        tail = String(field.text.dropFirst(field.cursor))
        let wanted = (typed?.text ?? "").lowercased()
        let before = Array(parted.prefix(isInWord ? parted.count - 1 : parted.count))
        let known = CommandCompletion.candidates(after: before, context)
        var words = known.filter { $0.lowercased().hasPrefix(wanted) }.map(CommandWord.quoted)
        if words.isEmpty, !wanted.isEmpty {
            words = known.filter { $0.lowercased().contains(wanted) }.map(CommandWord.quoted)
        }
        self.words = Array(words.prefix(CommandCompletion.greatestCount))
    }

    /// The line with the word that is chosen, or with what all of them share.
    func line(sharing typed: String) -> (text: String, cursor: Int)? {
        if let chosen { return line(with: words[chosen] + " ") }
        guard let first = words.first else { return nil }
        if words.count == 1 { return line(with: first + " ") }
        let shared = words.dropFirst().reduce(first) { shared, word in
            String(zip(shared, word).prefix { $0 == $1 }.map(\.0))
        }
        return shared.count > typed.count - head.count ? line(with: shared) : nil
    }

    /// Chooses the next word, or the one before, round and round.
    mutating func turn(by step: Int) {
        guard !words.isEmpty else { return }
        guard let former = chosen else { return chosen = step > 0 ? 0 : words.count - 1 }
        chosen = (former + step + words.count) % words.count
    }

    private func line(with word: String) -> (text: String, cursor: Int) {
        (head + word + String(tail.drop { $0 == " " }), head.count + word.count)
    }
}

extension CommandCompletion {
    /// The words that can follow others.
    private static func candidates(after words: [CommandWord], _ context: CommandContext) -> [String] {
        guard let first = words.first else { return CommandVerb.allCases.map(\.rawValue) }
        let name = first.folded.hasPrefix(":") ? String(first.folded.dropFirst()) : first.folded
        guard let verb = CommandVerb(word: name) else { return [] }
        let arguments = words.dropFirst()
        switch verb {
        case .account: return arguments.isEmpty ? context.accounts.map(\.text) : []
        case .theme: return arguments.isEmpty ? context.themes.map(\.text) : []
        case .sort: return arguments.isEmpty ? context.columns.map(\.text) : ["inverted"]
        case .acknowledge:
            return arguments.isEmpty ? ["all"] + context.openAlerts.map { String($0) } : []
        case .replace: return arguments.isEmpty ? [] : ["qty"]
        case .sell, .buy, .deposit, .withdraw, .borrow, .repay, .claim, .liquidity, .send, .subscribe,
            .redeem:
            return orderCandidates(verb, Array(arguments), context)
        case .filter: return arguments.isEmpty ? HealthFilter.examples : []
        case .why, .cancel, .recall, .kill, .release, .speed, .pause, .step, .help, .quit, .exposure:
            return []
        }
    }

    private static func orderCandidates(
        _ verb: CommandVerb, _ arguments: [CommandWord], _ context: CommandContext
    ) -> [String] {
        if let last = arguments.last?.folded {
            if OrderTicket.accountWords.contains(last) { return context.accounts.map(\.text) }
            if last == "for" { return context.symbols.map(\.text) }
        }
        if verb == .liquidity {
            guard let action = arguments.first?.folded else { return ["add", "remove"] }
            return arguments.count < 3 ? [] : OrderTicket.options(of: action == "add" ? .provide : .remove)
        }
        let side = OrderTicket.Side(rawValue: verb.rawValue) ?? .claim
        let leading = side == .claim ? 0 : 1
        if arguments.count < leading { return takesAll(side) ? ["all"] : [] }
        let symbols = arguments.count == leading ? context.symbols.map(\.text) : []
        if !symbols.isEmpty, side != .claim { return symbols }
        let given = Set(arguments.map(\.folded))
        return symbols + OrderTicket.options(of: side).filter { !given.contains($0) }
    }

    private static func takesAll(_ side: OrderTicket.Side) -> Bool {
        ![.buy, .borrow, .subscribe].contains(side)
    }
}
