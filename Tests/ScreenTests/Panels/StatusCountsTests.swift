import Reports
import Testing
import Units

@testable import Screen

@Suite struct StatusCountsTests {
    private static let second: Int64 = 1_000_000_000

    private func shown(
        _ counts: inout StatusCounts, _ ticks: UInt64, at now: Int64, speedMilli: UInt64 = 1_000
    ) -> [UInt64] {
        var status = StatusReport(
            market: .recorded, speedMilli: speedMilli, time: Timestamp(nanoseconds: 0), tickCount: ticks,
            durableSequence: ticks + 1)
        counts.hold(&status, at: now)
        return [status.tickCount, status.durableSequence]
    }

    @Test func `counts change once a second`() {
        var counts = StatusCounts()
        #expect(shown(&counts, 5, at: 70) == [5, 6])
        #expect(shown(&counts, 9, at: 70 + StatusCountsTests.second - 1) == [5, 6])
        #expect(shown(&counts, 12, at: 70 + StatusCountsTests.second) == [12, 13])
    }

    @Test func `counts that stand still are shown as they are`() {
        var counts = StatusCounts()
        #expect(shown(&counts, 5, at: 0) == [5, 6])
        #expect(shown(&counts, 9, at: 1, speedMilli: 0) == [9, 10])
        #expect(shown(&counts, 11, at: 2) == [9, 10])
    }
}
