import Units

/// The clock on the wall of a market's city.
///
/// It knows the years 2007 to 2260: those in which today's rules of both cities hold, as far as a `Timestamp`
/// reaches.
public enum CityTime: UInt8, CaseIterable, Sendable {
    /// Five hours behind UTC; four from the second Sunday of March to the first of November, 02:00 each.
    case newYork
    /// UTC; one hour ahead from the last Sunday of March to the last of October, 01:00 UTC each.
    case london

    /// The years whose days and hours are known.
    public static let knownYears: ClosedRange<Int64> = 2007...2260

    /// Returns whether the moment lies in the known years of UTC.
    public static func knows(_ time: Timestamp) -> Bool {
        knownYears.contains(utc(time.wholeSeconds).date.year)
    }

    /// Returns the seconds that the city's clock is ahead of UTC; negative west of it.
    ///
    /// - Source: Energy Policy Act of 2005, section 110; Directive 2000/84/EC as kept by the Summer Time Order 2002.
    public func offset(at time: Timestamp) -> Int64 { offset(second: time.wholeSeconds) }

    /// Returns the date and the second of the day, 0 to 86,399, that the city's clock shows.
    public func local(_ time: Timestamp) -> (date: CivilDate, second: Int64) {
        CityTime.utc(time.wholeSeconds + offset(at: time))
    }

    /// Returns the moment at which the city's clock shows a second of a day within the known years.
    ///
    /// A time that the clock shows twice is the first of the two; one that it leaps over is as far after the leap as
    /// it seems to be after the hour.
    public func moment(_ date: CivilDate, second: Int64) -> Timestamp {
        let shown = date.daysSinceEpoch * CityTime.secondsPerDay + second
        let early = shown - (standardOffset + CityTime.secondsPerHour)
        let isSummer = offset(second: early) != standardOffset
        return Timestamp(seconds: isSummer ? early : shown - standardOffset)
    }

    private static let secondsPerDay: Int64 = 86_400
    private static let secondsPerHour: Int64 = 3_600

    private var standardOffset: Int64 { self == .newYork ? -5 * CityTime.secondsPerHour : 0 }

    private func offset(second: Int64) -> Int64 {
        let year = CityTime.utc(second).date.year
        let isSummer = (summerBegin(year)..<summerEnd(year)).contains(second)
        return standardOffset + (isSummer ? CityTime.secondsPerHour : 0)
    }

    private func summerBegin(_ year: Int64) -> Int64 {
        switch self {
        case .newYork: CityTime.second(CivilDate.weekday(.sunday, number: 2, month: 3, year: year), hour: 7)
        case .london: CityTime.second(CivilDate.last(.sunday, month: 3, year: year), hour: 1)
        }
    }

    private func summerEnd(_ year: Int64) -> Int64 {
        switch self {
        case .newYork: CityTime.second(CivilDate.weekday(.sunday, number: 1, month: 11, year: year), hour: 6)
        case .london: CityTime.second(CivilDate.last(.sunday, month: 10, year: year), hour: 1)
        }
    }

    private static func second(_ date: CivilDate, hour: Int64) -> Int64 {
        date.daysSinceEpoch * secondsPerDay + hour * secondsPerHour
    }

    private static func utc(_ second: Int64) -> (date: CivilDate, second: Int64) {
        let (days, rest) = (second / secondsPerDay, second % secondsPerDay)
        return rest < 0
            ? (CivilDate(daysSinceEpoch: days - 1), rest + secondsPerDay)
            : (CivilDate(daysSinceEpoch: days), rest)
    }
}

extension Timestamp {
    /// Seconds since the epoch, rounded down.
    fileprivate var wholeSeconds: Int64 {
        let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: Timestamp.nanosecondsPerSecond)
        return rest < 0 ? whole - 1 : whole
    }
}
