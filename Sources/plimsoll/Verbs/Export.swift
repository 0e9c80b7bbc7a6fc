import ArgumentParser
import Desk
import Formats
import Reports
import Units

/// What can leave the desk as a file.
enum ExportKind: String, CaseIterable, ExpressibleByArgument {
    case holdings, blotter, ledger, pnl, attribution, nav
}

/// Fund reports as files.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Write holdings, blotter, cash ledger, profit, attribution or net asset value as CSV or JSON.",
        discussion: """
            Figures are decimal text: money in the base currency, quantities in whole units. Profit stands by average \
            cost and by first in, first out; the amounts of attribution add up to the change of net assets. Of a journal, \
            the market's options must be those that it was kept with.
            """)

    @Argument(help: "holdings, blotter, ledger, pnl, attribution or nav.")
    var what: ExportKind

    @OptionGroup var source: RunOptions

    @Flag(name: .customLong("csv"), help: "Comma-separated text with a heading: the default.")
    var asCSV = false

    @Flag(name: .customLong("json"), help: "One JSON object, its rows as objects.")
    var asJSON = false

    @Option(help: ArgumentHelp("Seconds between two points of nav.", valueName: "SECONDS"))
    var interval: UInt32 = 60

    func validate() throws {
        if asCSV, asJSON { throw ValidationError("--csv and --json exclude each other") }
        if interval == 0 { throw ValidationError("--interval must be at least 1") }
    }

    func run() throws {
        do {
            let table = try table()
            StandardOutput.write(asJSON ? table.json + "\n" : table.csv)
        } catch {
            Failure(error).exit()
        }
    }

    private func table() throws -> ExportTable {
        let needsHistory = what != .holdings && what != .blotter
        let finished = try source.run(interval: needsHistory ? Int64(interval) : 0)
        let state = finished.state
        guard let history = finished.history else {
            return what == .blotter ? ExportTable(blotterOf: state) : ExportTable(HoldingsStatement(state))
        }
        if what == .ledger, history.ledger.omittedCount > 0 {
            StandardError.write("\(history.ledger.omittedCount) rows are left out: the ledger is full")
        }
        switch what {
        case .ledger: return ExportTable(history.ledger, of: state)
        case .nav: return ExportTable(netAssetsOf: history, of: state)
        case .attribution: return ExportTable(attribution: ProfitReport(history, of: state))
        default: return ExportTable(ProfitReport(history, of: state))
        }
    }
}
