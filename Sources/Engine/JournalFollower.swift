@preconcurrency import Dispatch
import Desk
import Journal
import Units

/// Reads what another desk writes, on a queue of its own.
///
/// `@unchecked Sendable`: `isReading` and `last` are touched on the engine's queue only.
final class JournalFollower: @unchecked Sendable {
    private let store: JournalStore
    private let run: RunRecord
    private let queue = DispatchQueue(label: "plimsoll.follower", qos: .userInitiated)
    private var isReading = false
    /// The record that was applied last, as it was then: it may have grown since.
    private var last: BatchRecord?

    /// Makes a follower of a run that was applied up to a record.
    init(store: JournalStore, run: RunRecord, after last: BatchRecord?) {
        (self.store, self.run, self.last) = (store, run, last)
    }

    /// Reads what follows a sequence and hands it over, on the follower's queue; one reading at a time.
    func read(
        after sequence: Sequence64,
        _ body: @escaping @Sendable (Result<[BatchRecord], JournalError>) -> Void
    ) {
        guard !isReading else { return }
        isReading = true
        queue.async { [self] in
            body(Result { () throws(JournalError) in try store.batches(run, after: sequence) })
        }
    }

    /// What was read has been taken.
    func finishReading() { isReading = false }

    /// Returns what of a record has not been applied yet.
    func rest(of record: BatchRecord) -> BatchRecord {
        last.flatMap { record.remainder(after: $0) } ?? record
    }

    /// Notes that a record was applied.
    func note(_ record: BatchRecord) { last = record }

    /// Whether another desk writes the journal now.
    var isWritten: Bool { store.writingProcess != nil }
}
