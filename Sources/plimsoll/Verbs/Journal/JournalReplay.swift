import ArgumentParser
import Engine
import Formats
import Glibc

/// Whether a run gives the same states when it is applied again.
struct JournalReplay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract:
            "Apply a run again from its first state and compare with every state that was kept: 0 when equal, 1 when not."
    )

    @OptionGroup var options: JournalRunOptions

    @Flag(help: "One JSON object a line.")
    var json = false

    func run() throws {
        do {
            let outcome = try options.history().walk()
            StandardOutput.write(json ? JournalReplay.json(outcome) : JournalReplay.plain(outcome))
            if !outcome.comparisons.allSatisfy(\.isEqual) { Glibc.exit(1) }
        } catch {
            Failure(error).exit()
        }
    }

    private static func plain(_ outcome: HistoryOutcome) -> [String] {
        var lines = outcome.comparisons.map { comparison in
            "sequence \(comparison.sequence): "
                + (comparison.isEqual
                    ? "equal, state \(comparison.found.hexadecimal)"
                    : "DIFFERS, kept \(comparison.kept.hexadecimal), found \(comparison.found.hexadecimal)")
        }
        let rest = outcome.sequence - (outcome.comparisons.last?.sequence ?? outcome.sequence)
        lines.append(
            "\(outcome.recordCount) records, \(outcome.sequence) inputs, state \(outcome.stateHash.hexadecimal); "
                + (rest == 0
                    ? "the end is a state that was kept"
                    : "\(rest) inputs after the last state that was kept"))
        return lines
    }

    private static func json(_ outcome: HistoryOutcome) -> [String] {
        outcome.comparisons.map { comparison in
            var object = JSONObject()
            object.add("type", text: "comparison")
            object.add("sequence", number: "\(comparison.sequence)")
            object.add("equal", number: comparison.isEqual ? "true" : "false")
            object.add("kept", text: comparison.kept.hexadecimal)
            object.add("found", text: comparison.found.hexadecimal)
            return object.text
        } + [summary(outcome)]
    }

    private static func summary(_ outcome: HistoryOutcome) -> String {
        var object = JSONObject()
        object.add("type", text: "summary")
        object.add("records", number: "\(outcome.recordCount)")
        object.add("sequence", number: "\(outcome.sequence)")
        object.add("stateHash", text: outcome.stateHash.hexadecimal)
        return object.text
    }
}
