import Desk
import Journal
import Reports
import Units

/// Goes through a run without a screen, step by step, for reports that have to see what happened in each.
///
/// A step ends before the first tick of another second of the desk's time: orders settle when the chains' clock turns,
/// so that what settles in a step settles at the prices before it. The state is that of any other run: where steps are
/// cut does not matter to it.
public struct DeskWalk {
    /// The desk as it stands.
    public private(set) var state: DeskState
    private let plan: DeskPlan
    private var merge: FeedMerge

    /// What a step is told to: the desk before it, what happened, the desk after it.
    public typealias Observer = (DeskState, [Event], DeskState) -> Void

    /// Stands at the beginning of a plan: set up, and before its first price.
    ///
    /// - Throws: `DeskPlanError` where the plan cannot be set up.
    public init(_ plan: DeskPlan) throws {
        let opened = try Recovery(plan: plan, filled: {}).begin(in: nil)
        self.plan = plan
        state = opened.state
        merge = FeedMerge(opened.pumps)
    }

    /// Goes on until the feeds end, or to the last tick that is not later than a moment.
    public mutating func run(to end: Timestamp = Timestamp(nanoseconds: .max), _ body: Observer) {
        while true {
            var ticks: [Tick] = []
            let outcome = merge.take(upTo: end, limit: TradingEngine.greatestBatch, into: &ticks)
            apply(Batch(ticks: ticks), body)
            switch outcome {
            case .limit: continue
            case .starved: merge.fillNow()
            case .horizon, .ended: return
            }
        }
    }

    /// Goes through what a journal holds of its newest run, which must be a run of this plan.
    ///
    /// - Throws: `DeskPlanError.unreadable` where it is none, or its chain is broken; `JournalError`; `ByteCodingError`.
    public mutating func run(through store: JournalStore, _ body: Observer) throws {
        guard let run = try store.latestRun() else {
            throw DeskPlanError.unreadable("it holds no run")
        }
        guard run.descriptor == plan.descriptor else {
            throw DeskPlanError.unreadable(
                SafeText("its run is another one (\(run.descriptor)); name that market"))
        }
        if let broken = try store.firstBrokenSequence(of: run) {
            throw DeskPlanError.unreadable(
                SafeText("its hash chain is broken in the row that ends at sequence \(broken)"))
        }
        let recovery = Recovery(plan: plan, filled: {})
        for record in try store.batches(run, after: state.sequence) {
            let batch = try recovery.batch(of: record, instruments: state.instrumentCount, merge: &merge)
            apply(batch, body)
            try Recovery.check(state, after: record)
        }
    }

    private mutating func apply(_ batch: Batch, _ body: Observer) {
        var rest = batch
        while rest.inputCount > 0 {
            let count = DeskWalk.stepLength(rest.ticks)
            let step = Batch(commands: rest.commands, ticks: Array(rest.ticks[..<count]))
            let before = state
            var events: [Event] = []
            plan.rounds.apply(step, to: &state, into: &events)
            body(before, events, state)
            rest = Batch(ticks: Array(rest.ticks[count...]))
        }
    }

    /// How many ticks lie in the same second as the first of them.
    private static func stepLength(_ ticks: [Tick]) -> Int {
        guard let first = ticks.first else { return 0 }
        let second = first.time.nanoseconds / Timestamp.nanosecondsPerSecond
        return ticks.firstIndex { $0.time.nanoseconds / Timestamp.nanosecondsPerSecond != second }
            ?? ticks.count
    }
}
