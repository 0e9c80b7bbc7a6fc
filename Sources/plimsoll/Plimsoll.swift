import ArgumentParser

/// The command line: without a verb it opens the desk.
@main
struct Plimsoll: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plimsoll",
        abstract: "A trading desk for tokenized assets that shows how far every loan is from its own line.",
        discussion: """
            Without options it opens a simulated market and a default book. With --accounts and --prices it
            shows recorded accounts in a recorded market.
            """,
        version: "plimsoll 0.1.0",
        subcommands: [Watch.self, Replay.self, Bench.self],
        defaultSubcommand: Watch.self)

    /// The parser knows a version by its long name only.
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        main(arguments.elementsEqual(["-V"]) ? ["--version"] : Array(arguments))
    }
}
