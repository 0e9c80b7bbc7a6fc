@preconcurrency import Dispatch
import Desk
import Journal
import Reports
import Units

// A desk that watches what another one writes.
extension TradingEngine {
    /// Says why a desk over somebody else's journal only watches.
    static func viewWords(_ store: JournalStore) -> SafeText {
        guard let process = store.writingProcess else { return "only looked at: nobody writes the journal" }
        return SafeText("process \(process) writes the journal: this desk only watches it")
    }

    /// Takes what the other desk has written since.
    func follow(_ follower: JournalFollower) {
        follower.read(after: state.sequence) { [weak self] read in
            guard let self else { return }
            queue.async { [self] in
                follower.finishReading()
                guard !isStopped else { return }
                take(read, of: follower)
                finishStep()
            }
        }
    }

    private func take(_ read: Result<[BatchRecord], JournalError>, of follower: JournalFollower) {
        do {
            for record in try read.get() { try apply(record, of: follower) }
        } catch {
            self.follower = nil
            journalStatus = .readOnly(SafeText("the journal can no longer be followed: \(error)"))
            publication.isWanted = true
        }
    }

    private func apply(_ record: BatchRecord, of follower: JournalFollower) throws {
        let rest = follower.rest(of: record)
        guard rest.firstSequence == state.sequence + 1 else {
            throw DeskPlanError.unreadable(
                SafeText("sequence \(rest.firstSequence) does not follow \(state.sequence)"))
        }
        batch = try Recovery(plan: plan, filled: {}).batch(
            of: rest, instruments: state.instrumentCount, merge: &merge)
        applyBatch(batch.ticks.count)
        try Recovery.check(state, after: record)
        follower.note(record)
    }
}
