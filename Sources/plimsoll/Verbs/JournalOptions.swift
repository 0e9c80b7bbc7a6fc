import ArgumentParser
import Engine
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

    @Flag(help: "Only watch: follow the desk that writes the journal, or look at where it stands.")
    var view = false

    func validate() throws {
        if view, noJournal || fresh {
            throw ValidationError("--view needs a journal as it is: it excludes --no-journal and --fresh")
        }
        if noJournal, path != nil { throw ValidationError("--journal and --no-journal exclude each other") }
    }

    /// Opens the desk of a plan on the journal that the options name.
    ///
    /// A journal that another desk writes is only watched, where both run the same market and book.
    func openDesk(_ open: (JournalStore?) throws -> TradingEngine) throws -> TradingEngine {
        if noJournal { return try open(nil) }
        let path = try path ?? JournalOptions.defaultPath()
        if view { return try open(JournalStore.view(path: path)) }
        do {
            return try open(JournalStore.open(path: path))
        } catch let error as JournalError where error.isHeld && !fresh {
            guard let engine = try? open(JournalStore.view(path: path)) else { throw error }
            return engine
        }
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
