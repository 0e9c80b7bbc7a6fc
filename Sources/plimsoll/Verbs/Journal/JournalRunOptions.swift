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

    /// The history of the run; a simulated market is made anew from what the run says of it.
    func history() throws -> JournalHistory {
        let (store, run) = try open()
        var plan: DeskPlan
        if market.isSimulated, let simulated = SimulatedPlan.make(descriptor: run.descriptor) {
            plan = simulated
            try plan.setUp(as: desk.open())
        } else {
            plan = try market.plan(desk.open())
        }
        return try JournalHistory(run, in: store, plan: plan)
    }
}

extension SimulatedPlan {
    /// Makes the market that a run's descriptor names; nil where it names none of this version.
    static func make(descriptor: String) -> DeskPlan? {
        let words = descriptor.prefix { $0 != "|" }.split(separator: " ").map(String.init)
        guard words.count >= 7, words[0] == "simulated", words[1] == "version",
            words[2] == "\(MarketSimulator.version)",
            words[3] == "seed", let seed = UInt64(words[4]), words[5] == "mood",
            let mood = MarketMood(rawValue: words[6])
        else { return nil }
        let ticks = words.count == 9 && words[7] == "ticks" ? UInt64(words[8]) : nil
        return make(seed: seed, mood: mood, tickLimit: ticks)
    }
}
