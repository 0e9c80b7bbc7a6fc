import Engine
import Synchronization

/// A clock that moves when a test says so.
final class ManualClock: EngineClock {
    private let nanoseconds = Atomic<Int64>(0)

    func now() -> Int64 { nanoseconds.load(ordering: .acquiring) }

    func advance(by nanoseconds: Int64) {
        self.nanoseconds.add(nanoseconds, ordering: .acquiringAndReleasing)
    }
}
