import Units

/// Why a breaker changed its state, with the numbers that it saw.
public enum BreakerCause: Hashable, Sendable {
    /// The price is outside its band around the reference.
    case outOfBand(price: Price, reference: Price)
    /// The price moved too far within a window.
    case velocity(VelocityWindow, from: Price, to: Price)
    /// The price stayed outside its band for as long as it may.
    case limitStateExpired
    /// A price is too old or too few sources are fresh.
    case stale
    /// Sources differ too much.
    case disagreement
    /// Too much left a vault.
    case outflow
    /// More was lost than the budget allows.
    case loss
    /// Somebody pulled it.
    case tripped(by: UInt32)
    /// Somebody released it.
    case released(by: UInt32)
    /// The cause has been gone for long enough.
    case calm
    /// A price that is to stand at its peg stands too far from it.
    case depeg(price: Price, peg: Price)
    /// Something that always holds does not.
    case invariant
}

/// The spans over which a price may move only so far.
public enum VelocityWindow: UInt8, CaseIterable, Hashable, Sendable {
    /// One second.
    case second
    /// One minute.
    case minute
    /// One hour.
    case hour
}

/// One change of a breaker's state, for the journal.
public struct BreakerTransition: Hashable, Sendable {
    /// The state before.
    public let from: BreakerState
    /// The state after; the same where a trip only says why a halt must last.
    public let to: BreakerState
    /// When it changed: the moment that it was due, not the one at which somebody looked.
    public let time: Timestamp
    /// Why.
    public let cause: BreakerCause
}

/// What whoever watches tells a breaker.
public enum BreakerFinding: Hashable, Sendable {
    /// Nothing is wrong.
    case calm
    /// Something is wrong that may pass within the limit state.
    case limit(BreakerCause)
    /// Something is wrong that halts at once.
    case breach(BreakerCause)
}
