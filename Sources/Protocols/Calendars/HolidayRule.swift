import Units

/// A holiday on which a market or the banks rest.
public enum Holiday: UInt8, CaseIterable, Sendable {
    /// Holidays in the order of the year; `spring` and `summer` are London's bank holidays.
    case newYear, martinLutherKing, presidents, goodFriday, easterMonday, earlyMay, memorial, spring,
        juneteenth
    /// Holidays of the second half of the year.
    case independence, summer, labor, columbus, veterans, thanksgiving, christmas, boxing
    /// A single day that was proclaimed, such as a day of mourning or a jubilee.
    case proclaimed
}

/// Finds one holiday of every year.
struct HolidayRule: Sendable {
    /// Where the day lies in a year.
    enum Day: Sendable {
        case fixed(month: Int64, day: Int64)
        case weekday(Weekday, number: Int64, month: Int64)
        case last(Weekday, month: Int64)
        case easter(plus: Int64)
    }

    /// On which day a holiday that falls on a weekend is kept.
    enum Observance: Sendable {
        /// It never falls on a weekend, or is lost.
        case never
        /// A Sunday's on Monday, a Saturday's is lost.
        case mondayAfterSunday
        /// A Sunday's on Monday, a Saturday's on Friday.
        case nearestWeekday
        /// Both on Monday.
        case nextMonday
        /// Both two days later: of two holidays in a row the other has the Monday.
        case twoDaysLater
    }

    let holiday: Holiday
    let day: Day
    var observance = Observance.never
    /// The first year that has it.
    var since: Int64 = 0

    /// The day that the holiday is named for.
    func nominal(year: Int64) -> CivilDate {
        switch day {
        case .fixed(let month, let day): CivilDate(year: year, month: month, day: day)
        case .weekday(let weekday, let number, let month):
            CivilDate.weekday(weekday, number: number, month: month, year: year)
        case .last(let weekday, let month): CivilDate.last(weekday, month: month, year: year)
        case .easter(let days): CivilDate.easterSunday(year: year).adding(days: days)
        }
    }

    /// The day on which it is kept, which may be a weekend where it is lost; no rule leaves its month.
    func observed(year: Int64) -> CivilDate {
        let date = nominal(year: year)
        return date.adding(days: shift(date.weekday))
    }

    /// Whether it is kept on a date.
    func falls(on date: CivilDate) -> Bool {
        mayFall(in: date.month) && date.year >= since && observed(year: date.year) == date
    }

    private func mayFall(in month: Int64) -> Bool {
        switch day {
        case .fixed(let own, _), .weekday(_, _, let own), .last(_, let own): own == month
        case .easter: month == 3 || month == 4
        }
    }

    private func shift(_ weekday: Weekday) -> Int64 {
        switch (observance, weekday) {
        case (.mondayAfterSunday, .sunday), (.nearestWeekday, .sunday), (.nextMonday, .sunday): 1
        case (.nearestWeekday, .saturday): -1
        case (.nextMonday, .saturday), (.twoDaysLater, .saturday), (.twoDaysLater, .sunday): 2
        default: 0
        }
    }
}
