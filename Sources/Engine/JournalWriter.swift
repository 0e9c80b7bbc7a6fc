@preconcurrency import Dispatch
import Desk
import Journal
import Proofs
import Synchronization
import Units

/// Brings batches to disk on a queue of its own, in groups: while one commit runs the next group gathers.
///
/// `@unchecked Sendable`: `store` is touched on `queue` only, what waits on the engine's queue only; what
/// both see is atomic.
final class JournalWriter: @unchecked Sendable {
    private let store: JournalStore
    private let run: RunRecord
    private let queue = DispatchQueue(label: "plimsoll.journal", qos: .userInitiated)
    private let durable: Atomic<UInt64>
    private let isBusy = Atomic<Bool>(false)
    private var gathered: [BatchRecord] = []
    /// What is being committed, or was when that failed.
    private var inFlight: [BatchRecord] = []
    private var isRetrying = false
    private var lastFlush = Int64.min / 2
    /// Bytes of commands and of ticks by value that wait.
    private(set) var gatheredByteCount = 0
    private let settled: @Sendable (JournalError?) -> Void

    /// Makes a writer for a run that is on disk up to `durable`; `settled` is called on the journal's queue
    /// after each commit, with the error if it failed.
    init(
        store: JournalStore, run: RunRecord, durable: Sequence64,
        settled: @escaping @Sendable (JournalError?) -> Void
    ) {
        self.store = store
        self.run = run
        self.durable = Atomic(durable)
        self.settled = settled
    }

    /// The last sequence that is on disk.
    var durableSequence: Sequence64 { durable.load(ordering: .acquiring) }

    /// Gathers a batch. Batches of ticks alone grow together: where they were cut does not matter.
    func append(_ record: BatchRecord) {
        gatheredByteCount += record.commands.count + record.pipedTicks.count
        if let longer = gathered.last?.extended(by: record) {
            gathered[gathered.count - 1] = longer
        } else {
            gathered.append(record)
        }
    }

    /// Hands the gathered batches over unless a commit is running.
    func flush() {
        guard !gathered.isEmpty, claim() else { return }
        commitGathered()
    }

    /// Hands the gathered batches over if somebody waits for them: what was asked for waits, ticks alone ride along with
    /// the next commit, or with one every tenth of a second.
    func flushIfDue(now: Int64) {
        guard hasCommands || now - lastFlush >= JournalWriter.tickNanoseconds else { return }
        lastFlush = now
        flush()
    }

    /// Wall time between commits of ticks alone.
    private static let tickNanoseconds: Int64 = 100_000_000

    private var hasCommands: Bool { gathered.contains { !$0.commands.isEmpty } }

    /// Forgets what is not on disk and returns it, oldest first: the desk goes back to what is.
    func dropUndurable() -> [BatchRecord] {
        defer { (inFlight, gathered, gatheredByteCount) = ([], [], 0) }
        return inFlight + gathered
    }

    /// Tries again after a commit that failed, unless such a try is still under way.
    func retry() {
        guard !isRetrying else { return }
        gathered = inFlight + gathered
        guard !gathered.isEmpty else { return }
        isRetrying = true
        commitGathered()
    }

    /// What was tried again has come to an end.
    func endRetry() { isRetrying = false }

    private func commitGathered() {
        inFlight = gathered
        gathered.removeAll(keepingCapacity: true)
        gatheredByteCount = 0
        queue.async { [self, group = inFlight] in commit(group) }
    }

    /// Cuts a snapshot of a state that is on disk, without holding up the engine.
    func snapshot(_ state: DeskState) {
        queue.async { [self] in try? save(state) }
    }

    /// Commits what is gathered, cuts a snapshot and waits for both: the clean end of a session.
    func close(_ state: DeskState, runEnded: Bool) throws(JournalError) {
        // What failed to be committed is tried once more; what was committed is not in flight any more.
        let group = inFlight + gathered
        (inFlight, gathered) = ([], [])
        let result: Result<Void, JournalError> = queue.sync {
            Result { () throws(JournalError) in
                let rest = group.filter { $0.firstSequence > durableSequence }
                if !rest.isEmpty { try store.commit(rest, run: run) }
                try save(state)
                if runEnded { try store.finishRun(run) }
            }
        }
        try result.get()
    }

    /// Waits until the journal's queue is idle and runs `body` there: reading back after a failed commit.
    func reading<Value: Sendable, Failure: Error>(
        _ body: (JournalStore, RunRecord) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let result: Result<Value, Failure> = queue.sync {
            Result { () throws(Failure) in try body(store, run) }
        }
        return try result.get()
    }

    private func claim() -> Bool {
        isBusy.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged
    }

    private func commit(_ group: [BatchRecord]) {
        do throws(JournalError) {
            try store.commit(group, run: run)
            if let last = group.last { durable.store(last.lastSequence, ordering: .releasing) }
            isBusy.store(false, ordering: .releasing)
            settled(nil)
        } catch {
            settled(error)
        }
    }

    private func save(_ state: DeskState) throws(JournalError) {
        try store.saveSnapshot(SnapshotRecord(sequence: state.sequence, state: state.encoded()), run: run)
    }
}
