import Desk
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
        /// Who holds it, for tokens that ask.
        public var identity = HolderIdentity()
        /// What it is to receive over time.
        public var vesting: [Vesting] = []
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

    /// An amount that is released over time.
    public struct Vesting: Hashable, Sendable {
        /// How much.
        public var amount: Amount
        /// From when time counts, from when something is released, and when all of it is.
        public var times: [Timestamp]
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

    private static let accountKeys = [
        "name", "venue", "wallet", "supplied", "owed", "country", "claims", "vesting",
    ]

    private static func account(_ value: DeskValue) throws(DeskFileProblem) -> Account {
        let keys = try value.mapping(known: accountKeys)
        var account = Account(
            name: try keys.required("name").text(), venue: try keys.required("venue").text(), wallet: [],
            supplied: [], owed: [], line: value.line)
        try keys.read("wallet", into: &account.wallet, amounts(_:))
        try keys.read("supplied", into: &account.supplied, amounts(_:))
        try keys.read("owed", into: &account.owed, amounts(_:))
        if let owed = keys["owed"], !account.owed.isEmpty, account.supplied.isEmpty {
            throw owed.problem("nothing is supplied that could stand behind it")
        }
        if let country = keys["country"] { account.identity.country = try country.country() }
        for (topic, end) in try keys["claims"]?.entries() ?? [] {
            account.identity.claims.append(HolderIdentity.Claim(SafeText(topic), until: try end.time()))
        }
        for item in try keys["vesting"]?.list() ?? [] { account.vesting.append(try vesting(item)) }
        return account
    }

    private static func vesting(_ value: DeskValue) throws(DeskFileProblem) -> Vesting {
        let keys = try value.mapping(known: ["symbol", "amount", "start", "cliff", "end"])
        let number = try keys.required("amount").positive()
        let amount = Amount(symbol: try keys.required("symbol").text(), number: number, line: value.line)
        let start = try keys.required("start").time()
        let end = try keys.required("end")
        let cliff = try keys["cliff"].map { value throws(DeskFileProblem) in try value.time() } ?? start
        guard start < (try end.time()) else { throw end.problem("is not later than start") }
        guard cliff >= start, cliff <= (try end.time()) else {
            throw value.problem("has a cliff outside start and end")
        }
        return Vesting(amount: amount, times: [start, cliff, try end.time()])
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
