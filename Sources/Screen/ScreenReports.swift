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
    /// The newest preview; `nil` before the first.
    public var preview: PreviewReport?
    /// Nanoseconds of a clock that only goes forward, when the reports are looked at.
    public var now: Int64

    /// Makes reports.
    public init(
        desk: DeskReport, market: MarketReport, status: StatusReport, preview: PreviewReport? = nil,
        now: Int64 = 0
    ) {
        self.desk = desk
        self.market = market
        self.status = status
        self.preview = preview
        self.now = now
    }
}
