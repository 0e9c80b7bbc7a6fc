import Testing
import Units

@testable import Protocols

@Suite struct HolidayCalendarTests {
    private let references: ReferenceHolidays

    init() throws { references = try ReferenceHolidays() }

    private func closed(_ calendar: HolidayCalendar) -> Set<CivilDate> {
        Set(ReferenceHolidays.weekdays.filter { !calendar.isBusinessDay($0) })
    }

    @Test(
        arguments: [
            (HolidayCalendar.newYorkStockExchange, "QuantLib NYSE"),
            (.newYorkStockExchange, "pandas NYSE"), (.federalReserve, "QuantLib FederalReserve"),
            (.treasuries, "QuantLib GovernmentBond"), (.london, "QuantLib London"),
        ])
    func `a calendar is closed on the weekdays that others know`(calendar: HolidayCalendar, name: String) {
        let known = references.closed(name)
        #expect(known.count > 90)
        #expect(closed(calendar).symmetricDifference(known) == [])
    }

    @Test func `bonds rested for President Bush, which one of the tables leaves out`() {
        let difference = closed(.treasuries).symmetricDifference(references.closed("pandas SIFMA_US"))
        #expect(difference == [CivilDate(year: 2018, month: 12, day: 5)])
    }

    @Test func `the exchange closes early on the days that others know`() {
        let known = references.earlyCloses("pandas NYSE")
        #expect(known.count == 23)
        for date in ReferenceHolidays.weekdays {
            #expect(HolidayCalendar.newYorkStockExchange.earlyClose(on: date) == known[date], "\(date)")
        }
    }

    @Test func `bonds close early on the days that others know and on President Carter's`() {
        var known = references.earlyCloses("pandas SIFMA_US")
        #expect(known.count == 66)
        known[CivilDate(year: 2025, month: 1, day: 9)] = 14 * 60
        for date in ReferenceHolidays.weekdays {
            #expect(HolidayCalendar.treasuries.earlyClose(on: date) == known[date], "\(date)")
        }
    }

    @Test(
        arguments: [
            (2022, 6, 20, .juneteenth), (2021, 6, 18, nil), (2026, 7, 3, .independence),
            (2021, 12, 24, .christmas),
            (2021, 12, 31, nil), (2023, 1, 2, .newYear), (2025, 1, 9, .proclaimed), (2025, 10, 13, nil),
            (2025, 11, 11, nil), (2026, 4, 3, .goodFriday),
        ] as [(Int64, Int64, Int64, Holiday?)])
    func `the exchange's holidays have their names`(year: Int64, month: Int64, day: Int64, holiday: Holiday?)
    {
        let date = CivilDate(year: year, month: month, day: day)
        #expect(HolidayCalendar.newYorkStockExchange.holiday(on: date) == holiday)
    }

    @Test(
        arguments: [
            (1818, 3, 22), (1961, 4, 2), (2000, 4, 23), (2008, 3, 23), (2024, 3, 31), (2025, 4, 20),
            (2038, 4, 25),
            (2049, 4, 18), (2076, 4, 19), (2285, 3, 22),
        ] as [(Int64, Int64, Int64)])
    func `Easter falls on its Sunday`(year: Int64, month: Int64, day: Int64) {
        let easter = CivilDate.easterSunday(year: year)
        #expect(easter == CivilDate(year: year, month: month, day: day))
        #expect(easter.weekday == .sunday)
    }

    @Test func `the next business day after the Friday before a holiday's Monday is Tuesday`() {
        let friday = CivilDate(year: 2026, month: 1, day: 16)
        let next = HolidayCalendar.newYorkStockExchange.nextBusinessDay(after: friday)
        #expect(next == CivilDate(year: 2026, month: 1, day: 20) && next.weekday == .tuesday)
    }

    @Test func `weekdays follow each other through the epoch`() {
        var weekday = CivilDate(daysSinceEpoch: -400).weekday.rawValue
        for days in Int64(-399)...400 {
            weekday = (weekday + 1) % 7
            #expect(CivilDate(daysSinceEpoch: days).weekday.rawValue == weekday)
        }
        #expect(CivilDate(daysSinceEpoch: 0).weekday == .thursday)
    }
}
