import Units

/// The alerts of the run, unacknowledged and worst first, then newest first.
public struct AlertsReport: Sendable {
    /// At most 256 alerts.
    public var rows: [AlertRow] = []
    /// Alerts that nobody has acknowledged.
    public var unacknowledgedCount = 0
    /// Alerts raised since the run began.
    public var raisedCount = 0
    /// Grows by one at each first passage of an account into critical or below its line; a bell is due then.
    public var bells: UInt64 = 0

    /// Makes an empty report.
    public init() {}
}

/// One alert.
public struct AlertRow: Hashable, Sendable {
    /// Names the alert in the run, from 1.
    public var id: UInt64
    /// When it was raised.
    public var time: Timestamp
    /// How bad it was when raised.
    public var severity: Severity
    /// The account.
    public var account: SafeText
    /// Health factor when raised, scaled by 1e18, rounded down.
    public var healthFactor: UInt256
    /// The edge that was crossed, scaled by 1e18.
    public var edge: UInt256
    /// The state of its life.
    public var state: AlertState

    /// Makes a row.
    public init(
        id: UInt64, time: Timestamp, severity: Severity, account: SafeText, healthFactor: UInt256,
        edge: UInt256,
        state: AlertState
    ) {
        self.id = id
        self.time = time
        self.severity = severity
        self.account = account
        self.healthFactor = healthFactor
        self.edge = edge
        self.state = state
    }
}
