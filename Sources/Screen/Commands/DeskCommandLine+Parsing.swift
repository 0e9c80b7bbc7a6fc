import Reports
import Units

extension DeskCommandLine {
    /// Reads a command line, with or without the colon before it.
    ///
    /// Numbers are read exactly; names that the context knows are returned as it writes them.
    ///
    /// - Throws: what is wrong and what was expected: an unknown verb or name, a number that is none, that is
    ///   not finite or beyond what the desk can hold, words that are missing or too many.
    public init(_ line: String, in context: CommandContext) throws(CommandFailure) {
        var words = try CommandWord.words(of: line)[...]
        if let first = words.first, first.text.hasPrefix(":"), !first.isQuoted {
            words.removeFirst()
            if first.text != ":" {
                words.insert(
                    CommandWord(text: String(first.text.dropFirst()), place: first.place + 1),
                    at: words.startIndex)
            }
        }
        guard let word = words.popFirst() else {
            throw CommandFailure("expected a command, such as :hf or :sell", at: 0)
        }
        guard let verb = CommandVerb(word: word.folded) else { throw DeskCommandLine.unknown(word) }
        if verb == .filter {
            // The expression has words and quotes of its own.
            let start = line.index(line.startIndex, offsetBy: word.place + word.text.count)
            self = .filter(SafeText(String(line[start...].drop { $0 == " " })))
            return
        }
        var arguments = CommandArguments(verb, words, end: line.count)
        self = try DeskCommandLine.read(verb, &arguments, context)
        try arguments.finish()
    }

    private static func unknown(_ word: CommandWord) -> CommandFailure {
        let verbs = CommandVerb.allCases.map(\.rawValue)
        let hint =
            Spelling.nearest(to: word.text, among: verbs).map { "did you mean :\($0)?" } ?? "Tab lists them"
        return CommandFailure("no command is called \(word.text); \(hint)", at: word.place)
    }

    private static func read(
        _ verb: CommandVerb, _ arguments: inout CommandArguments, _ context: CommandContext
    ) throws(CommandFailure) -> DeskCommandLine {
        switch verb {
        case .account:
            let word = try arguments.next("an account")
            return .selectAccount(try context.listedAccount(word, verb: verb.rawValue))
        case .why: return .why(id: try arguments.identifier("an order"))
        case .sell: return .stage(try OrderTicket(.sell, &arguments, context))
        case .buy: return .stage(try OrderTicket(.buy, &arguments, context))
        case .deposit: return .stage(try OrderTicket(.deposit, &arguments, context))
        case .withdraw: return .stage(try OrderTicket(.withdraw, &arguments, context))
        case .borrow: return .stage(try OrderTicket(.borrow, &arguments, context))
        case .repay: return .stage(try OrderTicket(.repay, &arguments, context))
        case .liquidity: return .stage(try OrderTicket(liquidity: &arguments, context))
        case .claim: return .stage(try OrderTicket(claim: &arguments, context))
        case .send: return .stage(try OrderTicket(.send, &arguments, context))
        case .subscribe: return .stage(try OrderTicket(.subscribe, &arguments, context))
        case .redeem: return .stage(try OrderTicket(.redeem, &arguments, context))
        case .recall: return .stage(try OrderTicket(recall: &arguments, context))
        case .cancel: return .cancel(id: try arguments.identifier("an order"))
        case .replace: return try replacement(&arguments)
        default: return try readDesk(verb, &arguments, context)
        }
    }

    /// Reads the verbs that are about the desk itself.
    private static func readDesk(
        _ verb: CommandVerb, _ arguments: inout CommandArguments, _ context: CommandContext
    ) throws(CommandFailure) -> DeskCommandLine {
        switch verb {
        case .kill: return .kill
        case .release: return .release
        case .breakers: return .breakers
        case .trip:
            return .trip(try context.scope(try arguments.next("what to halt"), verb: verb.rawValue))
        case .reset:
            return .reset(
                try context.openScope(try arguments.next("what was halted"), verb: verb.rawValue))
        case .acknowledge: return try acknowledgement(&arguments, context)
        case .sort:
            let column = try context.column(try arguments.next("a column"), verb: verb.rawValue)
            return .sort(column: column, isInverted: try arguments.flag("inverted"))
        case .theme: return .theme(try context.theme(try arguments.next("a theme"), verb: verb.rawValue))
        case .speed: return .speed(milli: try speed(&arguments))
        case .pause: return .pause
        case .step: return .step
        case .quit: return .quit
        case .exposure: return .exposure
        default: return .help
        }
    }

    private static func replacement(
        _ arguments: inout CommandArguments
    ) throws(CommandFailure) -> DeskCommandLine {
        let id = try arguments.identifier("an order")
        var (quantity, limit): (DecimalNumber?, DecimalNumber?)
        while let word = arguments.next() {
            if word.folded == "qty" {
                try arguments.once(quantity, word)
                quantity = try arguments.quantity()
            } else if word.folded.hasPrefix("@") {
                try arguments.once(limit, word)
                limit = try arguments.price(after: word)
            } else {
                throw CommandFailure(
                    "replace: nothing was expected where \(word.text) stands; \(CommandVerb.replace.usage)",
                    at: word.place)
            }
        }
        guard quantity != nil || limit != nil else {
            throw arguments.failure("expected another quantity, another price or both")
        }
        return .replace(id: id, quantity: quantity, limit: limit)
    }

    private static func acknowledgement(
        _ arguments: inout CommandArguments, _ context: CommandContext
    ) throws(CommandFailure) -> DeskCommandLine {
        guard let word = arguments.next() else { return .acknowledge(id: nil) }
        if word.folded == "all" { return .acknowledgeAll }
        let id = try arguments.identifier(of: word, "an alert")
        guard context.openAlerts.contains(id) else {
            throw CommandFailure(
                "ack: alert \(id) is not open; expected the number of one, or all", at: word.place)
        }
        return .acknowledge(id: id)
    }

    private static func speed(_ arguments: inout CommandArguments) throws(CommandFailure) -> UInt64 {
        var word = try arguments.next("a speed, such as 1 or 60")
        let failure = CommandFailure(
            "speed: \(word.text) is no speed; expected 0.01 to 100000, with at most 3 decimals",
            at: word.place)
        if word.folded.hasPrefix("x") { word.text.removeFirst() }
        guard let number = try? DecimalNumber(word.text), number.isExact(decimals: 3),
            let milli = try? number.scaled(decimals: 3, rounding: .down), speeds.contains(milli)
        else { throw failure }
        return UInt64(milli)
    }

    private static let speeds: ClosedRange<UInt128> = 10...100_000_000
}

extension CommandArguments {
    /// Takes a word that may be left out; returns whether it was there.
    fileprivate mutating func flag(_ flag: String) throws(CommandFailure) -> Bool {
        guard let word = next() else { return false }
        if word.folded == flag { return true }
        throw .unknown(word, "way to sort", among: [flag], verb: name)
    }
}
