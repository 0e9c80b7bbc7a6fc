/// A moment in UTC.
///
/// - Units: nanoseconds since 1970-01-01T00:00:00Z; the range ends in April 2262.
@frozen
public struct Timestamp: Comparable, Hashable, Sendable {
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    public var nanoseconds: Int64

    /// Makes a moment from nanoseconds since the Unix epoch.
    @inlinable
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// Makes a moment from whole seconds since the Unix epoch; traps beyond the year 2262.
    @inlinable
    public init(seconds: Int64) { nanoseconds = seconds * Timestamp.nanosecondsPerSecond }

    /// 1,000,000,000.
    @inlinable
    public static var nanosecondsPerSecond: Int64 { 1_000_000_000 }

    /// Orders by time, earlier first.
    @inlinable
    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.nanoseconds < right.nanoseconds }

    /// Returns the time from `earlier` to `self` in nanoseconds; negative when `earlier` is later.
    @inlinable
    public func nanoseconds(since earlier: Timestamp) -> Int64 { nanoseconds - earlier.nanoseconds }
}
