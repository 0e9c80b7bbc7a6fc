import ArgumentParser
import CSystem
import Units

/// The command line: without a verb it opens the desk.
@main
struct Plimsoll: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plimsoll",
        abstract: "A trading desk for tokenized assets that shows how far every loan is from its own line.",
        discussion: """
            Without options it opens a simulated market and a default book. With --accounts and --prices it
            shows recorded accounts in a recorded market, with --feed prices as they come: a line is a JSON object
            {"symbol":"ETH","price":"3310.55","time":"2026-01-05T14:30:00Z","kind":"oracle","source":"x"} or a CSV row
            symbol,price[,time[,kind[,source]]]; time, kind and source may be left out, kind is oracle or benchmark.
            """,
        version: version,
        subcommands: [
            Watch.self, Replay.self, Verify.self, JournalVerb.self, PriceVerb.self, ValueAtRiskVerb.self,
            StressVerb.self, ConformanceVerb.self, ThemeVerb.self, Bench.self, Export.self,
            StatementVerb.self,
            VerifyStatement.self, ProofVerb.self, Exposure.self, RegistryVerb.self,
        ],
        defaultSubcommand: Watch.self)

    private static let version = "plimsoll 0.1.0"

    static func main() {
        csystem_signals_ignore_failed_writes()
        let arguments = Array(CommandLine.arguments.dropFirst())
        // The parser knows a version by its long name only, and takes longer to set up than to read this.
        if arguments == ["-V"] || arguments == ["--version"] { return StandardOutput.write([version]) }
        do {
            var command = try opening(arguments) ?? parseAsRoot(arguments)
            try command.run()
        } catch {
            end(with: error)
        }
    }

    /// Returns what opens the desk, where nothing else can be meant; `nil` leaves it to the parser of all verbs.
    ///
    /// That one prepares every verb before it reads a word, which takes longer than the desk takes to open.
    private static func opening(_ arguments: [String]) -> (any ParsableCommand)? {
        guard arguments.first?.hasPrefix("-") ?? true else { return nil }
        return try? Watch.parse(arguments)
    }

    /// Help and the like go to standard output; what is wrong is said in one line.
    private static func end(with error: any Error) -> Never {
        guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
        let line = message(for: error).split(separator: "\n").joined(separator: " ")
        Failure("\(SafeText(line)); see plimsoll help", exitCode: Failure.usage).exit()
    }
}
