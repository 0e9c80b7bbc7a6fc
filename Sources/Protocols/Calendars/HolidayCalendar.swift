import Units

/// The days on which a market deals, or the banks of a currency pay.
///
/// Holidays follow from rules; single proclaimed days are known from 2017 to 2026.
public enum HolidayCalendar: UInt8, CaseIterable, Sendable {
    /// The New York Stock Exchange.
    case newYorkStockExchange
    /// The Federal Reserve Banks: days on which dollars move.
    case federalReserve
    /// Dealing in treasury bills and notes, as SIFMA recommends it.
    case treasuries
    /// The banks of London.
    case london

    /// Returns whether neither a weekend nor a holiday is in the way.
    public func isBusinessDay(_ date: CivilDate) -> Bool {
        !date.weekday.isWeekend && holiday(on: date) == nil
    }

    /// Returns the holiday that a weekday is; `nil` on a business day and on weekends.
    public func holiday(on date: CivilDate) -> Holiday? {
        guard !date.weekday.isWeekend else { return nil }
        if proclaimed.contains(date) { return .proclaimed }
        guard !moved.contains(date) else { return nil }
        guard let holiday = rules.first(where: { $0.falls(on: date) })?.holiday else { return nil }
        return isOpenAllTheSame(holiday, date) ? nil : holiday
    }

    /// Returns the first business day after a date.
    public func nextBusinessDay(after date: CivilDate) -> CivilDate {
        var next = date.adding(days: 1)
        while !isBusinessDay(next) { next = next.adding(days: 1) }
        return next
    }

    /// The report on employment comes on the first Friday of a month. Where that is Good Friday, bonds are
    /// dealt until noon.
    private func isOpenAllTheSame(_ holiday: Holiday, _ date: CivilDate) -> Bool {
        self == .treasuries && holiday == .goodFriday && date.month == 4 && date.day <= 7
    }
}

extension HolidayCalendar {
    /// Returns the minute of the day at which the market closes early; `nil` on an ordinary day.
    ///
    /// - Source: NYSE holidays and trading hours; SIFMA's recommended early closes.
    public func earlyClose(on date: CivilDate) -> Int64? {
        guard isBusinessDay(date) else { return nil }
        return switch self {
        case .newYorkStockExchange: isShortOnExchange(date) ? 13 * 60 : nil
        case .treasuries: earlyCloseOfTreasuries(date)
        case .federalReserve, .london: nil
        }
    }

    /// The day after Thanksgiving, and the eves of Independence Day and Christmas where both days are weekdays.
    private func isShortOnExchange(_ date: CivilDate) -> Bool {
        let isEve = (date.month == 7 && date.day == 3) || (date.month == 12 && date.day == 24)
        return isAfterThanksgiving(date) || (isEve && date.weekday != .friday)
    }

    private func earlyCloseOfTreasuries(_ date: CivilDate) -> Int64? {
        let isGoodFriday = date == CivilDate.easterSunday(year: date.year).adding(days: -2)
        if isGoodFriday { return 12 * 60 }
        let isShort = isAfterThanksgiving(date) || isBeforeLongRest(date)
        return isShort || HolidayCalendar.shortTreasuries.contains(date) ? 14 * 60 : nil
    }

    private func isAfterThanksgiving(_ date: CivilDate) -> Bool {
        date == CivilDate.weekday(.thursday, number: 4, month: 11, year: date.year).adding(days: 1)
    }

    /// Whether Good Friday, Memorial Day, Independence Day, Christmas or New Year lies before the next business
    /// day, kept or not.
    private func isBeforeLongRest(_ date: CivilDate) -> Bool {
        let long: [Holiday] = [.goodFriday, .memorial, .independence, .christmas, .newYear]
        let next = nextBusinessDay(after: date)
        var rest = date.adding(days: 1)
        while rest != next {
            let isLong = rules.contains { rule in
                long.contains(rule.holiday) && (rule.falls(on: rest) || rule.nominal(year: rest.year) == rest)
            }
            if isLong { return true }
            rest = rest.adding(days: 1)
        }
        return false
    }
}
