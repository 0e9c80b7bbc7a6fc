import Reports
import Units

/// The counts of the status line, taken anew once a second: nobody reads them ten times in it, and on a slow line
/// they would take the room of a price.
struct StatusCounts: Sendable {
    private var taken: (ticks: UInt64, durable: Sequence64, at: Int64)?

    private static let interval: Int64 = 1_000_000_000

    /// Puts the counts that are shown in place of newer ones; what stands still is shown as it is.
    mutating func hold(_ status: inout StatusReport, at now: Int64) {
        let stands = status.ended || status.speedMilli == 0
        if let taken, !stands, (0..<StatusCounts.interval).contains(now - taken.at) {
            (status.tickCount, status.durableSequence) = (taken.ticks, taken.durable)
        } else {
            taken = (status.tickCount, status.durableSequence, now)
        }
    }
}
