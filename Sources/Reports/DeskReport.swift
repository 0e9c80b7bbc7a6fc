import Units

/// What the screen shows of the desk, all at one sequence and never above the durable one.
public struct DeskReport: Sendable {
    /// Inputs applied when the report was made.
    public var sequence: Sequence64
    /// The accounts.
    public var health: HealthReport
    /// The alerts.
    public var alerts: AlertsReport
    /// What the accounts hold and owe.
    public var positions: PositionsReport
    /// The orders.
    public var blotter: BlotterReport
    /// The breakers.
    public var breakers = BreakersReport()
    /// What the desk said last of a command that it refused; empty before the first.
    public var notice: SafeText = ""
    /// How many such notices there were, so that a screen knows a new one from an old one.
    public var noticeCount: UInt64 = 0
    /// What the desk rests on; `nil` where nobody asked.
    public var exposure: ExposureReport?

    /// Makes a report.
    public init(
        sequence: Sequence64 = 0, health: HealthReport = .init(), alerts: AlertsReport = .init(),
        positions: PositionsReport = .init(), blotter: BlotterReport = .init()
    ) {
        self.sequence = sequence
        self.health = health
        self.alerts = alerts
        self.positions = positions
        self.blotter = blotter
    }
}
