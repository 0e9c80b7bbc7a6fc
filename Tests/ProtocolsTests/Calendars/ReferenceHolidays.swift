import Glibc
import Protocols
import Testing
import Units

/// The closed weekdays and early closes of 2017 to 2027 as QuantLib and pandas_market_calendars have them.
///
/// `References/holidays.py` writes the table.
struct ReferenceHolidays {
    /// One line: a calendar's name, a date as days since the epoch, and the minute of an early close.
    private struct Row {
        let calendar: String
        let day: Int64
        let close: Int64?
    }

    private let rows: [Row]

    /// Every weekday of the table's years.
    static let weekdays: [CivilDate] = {
        let first = CivilDate(year: 2017, month: 1, day: 1).daysSinceEpoch
        let last = CivilDate(year: 2027, month: 12, day: 31).daysSinceEpoch
        return (first...last).map { CivilDate(daysSinceEpoch: $0) }.filter { !$0.weekday.isWeekend }
    }()

    init() throws {
        let folder = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/")
        let stream = try #require(fopen("\(folder)/References/holidays.csv", "r"))
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, stream)
        let text = String(decoding: bytes.prefix(count), as: UTF8.self)
        rows = text.split(separator: "\n").compactMap(ReferenceHolidays.row)
    }

    /// The weekdays on which a calendar is closed.
    func closed(_ calendar: String) -> Set<CivilDate> {
        Set(
            rows.filter { $0.calendar == calendar && $0.close == nil }.map {
                CivilDate(daysSinceEpoch: $0.day)
            })
    }

    /// The early closes of a calendar, in minutes of the day.
    func earlyCloses(_ calendar: String) -> [CivilDate: Int64] {
        var closes: [CivilDate: Int64] = [:]
        for row in rows where row.calendar == calendar {
            if let close = row.close { closes[CivilDate(daysSinceEpoch: row.day)] = close }
        }
        return closes
    }

    private static func row(_ line: Substring) -> Row? {
        let parts = line.split(separator: ",")
        guard parts.count == 3 else { return nil }
        let date = parts[1].split(separator: "-").compactMap { Int64($0) }
        guard date.count == 3 else { return nil }
        let clock = parts[2].split(separator: ":").compactMap { Int64($0) }
        return Row(
            calendar: String(parts[0]),
            day: CivilDate(year: date[0], month: date[1], day: date[2]).daysSinceEpoch,
            close: clock.count == 2 ? clock[0] * 60 + clock[1] : nil)
    }
}

extension Timestamp {
    /// A moment of UTC.
    static func utc(
        _ year: Int64, _ month: Int64, _ day: Int64, _ hour: Int64, _ minute: Int64, _ second: Int64 = 0
    ) -> Timestamp {
        let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
        return Timestamp(seconds: days * 86_400 + hour * 3_600 + minute * 60 + second)
    }
}
