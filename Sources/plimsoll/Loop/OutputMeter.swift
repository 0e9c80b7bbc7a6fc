/// Bytes a second, over the last two seconds or so.
struct OutputMeter {
    private var last: (bytes: UInt64, time: Int64)?
    private var current: UInt64 = 0

    /// Takes a count of bytes at a time in nanoseconds and returns the rate.
    mutating func rate(_ bytes: UInt64, at now: Int64) -> UInt64 {
        guard let earlier = last else {
            last = (bytes, now)
            return 0
        }
        let elapsed = now - earlier.time
        if elapsed >= 2_000_000_000 {
            current = (bytes - earlier.bytes) * 1_000_000_000 / UInt64(elapsed)
            last = (bytes, now)
        }
        return current
    }
}
