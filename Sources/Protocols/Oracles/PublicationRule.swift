import Units

/// When a feed publishes a new answer: after a move that is large enough, or when the heartbeat is over.
///
/// - Source: ccip, `core/services/fluxmonitorv2/deviation_checker.go`.
public struct PublicationRule: Hashable, Sendable {
    /// The share of the published answer that a move must reach, in basis points.
    public var relativeThreshold: UInt32
    /// What a move must exceed, in units of the answer; `UInt256.max` is exceeded by none.
    public var absoluteThreshold: UInt256
    /// Seconds after which an answer is published that has not moved.
    public var heartbeat: UInt64

    /// Makes the rule of a feed.
    public init(relativeThreshold: UInt32, absoluteThreshold: UInt256 = .zero, heartbeat: UInt64) {
        self.relativeThreshold = relativeThreshold
        self.absoluteThreshold = absoluteThreshold
        self.heartbeat = heartbeat
    }

    /// Whether an answer is far enough from the published one.
    ///
    /// It exceeds the absolute threshold and reaches the relative one; from 0 every move counts, and with both
    /// thresholds 0 everything is published.
    /// - Rounding: none; products are compared instead of quotients.
    public func deviates(_ next: Int256, from published: Int256) -> Bool {
        if relativeThreshold == 0, absoluteThreshold.isZero { return true }
        let move = next > published ? next.bits &- published.bits : published.bits &- next.bits
        if move <= absoluteThreshold { return false }
        if published == .zero { return true }
        let reached = move.multipliedFullWidth(by: BasisPoints.one)
        let least = published.magnitude.multipliedFullWidth(by: UInt256(UInt64(relativeThreshold)))
        return (reached.high, reached.low) >= (least.high, least.low)
    }

    /// Whether an answer is due: it deviates, or the published one is as old as the heartbeat.
    ///
    /// - Parameters:
    ///   - publishedAt: seconds, as `now`; an answer from the future is not old.
    public func isDue(_ next: Int256, published: Int256, at publishedAt: UInt64, now: UInt64) -> Bool {
        if now >= publishedAt, now - publishedAt >= heartbeat { return true }
        return deviates(next, from: published)
    }
}
