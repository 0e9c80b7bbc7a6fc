import Units

/// A day of the week.
public enum Weekday: Int64, CaseIterable, Sendable {
    /// The days in the order of ISO 8601.
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// Whether banks and exchanges rest on it.
    public var isWeekend: Bool { self == .saturday || self == .sunday }
}

extension CivilDate {
    /// The day of the week, for dates from 0000-03-01 on.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let place = (daysSinceEpoch + 3) % 7
        return Weekday(rawValue: place < 0 ? place + 7 : place) ?? .monday
    }

    /// Returns the date so many days later; earlier where `days` is negative.
    public func adding(days: Int64) -> CivilDate { CivilDate(daysSinceEpoch: daysSinceEpoch + days) }

    /// Returns the first, second ... such weekday of a month; `number` is 1 to 4.
    static func weekday(_ weekday: Weekday, number: Int64, month: Int64, year: Int64) -> CivilDate {
        let first = CivilDate(year: year, month: month, day: 1)
        let ahead = (weekday.rawValue - first.weekday.rawValue + 7) % 7
        return first.adding(days: ahead + 7 * (number - 1))
    }

    /// Returns the last such weekday of a month.
    static func last(_ weekday: Weekday, month: Int64, year: Int64) -> CivilDate {
        let last = CivilDate(year: year, month: month, day: days(inMonth: month, year: year))
        return last.adding(days: -((last.weekday.rawValue - weekday.rawValue + 7) % 7))
    }

    /// Returns Easter Sunday of a year of the Gregorian calendar.
    ///
    /// - Source: the anonymous Gregorian computus (Nature, 20 April 1876), in Meeus, Astronomical Algorithms,
    ///   chapter 8; the letters are those of the book.
    public static func easterSunday(year: Int64) -> CivilDate {
        let a = year % 19
        let (b, c) = (year / 100, year % 100)
        let (d, e) = (b / 4, b % 4)
        let g = (b - (b + 8) / 25 + 1) / 3
        let h = (19 * a + b - d - g + 15) % 30
        let (i, k) = (c / 4, c % 4)
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let sum = h + l - 7 * m + 114
        return CivilDate(year: year, month: sum / 31, day: sum % 31 + 1)
    }
}
