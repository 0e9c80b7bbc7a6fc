import Units

/// A warning that an account passed an edge for the worse, and what became of it.
public struct Alert: Hashable, Sendable {
    /// Number in the run, from 1.
    public var id: UInt64
    /// The account.
    public var account: AccountID
    /// When: the time of the tick.
    public var time: Timestamp
    /// How bad it was when raised.
    public var severity: Severity
    /// Health factor when raised, scaled by 1e18, rounded down.
    public var healthFactor: UInt256
    /// The state of its life.
    public var state: AlertState
}
