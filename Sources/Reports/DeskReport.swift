import Units

/// What the screen shows of the desk, all at one sequence and never above the durable one.
public struct DeskReport: Sendable {
    /// Inputs applied when the report was made.
    public var sequence: Sequence64
    /// The accounts.
    public var health: HealthReport
    /// The alerts.
    public var alerts: AlertsReport

    /// Makes a report.
    public init(sequence: Sequence64 = 0, health: HealthReport = .init(), alerts: AlertsReport = .init()) {
        self.sequence = sequence
        self.health = health
        self.alerts = alerts
    }
}
