import Protocols
import Units

/// Where a breaker stands.
public typealias BreakerState = Protocols.BreakerState

/// The breakers that are not normal, and the last that were not.
public struct BreakersReport: Sendable {
    /// Those that are not normal, by what they are about.
    public var rows: [BreakerRow] = []
    /// The last trips that are over, newest first: at most 16.
    public var past: [BreakerTripRow] = []
    /// Trips since the run began.
    public var tripCount: UInt64 = 0
    /// Whether anything but a person can trip a breaker.
    public var isWatching = false
    /// What can be tripped beside instruments and accounts: lending venues and pools.
    public var venues: [SafeText] = []

    /// Makes an empty report.
    public init() {}
}

/// A breaker that is not normal.
public struct BreakerRow: Hashable, Sendable {
    /// What it is about: a symbol, a venue, an account, an agent, or `desk`.
    public var name: SafeText
    /// Where it stands.
    public var state: BreakerState
    /// Since when.
    public var enteredAt: Timestamp
    /// When it takes the next step by itself; `nil` while its cause persists, or somebody has to reset it.
    public var deadline: Timestamp?
    /// Whether somebody pulled it, so that somebody has to reset it.
    public var isPulled: Bool
    /// Whether what tripped it is still there.
    public var causePersists: Bool
    /// When it tripped.
    public var trippedAt: Timestamp
    /// Why it tripped, with its numbers.
    public var cause: SafeText
    /// Orders that it has refused since.
    public var refusedCount: UInt64
    /// The last of them.
    public var lastRefused: OrderID?

    /// Makes a row.
    public init(
        name: SafeText, state: BreakerState, enteredAt: Timestamp, deadline: Timestamp? = nil,
        isPulled: Bool = false, causePersists: Bool = false, trippedAt: Timestamp, cause: SafeText,
        refusedCount: UInt64 = 0, lastRefused: OrderID? = nil
    ) {
        (self.name, self.state, self.enteredAt, self.deadline) = (name, state, enteredAt, deadline)
        (self.isPulled, self.causePersists) = (isPulled, causePersists)
        (self.trippedAt, self.cause) = (trippedAt, cause)
        (self.refusedCount, self.lastRefused) = (refusedCount, lastRefused)
    }
}

/// A trip that is over.
public struct BreakerTripRow: Hashable, Sendable {
    /// What the breaker is about.
    public var name: SafeText
    /// When it tripped.
    public var trippedAt: Timestamp
    /// When it was normal again.
    public var endedAt: Timestamp
    /// Why it tripped, with its numbers.
    public var cause: SafeText
    /// Orders that it refused.
    public var refusedCount: UInt64

    /// Makes a row.
    public init(
        name: SafeText, trippedAt: Timestamp, endedAt: Timestamp, cause: SafeText, refusedCount: UInt64
    ) {
        (self.name, self.trippedAt, self.endedAt) = (name, trippedAt, endedAt)
        (self.cause, self.refusedCount) = (cause, refusedCount)
    }
}
