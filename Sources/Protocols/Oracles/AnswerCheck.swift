import Units

/// What a consumer of a feed asks of its last round before it believes the answer.
///
/// - Units: seconds.
public struct AnswerCheck: Hashable, Sendable {
    /// The greatest age at which an answer is fresh.
    public var heartbeat: UInt64

    /// Makes the check of a feed.
    public init(heartbeat: UInt64) { self.heartbeat = heartbeat }

    /// Whether an answer is positive, has a time that is not in the future, and is not older than the heartbeat.
    public func isUsable(_ answer: Int256, updatedAt: UInt64, now: UInt64) -> Bool {
        answer > .zero && updatedAt != 0 && updatedAt <= now && now - updatedAt <= heartbeat
    }
}
