import Desk
import Journal
import Proofs
import Units

/// One record of a run, applied again.
public struct HistoryStep: Sendable {
    /// The record.
    public let record: BatchRecord
    /// Its commands.
    public let commands: [Command]
    /// Ticks that it brought.
    public let tickCount: Int
    /// What came of it, in order.
    public let events: [Event]
    /// The desk after it.
    public let state: DeskState
}

/// What a run came to when it was applied again.
public struct HistoryOutcome: Hashable, Sendable {
    /// A state that was kept, and whether the run came to the same one.
    public struct Comparison: Hashable, Sendable {
        /// Where it was kept.
        public var sequence: Sequence64
        /// The digest that was kept.
        public var kept: SHA256Digest
        /// The digest of what was applied again.
        public var found: SHA256Digest

        /// Whether both are one state.
        public var isEqual: Bool { kept == found }
    }

    /// The states that were kept, oldest first.
    public var comparisons: [Comparison] = []
    /// Records that were applied.
    public var recordCount = 0
    /// Inputs that were applied.
    public var sequence: Sequence64 = 0
    /// The digest of the state at the end.
    public var stateHash: SHA256Digest
}

/// Reads a run of a journal again: its first state, and the same `apply` over every record.
public struct JournalHistory {
    private let plan: DeskPlan
    private let store: JournalStore
    private let run: RunRecord

    /// Takes a run, and the plan that it was made from.
    ///
    /// - Throws: `DeskPlanError` where the plan is another one.
    public init(_ run: RunRecord, in store: JournalStore, plan: DeskPlan) throws {
        guard run.descriptor == plan.descriptor else {
            throw DeskPlanError.otherPlan(run: run.id, made: SafeText(run.descriptor))
        }
        (self.plan, self.store, self.run) = (plan, store, run)
    }

    /// Applies every record, oldest first.
    ///
    /// - Throws: what `body` throws, and `DeskPlanError`, `JournalError` or `ByteCodingError` where a record cannot be
    ///   applied as it was.
    @discardableResult
    public func walk(_ body: (HistoryStep) throws -> Void = { _ in }) throws -> HistoryOutcome {
        let snapshots = try store.snapshotHashes(run)
        guard let first = try store.firstSnapshot(run) else {
            throw DeskPlanError.unreadable("the run has no first state that can be read")
        }
        var state = try DeskState(decoding: first.state)
        let recovery = Recovery(plan: plan, filled: {})
        var merge = FeedMerge(recovery.pumps())
        var outcome = HistoryOutcome(stateHash: first.hash)
        outcome.compare(snapshots, with: state)
        try store.forEachBatch(run, after: first.sequence) { record in
            let batch = try recovery.batch(of: record, instruments: state.instrumentCount, merge: &merge)
            var events: [Event] = []
            plan.rounds.apply(batch, to: &state, into: &events)
            try Recovery.check(state, after: record)
            outcome.recordCount += 1
            outcome.compare(snapshots, with: state)
            try body(
                HistoryStep(
                    record: record, commands: batch.commands, tickCount: batch.ticks.count, events: events,
                    state: state))
        }
        outcome.sequence = state.sequence
        outcome.stateHash = SHA256Digest(of: state.encoded())
        return outcome
    }
}

extension HistoryOutcome {
    /// Compares the state with the one that was kept at the same place, if one was.
    fileprivate mutating func compare(_ kept: [Sequence64: SHA256Digest], with state: DeskState) {
        guard let hash = kept[state.sequence] else { return }
        comparisons.append(
            Comparison(sequence: state.sequence, kept: hash, found: SHA256Digest(of: state.encoded())))
    }
}
