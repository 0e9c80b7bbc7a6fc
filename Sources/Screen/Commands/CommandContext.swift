import Units

/// The names that a command line can be about, as the reports know them.
public struct CommandContext: Sendable {
    /// Accounts of the report, the worst first.
    public var accounts: [SafeText]
    /// Whether the book has no other accounts than these.
    public var hasAllAccounts: Bool
    /// Symbols of all instruments.
    public var symbols: [SafeText]
    /// Themes that can be switched to.
    public var themes: [SafeText]
    /// Columns that the focused list can be sorted by.
    public var columns: [SafeText]
    /// Numbers of the alerts that nobody has acknowledged.
    public var openAlerts: [UInt64]
    /// Lending venues and pools.
    public var venues: [SafeText]
    /// What breakers are open about.
    public var openBreakers: [SafeText]

    /// Makes a context.
    public init(
        accounts: [SafeText] = [], hasAllAccounts: Bool = false, symbols: [SafeText] = [],
        themes: [SafeText] = [], columns: [SafeText] = [], openAlerts: [UInt64] = [],
        venues: [SafeText] = [], openBreakers: [SafeText] = []
    ) {
        self.accounts = accounts
        self.hasAllAccounts = hasAllAccounts
        self.symbols = symbols
        self.themes = themes
        self.columns = columns
        self.openAlerts = openAlerts
        self.venues = venues
        self.openBreakers = openBreakers
    }
}

extension CommandContext {
    /// Returns the account that a word names; where the book has others too, a word that names none is passed on.
    func account(_ word: CommandWord, verb: String) throws(CommandFailure) -> SafeText {
        if let known = CommandContext.known(word, among: accounts) { return known }
        guard hasAllAccounts else { return SafeText(word.text) }
        throw .unknown(word, "account", among: accounts.map(\.text), verb: verb)
    }

    /// Returns the account of the report that a word names, or begins the name of alone.
    func listedAccount(_ word: CommandWord, verb: String) throws(CommandFailure) -> SafeText {
        if let known = CommandContext.known(word, among: accounts) { return known }
        let wanted = word.text.lowercased()
        let begun = accounts.filter { $0.text.lowercased().hasPrefix(wanted) }
        if begun.count == 1, let only = begun.first { return only }
        if begun.count > 1 {
            throw CommandFailure(
                "\(verb): \(word.text) begins \(begun.count) names; expected one, such as \(begun[0])",
                at: word.place)
        }
        throw .unknown(
            word, hasAllAccounts ? "account" : "account among the \(accounts.count) worst",
            among: accounts.map(\.text), verb: verb)
    }

    /// Returns the symbol that a word names; before the first report any word is one.
    func symbol(_ word: CommandWord, verb: String) throws(CommandFailure) -> SafeText {
        if let known = CommandContext.known(word, among: symbols) { return known }
        guard !symbols.isEmpty else { return SafeText(word.text) }
        throw .unknown(word, "instrument", among: symbols.map(\.text), verb: verb)
    }

    /// What breakers can be about, as far as the report knows.
    var scopes: [SafeText] { ["desk"] + symbols + venues + accounts }

    /// Returns what a breaker is to be about; where the book has accounts that the report does not show, a word
    /// that names nothing is passed on, and so is an agent.
    func scope(_ word: CommandWord, verb: String) throws(CommandFailure) -> SafeText {
        if let known = CommandContext.known(word, among: scopes) { return known }
        guard hasAllAccounts, !word.folded.hasPrefix("agent-") else { return SafeText(word.text) }
        throw .unknown(
            word, "instrument, venue or account", among: scopes.map(\.text), verb: verb)
    }

    /// Returns what an open breaker is about.
    func openScope(_ word: CommandWord, verb: String) throws(CommandFailure) -> SafeText {
        if let known = CommandContext.known(word, among: openBreakers) { return known }
        throw .unknown(word, "open breaker", among: openBreakers.map(\.text), verb: verb)
    }

    /// Returns the theme that a word names, with or without the program's name before it.
    func theme(_ word: CommandWord, verb: String) throws(CommandFailure) -> SafeText {
        if let known = CommandContext.known(word, among: themes) { return known }
        let ours = CommandWord(text: "plimsoll-\(word.text)", place: word.place)
        if let known = CommandContext.known(ours, among: themes) { return known }
        throw .unknown(word, "theme", among: themes.map(\.text), verb: verb)
    }

    /// Returns the column that a word names.
    func column(_ word: CommandWord, verb: String) throws(CommandFailure) -> SafeText {
        if let known = CommandContext.known(word, among: columns) { return known }
        throw .unknown(word, "column of this list", among: columns.map(\.text), verb: verb)
    }

    /// The name itself, or else the only one that differs by nothing but the case of letters.
    private static func known(_ word: CommandWord, among names: [SafeText]) -> SafeText? {
        if let same = names.first(where: { $0.text == word.text }) { return same }
        let wanted = word.text.lowercased()
        let alike = names.filter { $0.text.lowercased() == wanted }
        return alike.count == 1 ? alike.first : nil
    }
}
