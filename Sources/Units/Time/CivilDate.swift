/// A day of the Gregorian calendar.
public struct CivilDate: Hashable, Sendable {
    /// The year.
    public let year: Int64
    /// 1 to 12.
    public let month: Int64
    /// 1 to 31.
    public let day: Int64

    /// Makes a date of its parts, which must name a day.
    public init(year: Int64, month: Int64, day: Int64) {
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Makes the date that lies so many days after 1970-01-01, from 0000-03-01 on.
    ///
    /// Years are counted from March here, so that the leap day is the last of its year: the length of the
    /// months from March on then is floor((153 m + 2) / 5), and of 400 years 146,097 days.
    public init(daysSinceEpoch days: Int64) {
        let shifted = days + CivilDate.daysToEpoch
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    }

    /// The days from 1970-01-01 to the date, for dates from 0000-03-01 on.
    public var daysSinceEpoch: Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let marchMonth = month <= 2 ? month + 9 : month - 3
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        return marchYear * 365 + leapDays + dayOfYear - CivilDate.daysToEpoch
    }

    /// Returns the number of days of a month.
    public static func days(inMonth month: Int64, year: Int64) -> Int64 {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The days from 0000-03-01 to 1970-01-01.
    private static let daysToEpoch: Int64 = 719_468
}
