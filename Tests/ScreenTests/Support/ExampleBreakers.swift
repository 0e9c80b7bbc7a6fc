import Reports
import Units

@testable import Screen

extension ExampleReports {
    /// ETH halted by a move, a venue that reopens, an account that somebody pulled, and two trips that are over.
    static func breakers() -> BreakersReport {
        var report = BreakersReport()
        report.isWatching = true
        report.tripCount = 5
        report.venues = ["aave-core", "ETH/USDC"]
        let time = ExampleReports.time
        func at(_ seconds: Int64) -> Timestamp {
            Timestamp(nanoseconds: time.nanoseconds + seconds * Timestamp.nanosecondsPerSecond)
        }
        report.rows = [
            BreakerRow(
                name: "ETH", state: .halted, enteredAt: at(-41), deadline: at(259), trippedAt: at(-56),
                cause: "-7.21% within 1 min, 3,326.10 to 3,086.29", refusedCount: 3,
                lastRefused: OrderID(41)),
            BreakerRow(
                name: "aave-core", state: .riskReducingOnly, enteredAt: at(-20), deadline: at(40),
                trippedAt: at(-4_000), cause: "more than 30% has left within an hour"),
            BreakerRow(
                name: "vault-A", state: .halted, enteredAt: at(-600), isPulled: true, trippedAt: at(-600),
                cause: "pulled at the desk"),
        ]
        report.past = [
            BreakerTripRow(
                name: "SOL", trippedAt: at(-5_000), endedAt: at(-4_990),
                cause: "141.2031 is -5.31% from the 5 min mean 149.1213", refusedCount: 0),
            BreakerTripRow(
                name: "desk", trippedAt: at(-9_000), endedAt: at(-8_000), cause: "pulled at the desk",
                refusedCount: 2),
        ]
        return report
    }
}

extension RandomReports {
    static func breakers(_ generator: inout SeededGenerator) -> BreakersReport {
        var report = BreakersReport()
        report.isWatching = Bool.random(using: &generator)
        report.rows = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
            BreakerRow(
                name: name(&generator),
                state: BreakerState.allCases.randomElement(using: &generator) ?? .halted,
                enteredAt: Timestamp(nanoseconds: age(&generator)),
                deadline: Bool.random(using: &generator) ? Timestamp(nanoseconds: age(&generator)) : nil,
                isPulled: Bool.random(using: &generator), causePersists: Bool.random(using: &generator),
                trippedAt: Timestamp(nanoseconds: .min), cause: name(&generator), refusedCount: .max,
                lastRefused: OrderID(.max))
        }
        report.past = (0..<Int.random(in: 0...16, using: &generator)).map { _ in
            BreakerTripRow(
                name: name(&generator), trippedAt: Timestamp(nanoseconds: .min),
                endedAt: Timestamp(nanoseconds: .max), cause: name(&generator), refusedCount: 1)
        }
        return report
    }
}
