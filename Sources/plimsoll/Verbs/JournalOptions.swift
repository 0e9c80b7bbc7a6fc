import ArgumentParser
import Glibc
import Journal

/// Where a desk with a screen is journaled.
struct JournalOptions: ParsableArguments {
    @Option(
        name: .customLong("journal"),
        help: ArgumentHelp(
            "The journal; by default desk.sqlite in the user's state folder.", valueName: "PATH"))
    var path: String?

    @Flag(help: "Keep nothing.")
    var noJournal = false

    @Flag(help: "Begin a new run although the journal holds an unfinished one.")
    var fresh = false

    func validate() throws {
        if noJournal, path != nil { throw ValidationError("--journal and --no-journal exclude each other") }
    }

    /// Opens the journal that the options name; nil when nothing is to be kept.
    func open() throws -> JournalStore? {
        if noJournal { return nil }
        return try JournalStore.open(path: try path ?? JournalOptions.defaultPath())
    }

    /// `$XDG_STATE_HOME/plimsoll/desk.sqlite`; its folder is made, closed to others.
    private static func defaultPath() throws -> String {
        let state = try stateFolder()
        // Its parent may be missing in a new home.
        if state.hasSuffix("/.local/state") { mkdir(String(state.dropLast("/state".count)), 0o700) }
        for folder in [state, "\(state)/plimsoll"] where mkdir(folder, 0o700) != 0 && errno != EEXIST {
            throw Failure(
                "cannot make \(folder): \(String(cString: strerror(errno))); name a journal with --journal PATH, "
                    + "or keep none with --no-journal", exitCode: Failure.cannotCreate)
        }
        return "\(state)/plimsoll/desk.sqlite"
    }

    /// A relative XDG_STATE_HOME is invalid and ignored, as its specification asks.
    static func stateFolder() throws -> String {
        if let given = getenv("XDG_STATE_HOME").map({ String(cString: $0) }), given.hasPrefix("/") {
            return given
        }
        guard let home = getenv("HOME").map({ String(cString: $0) }), home.hasPrefix("/") else {
            throw Failure(
                "neither XDG_STATE_HOME nor HOME is set: name a journal with --journal PATH, or keep none "
                    + "with --no-journal", exitCode: Failure.cannotCreate)
        }
        return "\(home)/.local/state"
    }
}
