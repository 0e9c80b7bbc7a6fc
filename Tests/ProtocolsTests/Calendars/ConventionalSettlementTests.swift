import Protocols
import Testing
import Units

@Suite struct ConventionalSettlementTests {
    private typealias Row = (SettlementClass, Timestamp, trade: [Int64], settlement: [Int64], cycle: Int64)

    @Test(
        arguments: [
            // A Friday before a Monday of rest.
            (.equity, .utc(2026, 1, 16, 15, 0), [2026, 1, 16], [2026, 1, 20], 1),
            // The last two-day and the first one-day trades settle together.
            (.equity, .utc(2024, 5, 24, 15, 0), [2024, 5, 24], [2024, 5, 29], 2),
            (.equity, .utc(2024, 5, 28, 15, 0), [2024, 5, 28], [2024, 5, 29], 1),
            // The last three-day and the first two-day trades, around Labor Day.
            (.equity, .utc(2017, 9, 1, 15, 0), [2017, 9, 1], [2017, 9, 7], 3),
            (.equity, .utc(2017, 9, 5, 15, 0), [2017, 9, 5], [2017, 9, 7], 2),
            // The exchange deals on Columbus Day, but the banks rest.
            (.equity, .utc(2025, 10, 10, 15, 0), [2025, 10, 10], [2025, 10, 14], 1),
            (.equity, .utc(2025, 10, 13, 15, 0), [2025, 10, 13], [2025, 10, 14], 1),
            (.bill, .utc(2025, 10, 13, 15, 0), [2025, 10, 14], [2025, 10, 15], 1),
            // Veterans Day.
            (.listedOption, .utc(2025, 11, 10, 16, 0), [2025, 11, 10], [2025, 11, 12], 1),
            // Days of mourning stop the dealing alone.
            (.equity, .utc(2025, 1, 8, 15, 0), [2025, 1, 8], [2025, 1, 9], 1),
            (.equity, .utc(2025, 1, 9, 15, 0), [2025, 1, 10], [2025, 1, 13], 1),
            // Good Friday rests, unless bonds have an employment report to deal on.
            (.equity, .utc(2026, 4, 2, 15, 0), [2026, 4, 2], [2026, 4, 6], 1),
            (.note, .utc(2026, 4, 2, 15, 0), [2026, 4, 2], [2026, 4, 3], 1),
            (.note, .utc(2025, 4, 17, 15, 0), [2025, 4, 17], [2025, 4, 21], 1),
            (.fund, .utc(2026, 1, 5, 15, 0), [2026, 1, 5], [2026, 1, 7], 2),
            // Gold waits for London's Boxing Day and New York's banks.
            (.gold, .utc(2025, 12, 24, 12, 0), [2025, 12, 24], [2025, 12, 30], 2),
            (.gold, .utc(2026, 7, 2, 12, 0), [2026, 7, 2], [2026, 7, 6], 2),
            (.gold, .utc(2025, 11, 26, 12, 0), [2025, 11, 26], [2025, 12, 1], 2),
        ] as [Row])
    private func `a trade settles so many good days later`(
        _ kind: SettlementClass, _ time: Timestamp, trade: [Int64], settlement: [Int64], cycle: Int64
    ) throws {
        let found = try #require(ConventionalSettlement(kind, at: time))
        #expect(found.tradeDate == CivilDate(year: trade[0], month: trade[1], day: trade[2]))
        #expect(
            found.settlementDate == CivilDate(year: settlement[0], month: settlement[1], day: settlement[2]))
        #expect(found.cycleDays == cycle)
    }

    @Test func `a trade in the session is final at the close of the settlement date`() throws {
        let found = try #require(ConventionalSettlement(.equity, at: .utc(2026, 3, 6, 20, 59, 59)))
        #expect(found.isMarketOpen && found.opensAt == nil)
        #expect(found.tradeDate == CivilDate(year: 2026, month: 3, day: 6))
        #expect(found.finalAt == .utc(2026, 3, 9, 20, 0))
    }

    @Test func `a trade on Saturday is dealt on Monday`() throws {
        let found = try #require(ConventionalSettlement(.equity, at: .utc(2026, 1, 3, 12, 0)))
        #expect(!found.isMarketOpen && found.opensAt == .utc(2026, 1, 5, 14, 30))
        #expect(found.tradeDate == CivilDate(year: 2026, month: 1, day: 5))
        #expect(found.settlementDate == CivilDate(year: 2026, month: 1, day: 6))
        #expect(found.finalAt == .utc(2026, 1, 6, 21, 0))
    }

    @Test func `a trade at the close belongs to the next session, on a short day from one on`() throws {
        let close = try #require(ConventionalSettlement(.equity, at: .utc(2026, 1, 5, 21, 0)))
        #expect(!close.isMarketOpen && close.tradeDate == CivilDate(year: 2026, month: 1, day: 6))
        let short = try #require(ConventionalSettlement(.equity, at: .utc(2026, 11, 27, 18, 0)))
        #expect(short.tradeDate == CivilDate(year: 2026, month: 11, day: 30))
        let eve = try #require(ConventionalSettlement(.equity, at: .utc(2026, 11, 25, 15, 0)))
        #expect(eve.settlementDate == CivilDate(year: 2026, month: 11, day: 27))
        #expect(eve.finalAt == .utc(2026, 11, 27, 21, 0))
    }

    @Test func `what has no market off-chain has no settlement there, nor has a year that is not known`() {
        #expect(ConventionalSettlement(.none, at: .utc(2026, 1, 5, 15, 0)) == nil)
        for wild in [Int64.min, 0, .max] {
            #expect(ConventionalSettlement(.equity, at: Timestamp(nanoseconds: wild)) == nil)
        }
    }

    @Test(arguments: SettlementClass.allCases.filter { $0 != .none })
    func `finality never comes before the trade and never sooner for a later trade`(kind: SettlementClass) {
        var (time, last) = (Timestamp.utc(2024, 6, 1, 0, 0), Timestamp.utc(2024, 6, 1, 0, 0))
        while time < .utc(2028, 1, 1, 0, 0) {
            guard let found = ConventionalSettlement(kind, at: time), found.finalAt > time,
                found.finalAt >= last
            else {
                Issue.record("\(kind) at \(time)")
                return
            }
            last = found.finalAt
            time = Timestamp(nanoseconds: time.nanoseconds + 7_177 * Timestamp.nanosecondsPerSecond)
        }
    }
}
