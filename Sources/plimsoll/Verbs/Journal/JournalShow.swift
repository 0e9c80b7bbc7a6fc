import ArgumentParser
import Engine
import Formats
import Reports
import Units

/// One record whole, with what came of it.
struct JournalShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one record whole: its inputs, and what came of them.")

    @Argument(help: ArgumentHelp("A sequence; the record that holds it is shown.", valueName: "N"))
    var sequence: UInt64

    @OptionGroup var options: JournalRunOptions

    @Flag(help: "One JSON object a line: the record, then what came of it.")
    var json = false

    func run() throws {
        do {
            var shown: HistoryStep?
            try options.history().walk { step in
                if (step.record.firstSequence...step.record.lastSequence).contains(sequence) { shown = step }
            }
            guard let shown else {
                throw Failure("no record of the run holds sequence \(sequence)", exitCode: Failure.noInput)
            }
            StandardOutput.write(json ? JournalShow.json(shown) : JournalShow.plain(shown))
        } catch {
            Failure(error).exit()
        }
    }

    private static func plain(_ step: HistoryStep) -> [String] {
        let record = step.record
        let time = TimeText.iso(Timestamp(nanoseconds: record.time))
        let taken = record.tickCounts.enumerated().map { "\($1) of feed \($0)" }
        var lines = [
            "record   \(record.firstSequence) to \(record.lastSequence)", "time     \(time)",
            "ticks    \(step.tickCount)\(taken.isEmpty ? "" : " (\(taken.joined(separator: ", ")))")",
            "bytes    \(record.commands.count) of commands, \(record.pipedTicks.count) of ticks by value",
        ]
        lines += step.commands.map { "command  \(SafeText("\($0)"))" }
        return lines
            + entries(step).map {
                "\(TimeText.iso($0.time))  \($0.kind.rawValue) \(name($0)): \($0.event) \($0.details)"
            }
    }

    private static func name(_ entry: HistoryEntry) -> String {
        [entry.number.map { "\($0)" }, entry.account.text.isEmpty ? nil : entry.account.text]
            .compactMap(\.self).joined(separator: " ")
    }

    private static func json(_ step: HistoryStep) -> [String] {
        var object = JSONObject()
        object.add("type", text: "record")
        object.add("firstSequence", number: "\(step.record.firstSequence)")
        object.add("lastSequence", number: "\(step.record.lastSequence)")
        object.add("time", text: TimeText.iso(Timestamp(nanoseconds: step.record.time)))
        object.add("ticks", number: "\(step.tickCount)")
        object.add("commands", number: "\(step.commands.count)")
        let commands = step.commands.map { command in
            var object = JSONObject()
            object.add("type", text: "command")
            object.add("words", text: SafeText("\(command)").text)
            return object.text
        }
        return [object.text] + commands + HistoryLines.json(entries(step))
    }

    private static func entries(_ step: HistoryStep) -> [HistoryEntry] {
        HistoryEntry.entries(of: step.events, record: step.record.lastSequence, in: step.state)
    }
}
