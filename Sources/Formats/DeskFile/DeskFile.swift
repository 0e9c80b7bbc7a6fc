import Desk
import Units

/// What a user has written down about the desk: instruments, venues, book, limits, alerts, keys and looks.
///
/// What the file does not say has its default. A key that is not known is an error, and the first thing wrong
/// refuses the whole file: nothing of it is half applied. The program never writes to it.
public struct DeskFile: Hashable, Sendable {
    /// Instruments, in the order of the registry; empty takes those of the market.
    public var instruments: [InstrumentTerms] = []
    /// Where they stand.
    var instrumentLines = InstrumentLines()
    /// Lending markets and pools, in order; empty takes those of the market.
    public var venues: [Venue] = []
    /// Our own accounts, in order; empty takes the default book.
    public var book: [Account] = []
    /// What the desk may do.
    public var limits = DeskLimits()
    /// When somebody is told.
    public var alerts = Alerts()
    /// Keys that differ from the usual ones, in the order of the file.
    public var keys: [KeyBinding] = []
    /// The theme to begin with: a built-in one, a file, or a name to be found in a themes folder.
    public var theme: SafeText = "dark"
    /// How the desk looks on the terminal.
    public var display = Display()
    /// The simulated market.
    public var market = Market()

    /// The most bytes that a desk file may have: 1 MiB.
    public static let limit = 1 << 20

    /// Makes the built-in defaults.
    public init() {}

    /// Makes a desk file of contents that are already read.
    ///
    /// - Throws: `configuration`, with the line and the key that are wrong.
    public init(_ contents: FileContents) throws(FileError) {
        do throws(DeskFileProblem) {
            try self.init(yaml: contents.plain)
        } catch {
            throw FileError(.configuration, path: contents.path, what: error.sentence)
        }
    }

    /// Reads a desk file.
    ///
    /// - Throws: `configuration` when the content is wrong or longer than `limit`; for the rest as
    ///   `FileContents.read` does.
    public static func read(_ path: String) throws(FileError) -> DeskFile {
        do throws(FileError) {
            return try DeskFile(FileContents.read(path, limit: limit))
        } catch {
            throw error.kind == .data
                ? FileError(.configuration, path: error.path, what: error.what.text) : error
        }
    }

    /// The sections, in the order of the default file.
    static let sections = [
        "instruments", "venues", "book", "limits", "alerts", "keys", "theme", "display", "market",
    ]

    init(yaml: [UInt8]) throws(DeskFileProblem) {
        self.init()
        guard let root = try DeskFile.root(of: yaml) else { return }
        let file = try root.mapping(known: DeskFile.sections)
        try file.read("instruments", into: &instruments, DeskFile.instruments(_:))
        for item in try file["instruments"]?.list() ?? [] {
            let symbol = try item.mapping(known: DeskFile.everyInstrumentKey).required("symbol").text()
            instrumentLines.bySymbol[symbol] = item.line
        }
        try file.read("venues", into: &venues, DeskFile.venues(_:))
        try file.read("book", into: &book, DeskFile.accounts(_:))
        try file.read("limits", into: &limits, DeskLimits.init(_:))
        try file.read("alerts", into: &alerts, Alerts.init(_:))
        try file.read("keys", into: &keys, DeskFile.keys(_:))
        try file.read("theme", into: &theme) { value throws(DeskFileProblem) in try value.text() }
        try file.read("display", into: &display, Display.init(_:))
        try file.read("market", into: &market, Market.init(_:))
        try checkVenues()
    }

    private static func root(of yaml: [UInt8]) throws(DeskFileProblem) -> DeskValue? {
        do throws(YAMLFailure) {
            return try YAMLText.root(of: yaml, limit: limit).map { DeskValue(node: $0, line: 1, path: "") }
        } catch {
            throw DeskFileProblem(error)
        }
    }

    /// An account's venue must be one of the file's, when the file has any, or the name of a chain.
    private func checkVenues() throws(DeskFileProblem) {
        guard !venues.isEmpty else { return }
        let known = venues.flatMap { $0.isLending ? [$0.name, $0.chain] : [$0.chain] }
        for account in book where !known.contains(account.venue) {
            throw DeskFileProblem(
                "\(DeskFileProblem.quoted(account.venue.text)) is no lending venue or chain of this file"
                    + Spelling.hint(for: account.venue.text, among: known.map(\.text)),
                line: account.line, key: "\(account.name).venue")
        }
    }
}

/// Where instruments stand in a file: for problems only, and no part of what the file says.
struct InstrumentLines: Hashable, Sendable {
    var bySymbol: [SafeText: Int] = [:]

    static func == (left: InstrumentLines, right: InstrumentLines) -> Bool { true }

    func hash(into hasher: inout Hasher) {}
}
