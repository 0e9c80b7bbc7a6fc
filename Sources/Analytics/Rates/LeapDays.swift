import Units

/// What leap years do to a count of days.
enum LeapDays {
    /// Returns how many 29 Februaries lie after the one date, up to and with the other.
    static func count(after start: CivilDate, through end: CivilDate) -> Int64 {
        var count: Int64 = 0
        for year in start.year...end.year where CivilDate.days(inMonth: 2, year: year) == 29 {
            let day = CivilDate(year: year, month: 2, day: 29).daysSinceEpoch
            if day > start.daysSinceEpoch, day <= end.daysSinceEpoch { count += 1 }
        }
        return count
    }

    /// Returns the years between two dates, each day counting as a part of the year that it lies in.
    static func years(from start: CivilDate, to end: CivilDate) -> Double {
        guard start.year < end.year else {
            return Double(end.daysSinceEpoch - start.daysSinceEpoch) / Double(days(ofYear: start.year))
        }
        let first = newYear(start.year + 1) - start.daysSinceEpoch
        let last = end.daysSinceEpoch - newYear(end.year)
        let whole = end.year - start.year - 1
        return Double(whole) + Double(first) / Double(days(ofYear: start.year))
            + Double(last) / Double(days(ofYear: end.year))
    }

    private static func newYear(_ year: Int64) -> Int64 {
        CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
    }

    private static func days(ofYear year: Int64) -> Int64 { newYear(year + 1) - newYear(year) }
}
