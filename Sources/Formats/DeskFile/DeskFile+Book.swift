import Units

extension DeskFile {
    /// One of our own accounts, with what it has when the desk opens.
    public struct Account: Hashable, Sendable {
        /// What it is called.
        public var name: SafeText
        /// The lending venue that it stands on, or a chain.
        public var venue: SafeText
        /// What its wallet holds.
        public var wallet: [Amount]
        /// What it has supplied to its venue.
        public var supplied: [Amount]
        /// What it owes there.
        public var owed: [Amount]
        /// Its line in the file.
        public var line: Int
    }

    /// So much of an instrument, in whole units.
    public struct Amount: Hashable, Sendable {
        /// The instrument.
        public var symbol: SafeText
        /// How much, above 0.
        public var number: DecimalNumber
        /// Its line in the file.
        public var line: Int
    }

    static func accounts(_ value: DeskValue) throws(DeskFileProblem) -> [Account] {
        var accounts: [Account] = []
        for item in try value.list() {
            let account = try account(item)
            guard !accounts.contains(where: { $0.name == account.name && $0.venue == account.venue }) else {
                throw item.problem("\(account.name) on \(account.venue) is there already")
            }
            accounts.append(account)
        }
        return accounts
    }

    private static func account(_ value: DeskValue) throws(DeskFileProblem) -> Account {
        let keys = try value.mapping(known: ["name", "venue", "wallet", "supplied", "owed"])
        var account = Account(
            name: try keys.required("name").text(), venue: try keys.required("venue").text(), wallet: [],
            supplied: [], owed: [], line: value.line)
        try keys.read("wallet", into: &account.wallet, amounts(_:))
        try keys.read("supplied", into: &account.supplied, amounts(_:))
        try keys.read("owed", into: &account.owed, amounts(_:))
        if let owed = keys["owed"], !account.owed.isEmpty, account.supplied.isEmpty {
            throw owed.problem("nothing is supplied that could stand behind it")
        }
        return account
    }

    private static func amounts(_ value: DeskValue) throws(DeskFileProblem) -> [Amount] {
        var amounts: [Amount] = []
        for (symbol, value) in try value.entries() {
            amounts.append(
                Amount(symbol: SafeText(symbol), number: try value.positive(), line: value.line))
        }
        return amounts
    }
}
