import ArgumentParser
import Engine
import Journal
import Simulation
import Units

/// Which run of which journal is read, and what it was made of.
struct JournalRunOptions: ParsableArguments {
    @OptionGroup var journal: JournalPathOptions
    @OptionGroup var desk: DeskFileOptions
    @OptionGroup var market: MarketOptions

    @Option(help: ArgumentHelp("The run, by its number; by default the newest.", valueName: "N"))
    var run: Int64?

    /// Opens the journal to be read and finds the run.
    func open() throws -> (store: JournalStore, run: RunRecord) {
        let path = try journal.resolved()
        let store = try JournalStore.view(path: path)
        let runs = try store.runs()
        guard let found = run.map({ number in runs.first { $0.id == number } }) ?? runs.last else {
            throw Failure(
                run.map { "journal \(SafeText(path)) has no run \($0), it has \(runs.count)" }
                    ?? "journal \(SafeText(path)) has no run", exitCode: Failure.noInput)
        }
        return (store, found)
    }

    /// The history of the run. A simulated market is made anew from what the run says of it, a piped one is in the
    /// journal; recorded files have to be named again.
    func history() throws -> JournalHistory {
        let (store, run) = try open()
        let derived = market.isSimulated ? DeskPlan.derived(from: run.descriptor) : nil
        return try JournalHistory(run, in: store, plan: derived ?? market.plan(desk.open()))
    }
}

extension DeskPlan {
    /// Makes the feeds that a run's descriptor names; nil where it names files, or a market of another version.
    ///
    /// What set the desk up is in the run's first state, so that no desk file is needed.
    fileprivate static func derived(from descriptor: String) -> DeskPlan? {
        let words = descriptor.prefix { $0 != "|" }.split(separator: " ").map(String.init)
        if words.first == "piped" {
            return DeskPlan(descriptor: descriptor, setUp: [], market: .piped, sources: { [] })
        }
        guard words.count >= 7, words[0] == "simulated", words[1] == "version",
            words[2] == "\(MarketSimulator.version)", words[3] == "seed", let seed = UInt64(words[4]),
            words[5] == "mood", let mood = MarketMood(rawValue: words[6])
        else { return nil }
        let ticks = words.count == 9 && words[7] == "ticks" ? UInt64(words[8]) : nil
        var plan = SimulatedPlan.make(seed: seed, mood: mood, tickLimit: ticks)
        plan.descriptor = descriptor
        return plan
    }
}
