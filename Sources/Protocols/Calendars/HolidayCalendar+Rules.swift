import Units

extension HolidayCalendar {
    /// The holidays of every year, in its order.
    var rules: [HolidayRule] {
        switch self {
        case .newYorkStockExchange: HolidayCalendar.exchangeRules
        case .federalReserve: HolidayCalendar.reserveRules
        case .treasuries: HolidayCalendar.treasuryRules
        case .london: HolidayCalendar.londonRules
        }
    }

    /// Weekdays of rest that no rule gives.
    var proclaimed: [CivilDate] {
        switch self {
        case .newYorkStockExchange: HolidayCalendar.mourning
        case .federalReserve: []
        case .treasuries: Array(HolidayCalendar.mourning.prefix(1))
        case .london: HolidayCalendar.proclaimedInLondon
        }
    }

    /// Days that a rule gives and that were moved elsewhere.
    var moved: [CivilDate] { self == .london ? HolidayCalendar.movedInLondon : [] }

    /// Bonds were dealt until 14:00 on the day of mourning for President Carter.
    static let shortTreasuries = Array(mourning.suffix(1))

    private static let newYear = HolidayRule(
        holiday: .newYear, day: .fixed(month: 1, day: 1), observance: .mondayAfterSunday)
    private static let martinLutherKing = HolidayRule(
        holiday: .martinLutherKing, day: .weekday(.monday, number: 3, month: 1))
    private static let presidents = HolidayRule(
        holiday: .presidents, day: .weekday(.monday, number: 3, month: 2))
    private static let goodFriday = HolidayRule(holiday: .goodFriday, day: .easter(plus: -2))
    private static let memorial = HolidayRule(holiday: .memorial, day: .last(.monday, month: 5))
    private static let labor = HolidayRule(holiday: .labor, day: .weekday(.monday, number: 1, month: 9))
    private static let columbus = HolidayRule(
        holiday: .columbus, day: .weekday(.monday, number: 2, month: 10))
    private static let veterans = HolidayRule(
        holiday: .veterans, day: .fixed(month: 11, day: 11), observance: .mondayAfterSunday)
    private static let thanksgiving = HolidayRule(
        holiday: .thanksgiving, day: .weekday(.thursday, number: 4, month: 11))

    private static func juneteenth(_ observance: HolidayRule.Observance) -> HolidayRule {
        HolidayRule(
            holiday: .juneteenth, day: .fixed(month: 6, day: 19), observance: observance, since: 2022)
    }

    private static func independence(_ observance: HolidayRule.Observance) -> HolidayRule {
        HolidayRule(holiday: .independence, day: .fixed(month: 7, day: 4), observance: observance)
    }

    private static func christmas(_ observance: HolidayRule.Observance) -> HolidayRule {
        HolidayRule(holiday: .christmas, day: .fixed(month: 12, day: 25), observance: observance)
    }

    /// NYSE rule 7.2: a Saturday's holiday is kept on Friday, unless a year ends on it.
    private static let exchangeRules = [
        newYear, martinLutherKing, presidents, goodFriday, memorial, juneteenth(.nearestWeekday),
        independence(.nearestWeekday), labor, thanksgiving, christmas(.nearestWeekday),
    ]

    /// Federal Reserve Banks: a Saturday's holiday is lost.
    private static let reserveRules = [
        newYear, martinLutherKing, presidents, memorial, juneteenth(.mondayAfterSunday),
        independence(.mondayAfterSunday), labor, columbus, veterans, thanksgiving,
        christmas(.mondayAfterSunday),
    ]

    private static let treasuryRules = exchangeRules + [columbus, veterans]

    private static let londonRules = [
        HolidayRule(holiday: .newYear, day: .fixed(month: 1, day: 1), observance: .nextMonday), goodFriday,
        HolidayRule(holiday: .easterMonday, day: .easter(plus: 1)),
        HolidayRule(holiday: .earlyMay, day: .weekday(.monday, number: 1, month: 5)),
        HolidayRule(holiday: .spring, day: .last(.monday, month: 5)),
        HolidayRule(holiday: .summer, day: .last(.monday, month: 8)), christmas(.twoDaysLater),
        HolidayRule(holiday: .boxing, day: .fixed(month: 12, day: 26), observance: .twoDaysLater),
    ]

    /// The days of mourning for Presidents Bush and Carter; bonds were dealt on the second.
    private static let mourning = [
        CivilDate(year: 2018, month: 12, day: 5), CivilDate(year: 2025, month: 1, day: 9),
    ]

    /// 75 years after the war, the Platinum Jubilee with the moved spring holiday, the Queen's funeral, the
    /// coronation.
    private static let proclaimedInLondon = [
        CivilDate(year: 2020, month: 5, day: 8), CivilDate(year: 2022, month: 6, day: 2),
        CivilDate(year: 2022, month: 6, day: 3), CivilDate(year: 2022, month: 9, day: 19),
        CivilDate(year: 2023, month: 5, day: 8),
    ]

    private static let movedInLondon = [
        CivilDate(year: 2020, month: 5, day: 4), CivilDate(year: 2022, month: 5, day: 30),
    ]
}
