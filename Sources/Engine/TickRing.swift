import Desk
import Synchronization

/// A bounded queue from one feed to the engine: one producer, one consumer, no lock, no allocation.
///
/// `@unchecked Sendable`: the slots between head and tail belong to the consumer, the others to the producer;
/// the two counters, written with release and read with acquire, hand them over.
public final class TickRing: @unchecked Sendable {
    private let slots: UnsafeMutablePointer<Tick>
    private let mask: Int
    /// Ticks taken so far; written by the consumer only.
    private let head = Atomic<Int>(0)
    /// Ticks put so far; written by the producer only.
    private let tail = Atomic<Int>(0)

    /// Makes a ring of `capacity` ticks, rounded up to a power of two.
    public init(capacity: Int) {
        precondition(capacity > 0 && capacity <= 1 << 24, "a ring holds 1 to 16,777,216 ticks")
        let count = 1 << (Int.bitWidth - (capacity - 1).leadingZeroBitCount)
        mask = count - 1
        slots = .allocate(capacity: count)
    }

    deinit { slots.deallocate() }

    /// Number of ticks that the ring holds at most.
    public var capacity: Int { mask + 1 }

    /// Ticks that wait to be taken.
    public var count: Int { tail.load(ordering: .acquiring) - head.load(ordering: .acquiring) }

    /// Producer: lets `fill` write into the free slots, as many as it likes from the front of each run.
    ///
    /// - Returns: how many ticks were put; less than what was free when `fill` had no more.
    public func produce(_ fill: (UnsafeMutableBufferPointer<Tick>) -> Int) -> Int {
        var put = 0
        while true {
            let end = tail.load(ordering: .relaxed)
            let free = capacity - (end - head.load(ordering: .acquiring))
            let start = end & mask
            let run = min(free, capacity - start)
            guard run > 0 else { return put }
            let filled = fill(UnsafeMutableBufferPointer(start: slots + start, count: run))
            tail.store(end + filled, ordering: .releasing)
            put += filled
            if filled < run { return put }
        }
    }

    /// Consumer: the ticks that wait and lie side by side, oldest first.
    public func front() -> UnsafeBufferPointer<Tick> {
        let begin = head.load(ordering: .relaxed)
        let waiting = tail.load(ordering: .acquiring) - begin
        let start = begin & mask
        return UnsafeBufferPointer(start: slots + start, count: min(waiting, capacity - start))
    }

    /// Consumer: gives the slots of the oldest `count` ticks back.
    public func drop(_ count: Int) {
        head.store(head.load(ordering: .relaxed) + count, ordering: .releasing)
    }
}
