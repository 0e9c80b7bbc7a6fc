import ArgumentParser
import Engine
import Formats
import Reports
import Units

/// The history of a run: orders, settlements, alerts.
struct JournalLog: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "List what happened: orders, settlements and alerts, oldest first.")

    /// How lines are written.
    enum Form: String, CaseIterable, ExpressibleByArgument { case table, csv, json }

    @OptionGroup var options: JournalRunOptions

    @Option(help: ArgumentHelp("table, csv or json.", valueName: "FORM"))
    var form = Form.table

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Only this kind: order, settlement, alert or desk; may be given again.", valueName: "KIND"))
    var kind: [HistoryEntry.Kind] = []

    @Option(
        name: .customLong("account"),
        help: ArgumentHelp("Only lines about this account, instrument or feed.", valueName: "NAME"))
    var account: String?

    @Option(
        name: .customLong("since"),
        help: ArgumentHelp("Only lines of this time or later, Unix seconds or ISO 8601.", valueName: "TIME"))
    var since: String?

    @Option(
        name: .customLong("until"), help: ArgumentHelp("Only lines before this time.", valueName: "TIME"))
    var until: String?

    @Option(help: ArgumentHelp("Only the newest so many lines.", valueName: "N"))
    var limit: Int?

    func validate() throws {
        for text in [since, until].compactMap(\.self) { _ = try JournalLog.time(text) }
        if let limit, limit < 1 { throw ValidationError("--limit \(limit): expected 1 or more") }
    }

    func run() throws {
        do {
            let entries = try entries()
            StandardOutput.write(lines(entries))
        } catch {
            Failure(error).exit()
        }
    }

    private func lines(_ entries: [HistoryEntry]) -> [String] {
        switch form {
        case .table: HistoryLines.table(entries)
        case .csv: HistoryLines.csv(entries)
        case .json: HistoryLines.json(entries)
        }
    }

    private func entries() throws -> [HistoryEntry] {
        let (first, end) = (try since.map(JournalLog.time), try until.map(JournalLog.time))
        var entries: [HistoryEntry] = []
        try options.history().walk { step in
            let happened = HistoryEntry.entries(
                of: step.events, record: step.record.lastSequence, in: step.state)
            entries += happened.filter { entry in
                (kind.isEmpty || kind.contains(entry.kind))
                    && (account.map { $0 == entry.account.text } ?? true)
                    && (first.map { entry.time >= $0 } ?? true) && (end.map { entry.time < $0 } ?? true)
            }
            if let limit, entries.count > 2 * limit { entries.removeFirst(entries.count - limit) }
        }
        return limit.map { Array(entries.suffix($0)) } ?? entries
    }

    private static func time(_ text: String) throws -> Timestamp {
        do {
            return try TimeText.timestamp(text)
        } catch {
            throw ValidationError("\(SafeText(text)) is no time: expected Unix seconds or ISO 8601")
        }
    }
}

extension HistoryEntry.Kind: ExpressibleByArgument {}
