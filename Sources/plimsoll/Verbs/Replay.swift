import ArgumentParser
import Dispatch
import Engine
import Formats
import Journal
import Reports
import Units

/// The desk without a screen, as fast as it goes.
struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a market through the book and print who falls below the line, and when.",
        discussion: """
            The same desk as with a screen: the same figures, the same state hash. Lines come in the order of \
            time, the last one is a summary. The rate goes to standard error.
            """)

    @OptionGroup var desk: DeskFileOptions
    @OptionGroup var market: MarketOptions
    @OptionGroup var journal: ReplayJournalOptions

    @Flag(help: "One JSON object a line, decimals as strings.")
    var json = false

    @Option(help: ArgumentHelp("End a simulated market after so many ticks.", valueName: "N"))
    var ticks: UInt64?

    func validate() throws {
        if market.isSimulated, ticks == nil {
            throw ValidationError(
                "a simulated market does not end: give --ticks N, or --prices SYMBOL=FILE, or --feed")
        }
        if !market.isSimulated, ticks != nil {
            throw ValidationError(
                "--ticks is for a simulated market: a recorded one ends by itself, or at --to")
        }
    }

    func run() throws {
        do {
            try replay()
        } catch {
            Failure(error).exit()
        }
    }

    private func replay() throws {
        let plan = try market.plan(desk.open(), tickLimit: ticks)
        let store = try journal.path.map { path throws(JournalError) in try JournalStore.open(path: path) }
        let output = ReplayOutput(asJSON: json)
        let done = DispatchSemaphore(value: 0)
        let clock = SystemClock()
        let engine = try TradingEngine(
            plan, pace: .unbounded, journal: store, fresh: journal.fresh, clock: clock,
            observer: EngineObserver(crossed: { output.write($0) }, ended: { output.finish($0, done) }))
        for row in plan.skippedRows { StandardError.write("skipped: \(row)") }
        for row in plan.discrepancies { StandardError.write("differs: \(row)") }
        note(engine.resumedAt)
        let start = clock.now()
        engine.start()
        done.wait()
        let elapsed = clock.now() - start
        try engine.stop()
        if let feed = engine.statusReports.take()?.feed { note(feed) }
        if let head = engine.journalHead { StandardError.write("journal head \(head)") }
        if let summary = output.summary { writeRate(summary, nanoseconds: elapsed, plan: plan) }
    }

    private func note(_ resumed: Sequence64?) {
        guard let resumed else { return }
        StandardError.write(
            "resumed after input \(resumed); accounts that fell before it are counted, not listed again")
    }

    private func note(_ feed: FeedStatus) {
        for problem in feed.problems.reversed() { StandardError.write("feed: \(problem)") }
        StandardError.write(
            "feed: \(feed.takenCount) rows taken, \(feed.droppedCount) dropped, \(feed.coalescedCount) passed over"
        )
    }

    private func writeRate(_ summary: RunSummary, nanoseconds: Int64, plan: DeskPlan) {
        let microseconds = UInt64(max(1, nanoseconds / 1_000))
        let rate = summary.tickCount.multipliedReportingOverflow(by: 1_000_000).partialValue / microseconds
        let seconds = DecimalText.fixed(UInt128(microseconds), scale: 6, places: 3)
        let differing =
            plan.discrepancyCount == 0 ? "" : "; \(plan.discrepancyCount) recorded health factors differ"
        StandardError.write(
            "\(summary.tickCount) ticks in \(seconds) s, \(rate) ticks/s; \(plan.skippedRowCount) rows skipped"
                + differing)
    }
}

/// Where a replay is journaled: nowhere unless asked.
struct ReplayJournalOptions: ParsableArguments {
    @Option(
        name: .customLong("journal"), help: ArgumentHelp("Keep the run in this journal.", valueName: "PATH"))
    var path: String?

    @Flag(help: "Begin a new run although the journal holds an unfinished one.")
    var fresh = false

    @Flag(help: "Keep nothing: what a replay does unless told otherwise.")
    var noJournal = false

    func validate() throws {
        if noJournal, path != nil { throw ValidationError("--journal and --no-journal exclude each other") }
    }
}
