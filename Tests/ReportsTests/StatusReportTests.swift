import Reports
import Testing
import Units

@Suite struct StatusReportTests {
    @Test func `a status begins without ticks, faults, journal and end`() {
        let status = StatusReport(
            market: .simulated(seed: 42), speedMilli: 1_000, time: Timestamp(seconds: 5))
        #expect(status.market == .simulated(seed: 42))
        #expect(status.feedAge == nil && status.stateHash == nil && !status.ended)
        #expect(status.tickCount == 0 && status.skippedRowCount == 0 && status.skippedRows.isEmpty)
        #expect(status.durableSequence == 0)
        #expect(status.journal == .off)
    }
}
