import Dispatch
import Glibc
import Units

/// The wall clock as the engine sees it: `now` only ever moves forward. A test brings its own.
public protocol EngineClock: Sendable {
    /// Nanoseconds since some fixed moment.
    func now() -> Int64
    /// The time of day, which may jump: for stamping what arrives without a time of its own.
    func wallTime() -> Timestamp
}

/// The machine's monotonic clock.
public struct SystemClock: EngineClock {
    /// Makes the clock.
    public init() {}

    /// Nanoseconds since the machine was started.
    public func now() -> Int64 { Int64(DispatchTime.now().uptimeNanoseconds) }

    /// The machine's time of day.
    public func wallTime() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(
            nanoseconds: Int64(time.tv_sec) * Timestamp.nanosecondsPerSecond + Int64(time.tv_nsec))
    }
}

/// Where desk time stands against the wall clock.
struct Pacing {
    /// Desk seconds per wall second, times 1,000; 0 pauses.
    private(set) var speedMilli: UInt64
    private var anchorWall: Int64
    private var anchorDesk: Int64

    init(speedMilli: UInt64, wall: Int64, desk: Timestamp) {
        self.speedMilli = speedMilli
        anchorWall = wall
        anchorDesk = desk.nanoseconds
    }

    /// Lets desk time jump ahead.
    mutating func skip(_ nanoseconds: Int64) { anchorDesk += nanoseconds }

    /// Desk time at a wall time.
    func desk(at wall: Int64) -> Timestamp {
        let elapsed = (wall - anchorWall).multipliedFullWidth(by: Int64(speedMilli))
        let milli = Int64(1_000)
        guard elapsed.high >= 0, elapsed.high < milli else { return Timestamp(nanoseconds: .max) }
        let moved = milli.dividingFullWidth(elapsed).quotient
        let (desk, overflow) = anchorDesk.addingReportingOverflow(moved)
        return Timestamp(nanoseconds: overflow ? .max : desk)
    }

    /// Changes the speed from a wall time on; desk time does not jump.
    mutating func change(to speedMilli: UInt64, wall: Int64) {
        anchorDesk = desk(at: wall).nanoseconds
        anchorWall = wall
        self.speedMilli = speedMilli
    }
}
