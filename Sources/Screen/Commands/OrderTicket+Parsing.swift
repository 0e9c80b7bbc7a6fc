import Reports
import Units

extension OrderTicket {
    /// Reads the arguments of a verb that trades or moves one token.
    ///
    /// Names that are not given are left empty: they come from what is selected.
    init(
        _ side: Side, _ arguments: inout CommandArguments, _ context: CommandContext
    ) throws(CommandFailure) {
        self.init(side: side, account: "", symbol: "")
        switch side {
        case .buy, .borrow, .subscribe: quantity = try arguments.quantity()
        default: quantity = try arguments.quantityOrAll()
        }
        symbol = try context.symbol(try arguments.next("a symbol"), verb: arguments.name)
        try readOptions(&arguments, context)
        if counterSymbol == symbol {
            throw arguments.failure("\(symbol) cannot be traded for itself")
        }
    }

    /// Reads what follows `lp`: liquidity that is provided to a pool or removed from it.
    init(liquidity arguments: inout CommandArguments, _ context: CommandContext) throws(CommandFailure) {
        let word = try arguments.next("add or remove")
        switch word.folded {
        case "add":
            self.init(side: .provide, account: "", symbol: "")
            quantity = try arguments.quantity()
        case "remove":
            self.init(side: .remove, account: "", symbol: "")
            quantity = try arguments.quantityOrAll()
        default: throw .unknown(word, "action", among: ["add", "remove"], verb: arguments.name)
        }
        symbol = SafeText(try arguments.next("a pool").text)
        try readOptions(&arguments, context)
    }

    /// Reads what follows `claim`.
    init(claim arguments: inout CommandArguments, _ context: CommandContext) throws(CommandFailure) {
        self.init(side: .claim, account: "", symbol: "")
        var given = TicketOptions()
        var word = arguments.next()
        if let first = word, !OrderTicket.accountWords.contains(first.folded) {
            symbol = try context.symbol(first, verb: arguments.name)
            word = arguments.next()
        }
        while let option = word {
            try given.read(option, of: side, &arguments, context)
            word = arguments.next()
        }
        take(given)
    }

    /// Reads what follows `recall`: the number of something pending.
    init(recall arguments: inout CommandArguments, _ context: CommandContext) throws(CommandFailure) {
        self.init(side: .recall, account: "", symbol: "")
        symbol = SafeText("\(try arguments.identifier("the number of something pending"))")
        try readOptions(&arguments, context)
    }

    private mutating func readOptions(
        _ arguments: inout CommandArguments, _ context: CommandContext
    ) throws(CommandFailure) {
        var given = TicketOptions()
        while let word = arguments.next() { try given.read(word, of: side, &arguments, context) }
        take(given)
    }

    /// A limit that nothing is said of waits; an order at the market cannot.
    private mutating func take(_ given: TicketOptions) {
        account = given.account ?? ""
        counterSymbol = given.counterSymbol ?? ""
        (counterQuantity, range, limit) = (given.counterQuantity, given.range, given.limit)
        timeInForce = given.timeInForce ?? (limit == nil ? .immediateOrCancel : .goodTillCancel)
    }

    /// Words before an account: `from` and `to` mean the same, but for what is sent from one to another.
    static let accountWords = ["from", "to"]

    /// The words that may stand behind quantity and symbol.
    static func options(of side: Side) -> [String] {
        switch side {
        case .sell, .buy: ["for", "from"] + TimeInForce.allCases.map(\.word)
        case .deposit, .borrow, .claim: ["to"]
        case .withdraw, .repay, .remove, .subscribe, .redeem, .recall: ["from"]
        case .send: ["to", "from"]
        case .provide: ["with", "between", "from"]
        }
    }
}

extension OrderTicket.Side {
    /// Whether one token is given for another, at a price.
    var isTrade: Bool { self == .sell || self == .buy }

    /// Whether it is about so much of something.
    var hasQuantity: Bool { self != .claim && self != .recall }
}

/// What a command line says of an order behind quantity and symbol, each at most once.
private struct TicketOptions {
    var account: SafeText?
    var counterSymbol: SafeText?
    var counterQuantity: DecimalNumber?
    var range: OrderTicket.Range?
    var limit: DecimalNumber?
    var timeInForce: TimeInForce?

    mutating func read(
        _ word: CommandWord, of side: OrderTicket.Side, _ arguments: inout CommandArguments,
        _ context: CommandContext
    ) throws(CommandFailure) {
        let name = arguments.name
        switch word.folded {
        case "to" where side == .send:
            try arguments.once(counterSymbol, word)
            counterSymbol = try context.account(try arguments.next("an account"), verb: name)
        case let folded where OrderTicket.accountWords.contains(folded):
            try arguments.once(account, word)
            account = try context.account(try arguments.next("an account"), verb: name)
        case "for" where side.isTrade:
            try arguments.once(counterSymbol, word)
            counterSymbol = try context.symbol(try arguments.next("a symbol"), verb: name)
        case "with" where side == .provide:
            try arguments.once(counterQuantity, word)
            counterQuantity = try arguments.quantity()
        case "between" where side == .provide:
            try arguments.once(range, word)
            let lower = try arguments.quantity()
            range = OrderTicket.Range(lower: lower, upper: try arguments.quantity())
        case let folded where folded.hasPrefix("@") && side.isTrade:
            try arguments.once(limit, word)
            limit = try arguments.price(after: word)
        case let folded where side.isTrade && TimeInForce(word: folded) != nil:
            try arguments.once(timeInForce, word)
            timeInForce = TimeInForce(word: folded)
        default: throw TicketOptions.unexpected(word, of: side, arguments)
        }
    }

    /// A number on its own is nearly always a price without its sign.
    private static func unexpected(
        _ word: CommandWord, of side: OrderTicket.Side, _ arguments: CommandArguments
    ) -> CommandFailure {
        if side.isTrade, !word.isQuoted, (try? DecimalNumber(word.text)) != nil {
            return CommandFailure(
                "\(arguments.name): \(word.text) stands alone; a price is written @\(word.text)",
                at: word.place)
        }
        let nearest = Spelling.nearest(to: word.text, among: OrderTicket.options(of: side))
        let hint = nearest.map { "did you mean \($0)?" } ?? arguments.verb.usage
        return CommandFailure(
            "\(arguments.name): nothing was expected where \(word.text) stands; \(hint)", at: word.place)
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
