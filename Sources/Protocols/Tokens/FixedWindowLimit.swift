import Units

/// How much may be dealt in a window of time; the next one opens with the first deal after its end.
///
/// - Units: the amounts' smallest units; seconds.
/// - Source: Ondo, `InstantMintTimeBasedRateLimiter.sol`.
public struct FixedWindowLimit: Hashable, Sendable {
    /// The most in one window.
    public var limit: UInt256
    /// Length of a window.
    public var duration: UInt64
    /// What the window has seen.
    public private(set) var used = UInt256.zero
    /// When the window opened, in seconds since 1970.
    public private(set) var opened: UInt64

    /// Opens the first window.
    public init(limit: UInt256, duration: UInt64, opened: UInt64) {
        self.limit = limit
        self.duration = duration
        self.opened = opened
    }

    /// Uses up part of the window, after opening the next one where its time has come.
    ///
    /// - Errors: `amountZero`; `limitExceeded`, which leaves the old window; `arithmetic` where the limit has been set
    ///   below what is used, and for a window that never ends.
    public mutating func use(_ amount: UInt256, at time: UInt64) throws(RebasingTokenError) {
        if amount.isZero { throw .amountZero }
        let (end, isBeyond) = opened.addingReportingOverflow(duration)
        if isBeyond { throw .arithmetic(.overflow) }
        let isOver = time >= end
        let before = isOver ? UInt256.zero : used
        let left = try RebasingTokenError.exactly { () throws(ArithmeticError) in
            try limit.subtracting(before)
        }
        if amount > left { throw .limitExceeded(left: left) }
        used = before &+ amount
        if isOver { opened = time }
    }
}
