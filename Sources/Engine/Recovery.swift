import Desk
import Journal
import Proofs
import Reports
import Units

/// A desk as it is before its engine starts: its state, and its feeds at the rows that come next.
struct OpenedDesk {
    var state: DeskState
    var pumps: [FeedPump]
    /// The run in the journal, if there is one, and where it was resumed.
    var run: RunRecord?
    var resumedAt: Sequence64?
    /// The last record that was applied again.
    var lastRecord: BatchRecord?
}

/// Opens a desk: anew from its plan, or from the newest snapshot and the batches after it.
struct Recovery {
    let plan: DeskPlan
    let filled: @Sendable () -> Void

    /// Opens the desk from its plan and, with a journal, begins a run there.
    func begin(in store: JournalStore?) throws -> OpenedDesk {
        var state = DeskState()
        var events: [Event] = []
        state.apply(Batch(commands: plan.setUp), into: &events)
        for case .commandRejected(let reason) in events { throw DeskPlanError.refused(reason) }
        for case .actionRefused(let refusal) in events { throw DeskPlanError.marketRefused(refusal) }
        let run = try store?.beginRun(
            descriptor: plan.descriptor,
            initial: SnapshotRecord(sequence: state.sequence, state: state.encoded()))
        return OpenedDesk(state: state, pumps: pumps(), run: run, resumedAt: nil)
    }

    /// Opens the desk where the journal's run stood: snapshot, then the same `apply` over what follows.
    func resume(_ run: RunRecord, in store: JournalStore) throws -> OpenedDesk {
        guard let snapshot = try store.newestSnapshot(run) else {
            throw DeskPlanError.unreadable("the run has no snapshot that can be read")
        }
        if let finding = try store.firstFinding(in: run) {
            throw DeskPlanError.unreadable(SafeText("\(finding) (see plimsoll verify)"))
        }
        var state = try DeskState(decoding: snapshot.state)
        let pumps = pumps()
        for (feed, rows) in state.rowsByFeed.enumerated() where feed < pumps.count { pumps[feed].skip(rows) }
        var merge = FeedMerge(pumps)
        var last: BatchRecord?
        for record in try store.batches(run, after: snapshot.sequence) {
            try reapply(record, to: &state, merge: &merge)
            last = record
        }
        return OpenedDesk(
            state: state, pumps: pumps, run: run, resumedAt: state.sequence, lastRecord: last)
    }

    func pumps() -> [FeedPump] {
        plan.sources().enumerated().map { FeedPump($1, feed: $0, filled: filled) }
    }

    private func reapply(_ record: BatchRecord, to state: inout DeskState, merge: inout FeedMerge)
        throws
    {
        var events: [Event] = []
        let batch = try batch(of: record, instruments: state.instrumentCount, merge: &merge)
        plan.rounds.apply(batch, to: &state, into: &events)
        try Recovery.check(state, after: record)
    }

    /// Puts the inputs of a row together again: its commands, the ticks that it counts, and those that it holds.
    ///
    /// - Parameter instruments: how many are listed before it.
    func batch(of record: BatchRecord, instruments: Int, merge: inout FeedMerge) throws -> Batch {
        var batch = Batch(commands: try Recovery.commands(of: record))
        let wanted = record.tickCounts.reduce(0) { $0 + Int($1) }
        while batch.ticks.count < wanted {
            let outcome = merge.take(
                upTo: Timestamp(nanoseconds: .max), limit: wanted - batch.ticks.count, into: &batch.ticks)
            if case .ended = outcome {
                throw DeskPlanError.unreadable(
                    SafeText("the feeds hold fewer rows than sequence \(record.lastSequence) needs"))
            }
            if case .starved = outcome { merge.fillNow() }
        }
        batch.ticks += try TickCoding.ticks(in: record.pipedTicks)
        let listed = instruments + batch.commands.count
        guard batch.ticks.allSatisfy({ Int($0.instrument.index) < listed }) else {
            throw DeskPlanError.unreadable(
                SafeText("the batch that ends at \(record.lastSequence) has a price of no instrument"))
        }
        return batch
    }

    /// Checks that a row brought the desk to where it says.
    static func check(_ state: DeskState, after record: BatchRecord) throws {
        guard state.sequence == record.lastSequence else {
            throw DeskPlanError.unreadable(
                SafeText("the batch that ends at \(record.lastSequence) gave \(state.sequence)"))
        }
    }

    /// Returns how many commands of a record somebody asked for; feeds have some of their own.
    static func requestCount(of record: BatchRecord) -> Int {
        let commands = (try? commands(of: record)) ?? []
        return commands.count { command in
            switch command {
            case .noteFeed, .listInstrument: false
            default: true
            }
        }
    }

    private static func commands(of record: BatchRecord) throws(ByteCodingError) -> [Command] {
        guard !record.commands.isEmpty else { return [] }
        var decoder = ByteDecoder(record.commands)
        var commands: [Command] = []
        while !decoder.isAtEnd { commands.append(try Command(decoding: &decoder)) }
        return commands
    }
}
