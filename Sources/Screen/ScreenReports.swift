import Reports
import Units

/// What a screen is drawn from: the newest reports.
public struct ScreenReports: Sendable {
    /// Accounts and alerts; never above the durable sequence.
    public var desk: DeskReport
    /// Prices; never held back.
    public var market: MarketReport
    /// How the desk runs.
    public var status: StatusReport

    /// Makes reports.
    public init(desk: DeskReport, market: MarketReport, status: StatusReport) {
        self.desk = desk
        self.market = market
        self.status = status
    }
}
