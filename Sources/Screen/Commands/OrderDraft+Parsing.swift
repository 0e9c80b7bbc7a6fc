import Units

extension OrderDraft {
    /// Reads the arguments of a verb that trades or moves one token.
    init(
        _ action: Action, _ arguments: inout CommandArguments, _ context: CommandContext
    ) throws(CommandFailure) {
        self.init(action)
        switch action {
        case .buy, .borrow: quantity = try arguments.quantity()
        default: quantity = try arguments.quantityOrAll()
        }
        symbol = try context.symbol(try arguments.next("a symbol"), verb: arguments.name)
        try readOptions(&arguments, context)
        if let quote, quote == symbol {
            throw arguments.failure("\(quote) cannot be traded for itself")
        }
    }

    /// Reads what follows `lp`: liquidity that is provided to a pool or removed from it.
    init(liquidity arguments: inout CommandArguments, _ context: CommandContext) throws(CommandFailure) {
        let word = try arguments.next("add or remove")
        switch word.folded {
        case "add":
            self.init(.provide)
            quantity = try arguments.quantity()
        case "remove":
            self.init(.remove)
            quantity = try arguments.quantityOrAll()
        default: throw .unknown(word, "action", among: ["add", "remove"], verb: arguments.name)
        }
        symbol = SafeText(try arguments.next("a pool").text)
        try readOptions(&arguments, context)
    }

    /// Reads what follows `claim`.
    init(claim arguments: inout CommandArguments, _ context: CommandContext) throws(CommandFailure) {
        self.init(.claim)
        var word = arguments.next()
        if let first = word, !OrderDraft.accountWords.contains(first.folded) {
            symbol = try context.symbol(first, verb: arguments.name)
            word = arguments.next()
        }
        while let option = word {
            try read(option, &arguments, context)
            word = arguments.next()
        }
    }

    private mutating func readOptions(
        _ arguments: inout CommandArguments, _ context: CommandContext
    ) throws(CommandFailure) {
        while let word = arguments.next() { try read(word, &arguments, context) }
    }

    private mutating func read(
        _ word: CommandWord, _ arguments: inout CommandArguments, _ context: CommandContext
    ) throws(CommandFailure) {
        let name = arguments.name
        switch word.folded {
        case let folded where OrderDraft.accountWords.contains(folded):
            try arguments.once(account, word)
            account = try context.account(try arguments.next("an account"), verb: name)
        case "for" where side != nil:
            try arguments.once(quote, word)
            quote = try context.symbol(try arguments.next("a symbol"), verb: name)
        case "with" where action == .provide:
            try arguments.once(counterQuantity, word)
            counterQuantity = try arguments.quantity()
        case let folded where folded.hasPrefix("@") && side != nil:
            try arguments.once(limit, word)
            limit = try arguments.price(after: word)
        case let folded where side != nil && TimeInForce(rawValue: folded) != nil:
            try arguments.once(timeInForce, word)
            timeInForce = TimeInForce(rawValue: folded)
        default: throw unexpected(word, arguments)
        }
    }

    /// A number on its own is nearly always a price without its sign.
    private func unexpected(_ word: CommandWord, _ arguments: CommandArguments) -> CommandFailure {
        if side != nil, !word.isQuoted, (try? DecimalNumber(word.text)) != nil {
            return CommandFailure(
                "\(arguments.name): \(word.text) stands alone; a price is written @\(word.text)",
                at: word.place)
        }
        let nearest = Spelling.nearest(to: word.text, among: OrderDraft.options(of: action))
        let hint = nearest.map { "did you mean \($0)?" } ?? arguments.verb.usage
        return CommandFailure(
            "\(arguments.name): nothing was expected where \(word.text) stands; \(hint)", at: word.place)
    }

    /// Words before an account: `from` and `to` mean the same, since no verb has two accounts.
    static let accountWords = ["from", "to"]

    /// The words that may stand behind quantity and symbol.
    static func options(of action: Action) -> [String] {
        switch action {
        case .sell, .buy: ["for", "from"] + TimeInForce.allCases.map(\.rawValue)
        case .deposit, .borrow, .claim: ["to"]
        case .withdraw, .repay, .remove: ["from"]
        case .provide: ["with", "from"]
        }
    }
}

extension CommandArguments {
    /// What is wrong with the command as a whole.
    func failure(_ fact: String) -> CommandFailure {
        CommandFailure("\(name): \(fact); \(verb.usage)", at: 0)
    }

    /// Refuses an option that has been given.
    func once(_ former: (some Any)?, _ word: CommandWord) throws(CommandFailure) {
        guard former != nil else { return }
        throw CommandFailure(
            "\(name): \(word.text) gives something twice; expected it once", at: word.place)
    }
}
