import ArgumentParser

/// What a journal holds.
struct JournalVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Read a journal: its history, one record, or all of it again.",
        discussion: """
            A journal keeps what came in; what happened follows from it, and is computed anew. A run of recorded files
            needs the same options as the desk that made it.
            """,
        subcommands: [JournalLog.self, JournalShow.self, JournalReplay.self])
}
