import Units

/// What an alert is about.
public enum AlertSubject: Hashable, Sendable {
    /// The health factor of an account, times 1e18.
    case health(AccountID)
    /// The price of an instrument, which is to stay below a level; both times 1e18.
    case priceAbove(InstrumentID)
    /// The price of an instrument, which is to stay above a level; both times 1e18.
    case priceBelow(InstrumentID)
    /// The age of an instrument's oracle price, in seconds.
    case oracleAge(InstrumentID)
    /// How long a feed has brought nothing, in seconds of the wall clock.
    case feedSilence(UInt16)
    /// What stands behind an instrument, in basis points of what was minted.
    case reserve(InstrumentID)
    /// The age of the newest word on what stands behind it, in seconds.
    case reserveAge(InstrumentID)
}

/// A warning that something passed an edge for the worse, and what became of it.
public struct Alert: Hashable, Sendable {
    /// Number in the run, from 1.
    public var id: UInt64
    /// What it is about.
    public var subject: AlertSubject
    /// When: the time of the tick, or of the wall clock for a feed.
    public var time: Timestamp
    /// How bad it was when raised.
    public var severity: Severity
    /// The figure when raised, in the unit of the subject, rounded down.
    public var value: UInt256
    /// The edge that it passed, in the same unit.
    public var edge: UInt256
    /// The state of its life.
    public var state: AlertState
}
