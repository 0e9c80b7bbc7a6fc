import Testing
import Units

@testable import Engine

@Suite struct PacingTests {
    private let second: Int64 = 1_000_000_000
    private let start = Timestamp(seconds: 1_600_000_000)

    @Test(arguments: [(10, 0.01), (500, 0.5), (1_000, 1), (60_000, 60), (100_000_000, 100_000)])
    func `desk time passes at its speed`(speedMilli: UInt64, speed: Double) {
        let pacing = Pacing(speedMilli: speedMilli, wall: 7 * second, desk: start)
        #expect(pacing.desk(at: 7 * second) == start)
        #expect(pacing.desk(at: 9 * second).nanoseconds(since: start) == Int64(2 * speed * 1e9))
    }

    @Test func `a change of speed makes no jump`() {
        var pacing = Pacing(speedMilli: 1_000, wall: 0, desk: start)
        for (step, speed) in [3_000, 0, 250, 100_000_000, 10].enumerated() {
            let wall = Int64(step + 1) * second + 123_456_789
            let before = pacing.desk(at: wall)
            pacing.change(to: UInt64(speed), wall: wall)
            #expect(pacing.desk(at: wall) == before)
        }
    }

    @Test func `desk time stands still while paused and goes on from there`() {
        var pacing = Pacing(speedMilli: 2_000, wall: 0, desk: start)
        pacing.change(to: 0, wall: 5 * second)
        let paused = pacing.desk(at: 5 * second)
        #expect(paused.nanoseconds(since: start) == 10 * second)
        #expect(pacing.desk(at: 5_000 * second) == paused)
        pacing.change(to: 1_000, wall: 6_000 * second)
        #expect(pacing.desk(at: 6_001 * second).nanoseconds(since: paused) == second)
    }

    @Test func `desk time ends at the last moment there is and does not trap`() {
        let pacing = Pacing(speedMilli: 100_000_000, wall: 0, desk: start)
        #expect(pacing.desk(at: .max) == Timestamp(nanoseconds: .max))
        let late = Pacing(speedMilli: 1_000, wall: 0, desk: Timestamp(nanoseconds: .max - 5))
        #expect(late.desk(at: 6) == Timestamp(nanoseconds: .max))
        #expect(late.desk(at: 5) == Timestamp(nanoseconds: .max))
    }

    @Test func `the machine's clock never goes back`() {
        let clock = SystemClock()
        let times = (0..<1_000).map { _ in clock.now() }
        #expect(times == times.sorted())
    }
}
