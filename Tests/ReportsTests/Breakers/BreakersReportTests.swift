import Desk
import Testing
import Units

@testable import Reports

@Suite struct BreakersReportTests {
    private static let start = Timestamp(seconds: 1_767_623_400)

    /// A desk with a coin and a stablecoin, at whole prices a second apart.
    private struct Course {
        var state = DeskState()
        var events: [Event] = []
        private var second: Int64 = 0

        init(_ terms: BreakerTerms = .usual) {
            let coin = InstrumentTerms(symbol: "USDC", kind: .stablecoin, decimals: 6)
            state.apply(
                Batch(commands: [.listInstrument(symbol: "ETH"), .listInstrument(coin), .setBreakers(terms)]),
                into: &events)
        }

        mutating func take(_ price: Price, of instrument: UInt32 = 0, after seconds: Int64 = 1) {
            second += seconds
            let time = Timestamp(
                nanoseconds: BreakersReportTests.start.nanoseconds + second * Timestamp.nanosecondsPerSecond)
            state.apply(
                Batch(ticks: [Tick(price: price, time: time, instrument: InstrumentID(instrument), feed: 0)]),
                into: &events)
        }

        mutating func run(_ command: Command) { state.apply(Batch(commands: [command]), into: &events) }
    }

    @Test func `a quiet desk has no open breaker`() {
        let report = BreakersReport(Course().state)
        #expect(report.rows.isEmpty && report.past.isEmpty && report.tripCount == 0 && report.isWatching)
        #expect(!BreakersReport(Course(.off).state).isWatching)
    }

    @Test func `a move that is too fast is told with its window and its prices`() {
        var course = Course()
        for _ in 0..<60 { course.take(Price(whole: 3_000)) }
        for _ in 0..<2 { course.take(Price(whole: 2_400)) }
        let row = BreakersReport(course.state).rows.first
        #expect(row?.name == "ETH" && row?.state == .halted && row?.isPulled == false)
        #expect(row?.cause == "-20.00% within 1 s, 3,000.00 to 2,400.00")
        #expect(row?.deadline == nil && row?.causePersists == true, "it is out of its band yet")
    }

    @Test func `a band that is left is told with its mean`() {
        var course = Course()
        for _ in 0..<300 { course.take(Price(whole: 1_000)) }
        course.take(Price(whole: 949), after: 3)
        let row = BreakersReport(course.state).rows.first
        #expect(row?.state == .limitState && row?.cause == "949.00 is -5.10% from the 5 min mean 1,000.00")
    }

    @Test func `a lost peg and an old price are told with what was allowed`() {
        var course = Course(
            BreakerTerms(
                steady: .init(depeg: 200), moving: .init(staleAfter: 60)))
        course.take(Price(whole: 3_000))
        course.take(Price(raw: Price.scale * 97 / 100), of: 1)
        course.take(Price(raw: Price.scale * 97 / 100), of: 1, after: 90)
        let causes = BreakersReport(course.state).rows.map(\.cause)
        #expect(causes == ["its price is 91 s old, 60 s at most", "0.9700 is -3.00% from its peg 1.0000"])
    }

    @Test func `what is pulled says so, and a trip that is over is kept with what it refused`() {
        var course = Course(.off)
        course.take(Price(whole: 3_000))
        course.run(.tripBreaker(.desk, by: 0, at: Timestamp(seconds: 0)))
        course.run(.tripBreaker(.asset(InstrumentID(0)), by: 4, at: Timestamp(seconds: 0)))
        #expect(BreakersReport(course.state).rows.map(\.cause) == ["pulled by 4", "pulled at the desk"])
        #expect(BreakersReport(course.state).rows.allSatisfy { $0.isPulled && $0.deadline == nil })
        course.run(.resetBreaker(.desk, by: 0, word: "reset", at: Timestamp(seconds: 61)))
        course.take(Price(whole: 3_000), after: 130)
        let report = BreakersReport(course.state)
        #expect(report.rows.map(\.name) == ["ETH"] && report.past.map(\.name) == ["desk"])
        #expect(report.tripCount == 2)
    }

    @Test func `refusals of commands name the breaker`() {
        var course = Course()
        course.run(.resetBreaker(.desk, by: 0, word: "reset", at: Timestamp(seconds: 61)))
        course.run(.tripBreaker(.desk, by: 0, at: Timestamp(seconds: 61)))
        course.run(.resetBreaker(.desk, by: 0, word: "rest", at: Timestamp(seconds: 62)))
        course.run(.resetBreaker(.desk, by: 0, word: "reset", at: Timestamp(seconds: 62)))
        let words = course.events.compactMap { event in
            if case .commandRejected(let reason) = event {
                RefusalWords.sentence(reason, of: course.state).text
            } else {
                nil
            }
        }
        #expect(
            words == [
                "nobody pulled the breaker of desk: it reopens when its cause is gone",
                "type reset to reset the breaker", "the breaker of desk can be reset in 59 s",
            ])
    }
}
