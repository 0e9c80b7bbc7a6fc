import ArgumentParser
import Desk
import Engine
import Formats
import Foundation
import Glibc
import Journal
import Reports
import Units

/// Which run a verb tells of: what a journal holds, a recorded market, or some seconds of a simulated one.
struct RunOptions: ParsableArguments {
    @OptionGroup var desk: DeskFileOptions
    @OptionGroup var market: MarketOptions

    @Option(
        name: .customLong("journal"),
        help: ArgumentHelp(
            "The journal to read; by default desk.sqlite in the user's state folder.", valueName: "PATH"))
    var journal: String?

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(
            "Run the simulated market for so many seconds, instead of reading a journal.",
            valueName: "SECONDS"))
    var seconds: UInt32?

    @Option(
        help: ArgumentHelp(
            "End a simulated market after so many ticks; a journal that was kept so needs the same.",
            valueName: "N"))
    var ticks: UInt64?

    func validate() throws {
        if ticks != nil, seconds != nil { throw ValidationError("--ticks and --for exclude each other") }
        if ticks != nil, !market.isSimulated {
            throw ValidationError(
                "--ticks is for a simulated market: a recorded one ends by itself, or at --to")
        }
        if seconds != nil, journal != nil { throw ValidationError("--for and --journal exclude each other") }
        if seconds != nil, !market.isSimulated {
            throw ValidationError(
                "--for is for a simulated market: a recorded one ends by itself, or at --to")
        }
    }

    /// Goes through the run.
    ///
    /// - Parameter interval: seconds between two points of the history; 0 for no history, which is quicker.
    func run(interval: Int64 = 0) throws -> FinishedRun {
        let plan = try market.plan(desk.open(), tickLimit: ticks)
        var walk = try DeskWalk(plan)
        var history = interval > 0 ? FundHistory(walk.state, interval: interval) : nil
        let observer: DeskWalk.Observer = { before, events, after in
            history?.note(before: before, events: events, after: after)
        }
        if let seconds {
            let end = walk.state.time.nanoseconds + Int64(seconds) * Timestamp.nanosecondsPerSecond
            walk.run(to: Timestamp(nanoseconds: end), observer)
        } else if journal != nil || ticks == nil && market.isSimulated || market.feed != nil {
            // What was piped lies in the journal; the feed itself is not read again.
            try read(&walk, observer)
        } else {
            walk.run(observer)
        }
        history?.finish(walk.state)
        return FinishedRun(state: walk.state, history: history)
    }

    private func read(_ walk: inout DeskWalk, _ observer: DeskWalk.Observer) throws {
        let path = try journal ?? RunOptions.usualJournal()
        guard access(path, F_OK) == 0 else {
            throw Failure(
                "no journal at \(SafeText(path)): name one with --journal PATH, or run a simulated market with --for SECONDS",
                exitCode: Failure.noInput)
        }
        do {
            try walk.run(through: try JournalStore.open(path: path), observer)
        } catch DeskPlanError.unreadable(let why) {
            throw Failure("journal \(SafeText(path)): \(why)", exitCode: Failure.badData)
        }
    }

    private static func usualJournal() throws -> String {
        guard let state = UserFolders(environment: ProcessInfo.processInfo.environment).state else {
            throw Failure(
                "neither XDG_STATE_HOME nor HOME is set: name a journal with --journal PATH",
                exitCode: Failure.noInput)
        }
        return "\(state)/plimsoll/desk.sqlite"
    }
}

/// A desk at the end of a run, and how it came there.
struct FinishedRun {
    var state: DeskState
    var history: FundHistory?

    /// Returns an account that trades, by its name.
    func account(named name: String) throws -> AccountID {
        let named = state.tradingAccounts.first { state.name(of: $0) == SafeText(name) }
        guard let named else {
            let names = state.tradingAccounts.map { state.name(of: $0).text }.joined(separator: ", ")
            throw Failure(
                "no account \(SafeText(name)) trades; there are \(SafeText(names))", exitCode: Failure.usage)
        }
        return named
    }

    /// Returns an instrument by its symbol.
    func instrument(named name: String) throws -> InstrumentID {
        guard let instrument = state.instrument(of: SafeText(name)) else {
            throw Failure("no instrument \(SafeText(name)) is listed", exitCode: Failure.usage)
        }
        return instrument
    }
}
