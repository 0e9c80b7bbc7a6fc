import Desk
import Engine
import Formats
import Glibc
import Proofs
import Reports
import Units

/// A feed from outside over a book from a file as a plan for the desk.
enum PipedPlan {
    /// Makes the plan; `silence` in nanoseconds counts where the command line names none, nil is endless.
    static func make(_ options: MarketOptions, feed: String, silence: Int64?) throws -> DeskPlan {
        let name = feed == "-" ? "standard input" : SafeText(feed)
        var plan = DeskPlan(
            descriptor: "piped \(SafeText(feed))", setUp: [], market: .piped, sources: { [] })
        plan.piped = PipedFeed(
            origin: feed == "-" ? .descriptor(0) : .path(feed), name: name, reader: FeedLines(),
            maximumAge: options.feedMaxAge.map { Int64($0) * Timestamp.nanosecondsPerSecond } ?? silence
                ?? .max,
            seed: UInt64(getpid()))
        guard let book = try BookFile.read(options) else { return plan }
        plan.descriptor += " | \(book.descriptor)"
        plan.setUp =
            symbols(of: book.accounts).map(Command.listInstrument(symbol:))
            + book.accounts.map(Command.openAccount)
        (plan.skippedRowCount, plan.skippedRows) = (book.faults.total, book.faults.first)
        (plan.discrepancyCount, plan.discrepancies) = (book.discrepancyCount, book.discrepancies)
        return plan
    }

    /// The symbols that a book's accounts follow, in the order in which they first come.
    private static func symbols(of accounts: [AccountDefinition]) -> [SafeText] {
        var (known, ordered): (Set<SafeText>, [SafeText]) = ([], [])
        for symbol in accounts.lazy.flatMap({ $0.holding.symbols }) where known.insert(symbol).inserted {
            ordered.append(symbol)
        }
        return ordered
    }
}

extension Holding {
    /// The symbols whose prices it follows.
    fileprivate var symbols: [SafeText] {
        switch self {
        case .snapshot(let terms): [terms.collateralSymbol, terms.debtSymbol].compactMap(\.self)
        case .positions(let positions): positions.map(\.symbol)
        case .address(let terms): (terms.wallet + terms.supplied + terms.owed).map(\.symbol)
        }
    }
}

/// Hands the parser of Formats to the engine, which knows no format.
private struct FeedLines: FeedLineReader {
    private var parser = FeedParser()

    mutating func read(_ line: Span<UInt8>, number: UInt64) -> PipedLine {
        switch parser.line(line, number: number) {
        case .row(let row): .row(row)
        case .nothing: .nothing
        case .problem(let problem): .bad(source: problem.source, words: problem.words)
        }
    }
}
