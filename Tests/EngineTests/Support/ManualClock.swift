import Engine
import Synchronization
import Units

/// A clock that moves when a test says so.
final class ManualClock: EngineClock {
    private let nanoseconds = Atomic<Int64>(0)
    private let shift = Atomic<Int64>(0)

    func now() -> Int64 { nanoseconds.load(ordering: .acquiring) }

    /// The same time, counted from an evening in November 2026.
    func wallTime() -> Timestamp {
        Timestamp(nanoseconds: ManualClock.beginning.nanoseconds + now() + shift.load(ordering: .acquiring))
    }

    static let beginning = Timestamp(seconds: 1_795_349_071)

    /// Puts the time of day forward or back, as a person or a time server does.
    func shiftWallTime(by nanoseconds: Int64) { shift.add(nanoseconds, ordering: .acquiringAndReleasing) }

    func advance(by nanoseconds: Int64) {
        self.nanoseconds.add(nanoseconds, ordering: .acquiringAndReleasing)
    }
}
