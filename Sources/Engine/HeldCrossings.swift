import Desk
import Reports
import Units

/// Crossings that wait until the batch they came from is on disk, and until no more can come of their time.
///
/// They leave in the order of time, those of one time in the order of the book, wherever batches were cut.
struct HeldCrossings {
    private struct Crossing {
        var sequence: Sequence64
        var account: AccountID
        var report: LineCrossingReport
    }

    private var waiting: [Crossing] = []

    /// Keeps a crossing; crossings come in the order of their time.
    mutating func append(_ report: LineCrossingReport, of account: AccountID, at sequence: Sequence64) {
        var place = waiting.count
        while place > 0, waiting[place - 1].report.time == report.time, account < waiting[place - 1].account {
            place -= 1
        }
        waiting.insert(Crossing(sequence: sequence, account: account, report: report), at: place)
    }

    /// Takes out those up to a durable sequence and earlier than a time.
    mutating func take(upTo durable: Sequence64, before time: Timestamp) -> [LineCrossingReport] {
        let ready = waiting.prefix { $0.sequence <= durable && $0.report.time < time }.map(\.report)
        waiting.removeFirst(ready.count)
        return ready
    }

    /// Forgets what never became durable; the rest still waits until no more can come of its time.
    mutating func drop(after durable: Sequence64) { waiting.removeAll { $0.sequence > durable } }
}
