import Desk
import Units

extension DeskReport {
    /// Reports the desk with the rows that a screen asked for.
    public init(_ state: DeskState, request: ReportRequest) {
        var memory = ReportMemory()
        self.init(state, request: request, memory: &memory)
    }

    /// Reports the desk with the rows that a screen asked for; what nothing has changed is taken from memory.
    public init(_ state: DeskState, request: ReportRequest, memory: inout ReportMemory) {
        self.init(
            sequence: state.sequence, health: HealthReport(state, viewport: request.health),
            alerts: memory.alerts(state),
            positions: PositionsReport(state, account: request.positions.flatMap(state.account(named:))),
            blotter: memory.blotter(state))
        exposure = request.exposure.map { ExposureReport(state, limits: $0) }
        breakers = BreakersReport(state)
    }
}
