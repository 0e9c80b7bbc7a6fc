import Testing
import Units

@Suite struct CivilDateTests {
    @Test(
        arguments: [
            (0, 1970, 1, 1), (-1, 1969, 12, 31), (59, 1970, 3, 1), (11_016, 2000, 2, 29),
            (11_017, 2000, 3, 1),
            (-25_508, 1900, 3, 1), (-25_509, 1900, 2, 28), (19_782, 2024, 2, 29), (47_540, 2100, 2, 28),
            (47_541, 2100, 3, 1), (-719_468, 0, 3, 1), (2_932_896, 9999, 12, 31), (106_751, 2262, 4, 11),
        ] as [(Int64, Int64, Int64, Int64)])
    func `a day has its date and a date its day`(days: Int64, year: Int64, month: Int64, day: Int64) {
        let date = CivilDate(year: year, month: month, day: day)
        #expect(CivilDate(daysSinceEpoch: days) == date)
        #expect(date.daysSinceEpoch == days)
    }

    @Test func `every day follows the one before for ten thousand years`() {
        var date = CivilDate(year: 0, month: 3, day: 1)
        for days in -719_468...Int64(2_932_896) {
            if date != CivilDate(daysSinceEpoch: days) || date.daysSinceEpoch != days {
                Issue.record("\(date) is not \(days) days after 1970-01-01")
                return
            }
            date = next(date)
        }
        #expect(date == CivilDate(year: 10_000, month: 1, day: 1))
    }

    private func next(_ date: CivilDate) -> CivilDate {
        if date.day < CivilDate.days(inMonth: date.month, year: date.year) {
            return CivilDate(year: date.year, month: date.month, day: date.day + 1)
        }
        return date.month < 12
            ? CivilDate(year: date.year, month: date.month + 1, day: 1)
            : CivilDate(year: date.year + 1, month: 1, day: 1)
    }

    @Test(
        arguments: [(1900, 28), (2000, 29), (2023, 28), (2024, 29), (2100, 28), (2400, 29)]
            as [(Int64, Int64)])
    func `February has a leap day every fourth year except in three of four centuries`(
        year: Int64, days: Int64
    ) {
        #expect(CivilDate.days(inMonth: 2, year: year) == days)
    }

    @Test func `the other months keep their lengths`() {
        let lengths = [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map { CivilDate.days(inMonth: $0, year: 2024) }
        #expect(lengths == [31, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    }
}
