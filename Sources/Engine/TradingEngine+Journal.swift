@preconcurrency import Dispatch
import Desk
import Journal
import Reports
import Units

// What becomes of a desk whose journal cannot be written, or only slowly.
extension TradingEngine {
    /// Wall time between two tries to write a journal whose disk is full.
    static let retryNanoseconds: Int64 = 1_000_000_000
    /// Bytes that wait at most for a disk that is full.
    static let greatestGathered = 1 << 26
    /// How far the disk may lag behind before orders that are no way out are refused.
    static let greatestLagNanoseconds: Int64 = 2_000_000_000

    /// A commit has ended: well, or not.
    func journalSettled(_ error: JournalError?) {
        queue.async { [self] in
            guard !isStopped else { return }
            writer?.endRetry()
            if let error {
                if isReadOnly { stayReadOnly(error) } else { turnReadOnly(error) }
            } else {
                if isReadOnly { turnWriting() }
            }
            notePending()
            releaseDurable()
            publishIfWanted()
            if error == nil {
                snapshotIfDue()
                flushJournal()
            }
            concludeIfDurable()
        }
    }

    /// Up to where what is shown may go. A desk that only watches shows what is not on disk: there is no order of its
    /// own in that.
    var shownSequence: Sequence64 { isReadOnly ? .max : writer?.durableSequence ?? .max }

    /// After a failed commit the desk goes back to the last durable sequence and only watches from there.
    ///
    /// A live desk whose disk is full keeps what comes and tries again. Any other failure is final: what the system said
    /// of a page that it failed to write cannot be asked a second time.
    private func turnReadOnly(_ error: JournalError) {
        guard let failed = writer else { return }
        failure = error
        inbox = []
        pending = []
        held.drop(after: failed.durableSequence)
        (publication.waiting, publication.waitingPreview) = (nil, nil)
        let mayRecover = error.isOutOfRoom && pace != .unbounded
        journalStatus = .readOnly(
            mayRecover
                ? "the disk of the journal is full: orders are refused until there is room"
                : SafeText(error.description))
        let lost = failed.dropUndurable()
        if !mayRecover { writer = nil }
        lastRetryWall = clock.now()
        guard rebuild(from: failed) else { return writer = nil }
        sayLost(lost)
        watchAgain(lost)
        queueStep()
    }

    /// Another try has failed: for want of room it is made again, for anything else it was the last.
    private func stayReadOnly(_ error: JournalError) {
        failure = error
        guard !error.isOutOfRoom else { return }
        journalStatus = .readOnly(SafeText(error.description))
        writer = nil
    }

    /// Goes back to what is on disk.
    private func rebuild(from failed: JournalWriter) -> Bool {
        let recovery = Recovery(plan: plan, filled: { [weak self] in self?.feedWasFilled() })
        let reopened = try? failed.reading { store, run in try recovery.resume(run, in: store) }
        guard let reopened else { return false }
        state = reopened.state
        publication.memory = ReportMemory()
        piped?.forgetInstruments()
        merge = FeedMerge(reopened.pumps)
        hasEnded = false
        finalHash = nil
        return true
    }

    /// Says of commands that did not reach the disk that they did not happen.
    private func sayLost(_ lost: [BatchRecord]) {
        let count = lost.reduce(0) { $0 + Recovery.requestCount(of: $1) }
        guard count > 0 else { return }
        say(SafeText("\(count) of your commands did not reach the disk: they did not happen"))
    }

    /// Prices that came by themselves and cannot be pulled again are applied again.
    private func watchAgain(_ lost: [BatchRecord]) {
        let ticks = lost.flatMap { (try? TickCoding.ticks(in: $0.pipedTicks)) ?? [] }
        batch = Batch(ticks: ticks.filter { Int($0.instrument.index) < state.instrumentCount })
        if batch.inputCount > 0 { applyBatch(0) }
    }

    /// There was room again: everything that came since is on disk.
    private func turnWriting() {
        failure = nil
        journalStatus = .writing
        say("the journal is written again, nothing that was seen is missing: orders pass")
    }

    /// Tries again to write a journal whose disk was full.
    func retryJournalIfDue() {
        guard isReadOnly, let writer else { return }
        guard writer.gatheredByteCount <= TradingEngine.greatestGathered else {
            self.writer = nil
            return say("too much came while the disk was full: start the desk anew to trade")
        }
        let now = clock.now()
        guard now - lastRetryWall >= TradingEngine.retryNanoseconds else { return }
        lastRetryWall = now
        writer.retry()
    }

    /// Notes that commands wait to be on disk.
    func noteCommands(_ count: Int) {
        guard count > 0, writer != nil, !isReadOnly else { return }
        pending.append(PendingCommands(sequence: state.sequence, wall: clock.now(), count: count))
    }

    /// Forgets the commands that are on disk by now.
    private func notePending() {
        let durable = writer?.durableSequence ?? .max
        pending.removeAll { $0.sequence <= durable }
    }

    /// How long the oldest command has been waiting to be on disk, in nanoseconds; 0 where none waits.
    var journalLag: Int64 { pending.first.map { max(0, clock.now() - $0.wall) } ?? 0 }

    /// Why a command may not pass while the disk lags behind; `nil` where it may.
    func lagRefusal(of command: Command) -> SafeText? {
        let lag = journalLag
        guard lag > TradingEngine.greatestLagNanoseconds else { return nil }
        switch command {
        case .placeOrders(let requests) where requests.allSatisfy(\.action.isWayOut): return nil
        case .placeOrders, .replaceOrder:
            let seconds = DecimalText.fixed(UInt128(lag / 1_000_000), scale: 3, places: 1)
            return SafeText(
                "the disk is \(seconds) s behind: only repaying, adding collateral and cancelling pass")
        default: return nil
        }
    }
}

/// Commands of one batch that wait to be on disk.
struct PendingCommands {
    /// The sequence at which the batch ended.
    var sequence: Sequence64
    /// When it was applied, by the clock that only moves forward.
    var wall: Int64
    var count: Int
}
