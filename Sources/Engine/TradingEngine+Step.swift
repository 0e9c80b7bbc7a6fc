import Desk
import Journal
import Reports
import Units

extension TradingEngine {
    /// Runs batches until the feeds, the clock or the turn ends.
    func step() {
        guard !isStopped else { return }
        if let follower { return follow(follower) }
        guard !isView else { return finishStep() }
        for _ in 0..<TradingEngine.batchesPerTurn {
            guard runBatch() else { return finishStep() }
        }
        finishStep()
        queueStep()
    }

    /// The timer's step: where ticks are pulled, and a report has pulled them lately, each further batch would
    /// only be one more for the journal.
    func timedStep() {
        retryJournalIfDue()
        if !hasStepped || piped != nil { step() }
        hasStepped = false
    }

    /// Queues another turn, unless one is queued already.
    func queueStep() {
        guard !isStepQueued else { return }
        isStepQueued = true
        queue.async { [self] in
            isStepQueued = false
            step()
        }
    }

    /// A feed's ring has been filled: an unbounded run, or one that was starved, goes on.
    func feedWasFilled() {
        queue.async { [self] in
            if !hasEnded { step() }
        }
    }

    /// Rows of the piped feed wait. A live desk takes them with its next step; a run without a clock goes on.
    func pipedArrived() {
        guard pace == .unbounded else { return }
        feedWasFilled()
    }

    /// Takes one batch and applies it.
    ///
    /// - Returns: whether there may be more to take at once.
    private func runBatch() -> Bool {
        batch.ticks.removeAll(keepingCapacity: true)
        batch.commands.removeAll(keepingCapacity: true)
        let outcome = merge.take(upTo: horizon(), limit: TradingEngine.greatestBatch, into: &batch.ticks)
        let pulledCount = batch.ticks.count
        swap(&batch.commands, &inbox)
        if case .live = pace, let silence = piped?.silenceToNote(state), !isReadOnly {
            batch.commands.append(silence)
        }
        let listsFirst = piped?.drain(state, into: &batch) ?? false
        if batch.inputCount > 0 { applyBatch(pulledCount) }
        if listsFirst { return true }
        switch outcome {
        case .limit: return true
        case .horizon(let next):
            if pacing == nil { beginPacing(at: max(next, state.time)) }
            return false
        case .starved: return false
        case .ended:
            if mayEnd { endRun() }
            return false
        }
    }

    /// Whether the run is over when no feed has more to pull: a live desk whose piped feed has ended stays open and
    /// its run unfinished, so that the next session goes on with it.
    private var mayEnd: Bool {
        guard let piped else { return true }
        return pace == .unbounded && piped.hasEnded
    }

    /// Applies the batch, whose first ticks were pulled and can be pulled again; the rest was piped.
    func applyBatch(_ pulledCount: Int) {
        let first = state.sequence + 1
        events.removeAll(keepingCapacity: true)
        plan.rounds.apply(batch, to: &state, into: &events)
        publication.memory.forget(after: events)
        if !batch.ticks.isEmpty { lastTickWall = clock.now() }
        journal(from: first, pulledCount)
        noteCommands(batch.commands.count)
        noteCrossings()
        noteRefusals()
    }

    /// The latest source time that may be taken now.
    private func horizon() -> Timestamp {
        guard case .live = pace else { return Timestamp(nanoseconds: .max) }
        return pacing?.desk(at: clock.now()) ?? Timestamp(nanoseconds: .min)
    }

    private func beginPacing(at desk: Timestamp) {
        pacing = Pacing(speedMilli: resumeSpeedMilli, wall: clock.now(), desk: desk)
    }

    private func journal(from first: Sequence64, _ pulledCount: Int) {
        guard let writer else { return }
        var counts: [UInt32] = []
        for tick in batch.ticks[..<pulledCount] {
            while counts.count <= Int(tick.feed) { counts.append(0) }
            counts[Int(tick.feed)] += 1
        }
        var encoder = ByteEncoder()
        for command in batch.commands { command.encode(into: &encoder) }
        var piped = ByteEncoder()
        for tick in batch.ticks[pulledCount...] { TickCoding.write(tick, into: &piped) }
        writer.append(
            BatchRecord(
                firstSequence: first, lastSequence: state.sequence, time: state.time.nanoseconds,
                tickCounts: counts, commands: encoder.bytes, pipedTicks: piped.bytes))
    }

    private func noteCrossings() {
        for case .accountFellBelowLine(let crossing) in events {
            let report = LineCrossingReport(
                name: state.name(of: crossing.account), time: crossing.time, price: crossing.price,
                healthFactor: crossing.healthFactor)
            held.append(report, of: crossing.account, at: state.sequence)
        }
    }

    func finishStep() {
        flushJournal()
        releaseDurable()
        publishIfWanted()
        snapshotIfDue()
    }

    /// Hands out what has become durable.
    func releaseDurable() {
        let complete = hasEnded ? Timestamp(nanoseconds: .max) : state.time
        let ready = held.take(upTo: shownSequence, before: complete)
        if !ready.isEmpty { observer.crossed(ready) }
    }

    /// Brings to disk what somebody waits for. An order should find the disk free: on a desk with a clock, ticks that
    /// nobody waits for are no commit of their own.
    func flushJournal() {
        let isAwaited = publication.waiting != nil || publication.waitingPreview != nil
        guard timer != nil, !isAwaited else {
            writer?.flush()
            return
        }
        writer?.flushIfDue(now: clock.now())
    }

    /// Cuts a snapshot of a live desk once a minute, at a moment when all of it is on disk.
    func snapshotIfDue() {
        guard let writer, case .live = pace else { return }
        let now = clock.now()
        guard now - lastSnapshotWall >= TradingEngine.snapshotNanoseconds,
            writer.durableSequence == state.sequence
        else { return }
        lastSnapshotWall = now
        writer.snapshot(state.withoutWatch())
    }
}
