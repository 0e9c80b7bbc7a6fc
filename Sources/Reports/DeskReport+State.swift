import Desk
import Units

extension DeskReport {
    /// Reports the desk with the rows that a screen asked for.
    public init(_ state: DeskState, request: ReportRequest) {
        self.init(
            sequence: state.sequence, health: HealthReport(state, viewport: request.health),
            alerts: AlertsReport(state),
            positions: PositionsReport(state, account: request.positions.flatMap(state.account(named:))),
            blotter: BlotterReport(state))
    }
}
