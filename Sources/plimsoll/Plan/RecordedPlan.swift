import Desk
import Engine
import Formats
import Proofs
import Reports
import Units

/// Reads recorded prices and accounts into a plan for the desk.
struct RecordedPlan {
    let options: MarketOptions
    private var descriptor = "recorded"
    private var commands: [Command] = []
    private var feeds: [[Tick]] = []
    private var skippedCount: UInt64 = 0
    private var skipped: [SafeText] = []
    private var discrepancyCount = 0
    private var discrepancies: [SafeText] = []

    /// Reads every file that the options name; throws `FileError` for the first that cannot be used.
    static func read(_ options: MarketOptions) throws -> DeskPlan {
        var plan = RecordedPlan(options: options)
        try plan.readPrices()
        try plan.readAccounts()
        return plan.finished()
    }

    private init(options: MarketOptions) { self.options = options }

    private mutating func readPrices() throws {
        let window = try options.priceOptions()
        for given in options.prices {
            guard let (symbol, path) = options.priceArgument(given) else { continue }
            let contents = try FileContents.read(path)
            let file = try PriceFile(contents, symbol: symbol, options: window)
            note(
                file.faults,
                descriptor:
                    "prices \(symbol) \(contents.path) sha256 \(SHA256Digest(of: contents.stored).hexadecimal)"
            )
            commands.append(.listInstrument(symbol: symbol))
            let number = feeds.count
            feeds.append(
                file.rows.map { row in
                    Tick(
                        price: row.price, time: row.time, instrument: InstrumentID(UInt32(number)),
                        feed: UInt16(number))
                })
        }
        descriptor +=
            " decimals \(options.decimals ?? -1) from \(options.from ?? "-") to \(options.to ?? "-")"
    }

    private mutating func readAccounts() throws {
        guard let book = try BookFile.read(options) else { return }
        note(book.faults, descriptor: book.descriptor)
        (discrepancyCount, discrepancies) = (book.discrepancyCount, book.discrepancies)
        commands += book.accounts.map(Command.openAccount)
    }

    private mutating func note(_ faults: RowFaults, descriptor: String) {
        skippedCount += faults.total
        skipped += faults.first
        self.descriptor += " | \(descriptor)"
    }

    private func finished() -> DeskPlan {
        let feeds = feeds
        var plan = DeskPlan(
            descriptor: descriptor, setUp: commands, market: .recorded, skippedRowCount: skippedCount,
            skippedRows: Array(skipped.prefix(RowFaults.namedAtMost))
        ) {
            feeds.map(RecordedSource.init(_:))
        }
        (plan.discrepancyCount, plan.discrepancies) = (discrepancyCount, discrepancies)
        return plan
    }
}
