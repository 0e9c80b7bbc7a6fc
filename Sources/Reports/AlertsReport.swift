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
    /// What an alert is of.
    public enum Kind: Hashable, Sendable {
        /// A health factor, times 1e18.
        case health
        /// A price above or below a level, times 1e18.
        case priceAbove, priceBelow
        /// Seconds since an oracle published.
        case oracleAge
        /// Seconds since a feed brought something.
        case feedSilence
        /// What stands behind an instrument, in basis points of what was minted.
        case reserve
        /// Seconds since somebody said what stands behind it.
        case reserveAge
    }

    /// Names the alert in the run, from 1.
    public var id: UInt64
    /// When it was raised.
    public var time: Timestamp
    /// How bad it was when raised.
    public var severity: Severity
    /// The account, the instrument or the feed.
    public var account: SafeText
    /// What of it is alerted of, and so the unit of the figures.
    public var kind: Kind
    /// The figure when raised, rounded down.
    public var value: UInt256
    /// The edge that was passed.
    public var edge: UInt256
    /// The state of its life.
    public var state: AlertState

    /// Makes a row.
    public init(
        id: UInt64, time: Timestamp, severity: Severity, account: SafeText, kind: Kind = .health,
        value: UInt256, edge: UInt256, state: AlertState
    ) {
        self.id = id
        self.time = time
        self.severity = severity
        self.account = account
        self.kind = kind
        self.value = value
        self.edge = edge
        self.state = state
    }
}
