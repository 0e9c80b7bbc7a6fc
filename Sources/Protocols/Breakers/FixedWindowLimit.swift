import Units

/// A limit on what is minted or redeemed within a window that starts anew with the first use after its end.
///
/// - Units: smallest units; seconds.
/// - Source: Ondo, `InstantMintTimeBasedRateLimiter.sol`.
public struct FixedWindowLimit: Hashable, Sendable {
    /// What may be used within a window.
    public var limit: UInt256
    /// Length of a window.
    public var duration: UInt64
    /// When the window started.
    public private(set) var startedAt: UInt64
    /// What was used in it.
    public private(set) var used = UInt256.zero

    /// Makes a limit whose first window starts now.
    public init(limit: UInt256, duration: UInt64, startedAt: UInt64) {
        self.limit = limit
        self.duration = duration
        self.startedAt = startedAt
    }

    /// Returns what may still be used now.
    public func available(at now: UInt64) -> UInt256 {
        let used = isOver(at: now) ? .zero : used
        return limit > used ? limit &- used : .zero
    }

    /// Uses an amount.
    ///
    /// - Errors: in this order `noAmount`, `exceeded`; nothing has changed then.
    public mutating func use(_ amount: UInt256, at now: UInt64) throws(FixedWindowError) {
        if amount.isZero { throw .noAmount }
        let available = available(at: now)
        if amount > available { throw .exceeded(available: available) }
        if isOver(at: now) { (startedAt, used) = (now, .zero) }
        used = used &+ amount
    }

    private func isOver(at now: UInt64) -> Bool { now >= startedAt && now - startedAt >= duration }
}

/// Why a limit refuses an amount.
public enum FixedWindowError: Error, Hashable, Sendable {
    /// Nothing would be used.
    case noAmount
    /// It is more than the window has left.
    case exceeded(available: UInt256)
}
