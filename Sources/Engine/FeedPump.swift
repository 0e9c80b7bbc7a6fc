@preconcurrency import Dispatch
import Desk
import Synchronization

/// One feed: a source that is read on a queue of its own into a ring of its own.
///
/// `@unchecked Sendable`: `source` is touched on `queue` only, the ring and the flags are safe by themselves.
final class FeedPump: @unchecked Sendable {
    let ring: TickRing
    private let queue: DispatchQueue
    private var source: any TickSource
    private let ended = Atomic<Bool>(false)
    private let isFilling = Atomic<Bool>(false)
    private let filled: @Sendable () -> Void

    /// Makes a pump that calls `filled` on its own queue after each filling.
    init(_ source: any TickSource, feed: Int, capacity: Int = 1 << 14, filled: @escaping @Sendable () -> Void)
    {
        self.source = source
        self.filled = filled
        ring = TickRing(capacity: capacity)
        queue = DispatchQueue(label: "plimsoll.feed.\(feed)", qos: .userInitiated)
    }

    /// Whether the source has ended and the ring is empty.
    var isDry: Bool { ended.load(ordering: .acquiring) && ring.count == 0 }

    /// Asks for a filling once half of the ring is free; several requests at once count as one.
    func fillIfLow() {
        guard ring.count * 2 <= ring.capacity, !ended.load(ordering: .acquiring) else { return }
        guard
            isFilling.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing)
                .exchanged
        else { return }
        queue.async { [self] in
            fill()
            isFilling.store(false, ordering: .releasing)
            filled()
        }
    }

    /// Fills the ring and waits for it: for a restart, which runs ahead of the clock.
    func fillNow() { queue.sync { fill() } }

    /// Passes over rows that were applied before a restart.
    func skip(_ rows: UInt64) { queue.sync { source.skip(rows) } }

    private func fill() {
        let free = ring.capacity - ring.count
        guard free > 0, !ended.load(ordering: .acquiring) else { return }
        var hasEnded = false
        _ = ring.produce { buffer in
            let count = source.fill(buffer)
            hasEnded = count < buffer.count
            return count
        }
        if hasEnded { ended.store(true, ordering: .releasing) }
    }
}
