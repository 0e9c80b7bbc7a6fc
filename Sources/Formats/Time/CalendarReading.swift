import Units

/// Reads `2023-08-17T21:40:00Z` and its relatives: a space for the T, a fraction, no seconds, an offset.
enum CalendarReading {
    private static let secondsPerDay: Int64 = 86_400

    static func timestamp(_ text: Span<UInt8>) throws(TimeText.Failure) -> Timestamp {
        let midnight = try days(text) * secondsPerDay
        guard text.count > 10 else { return try moment(seconds: midnight, nanoseconds: 0) }
        guard [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(text[10]) else {
            throw .notATime
        }
        let (end, offset) = try zone(text)
        let clock = try clock(text.extracting(11..<end))
        return try moment(seconds: midnight + clock.seconds - offset, nanoseconds: clock.nanoseconds)
    }

    /// Returns the days from 1970-01-01 to the date in the first ten bytes.
    private static func days(_ text: Span<UInt8>) throws(TimeText.Failure) -> Int64 {
        guard text.count >= 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else {
            throw .notATime
        }
        let year = try number(text, 0..<4)
        let month = try number(text, 5..<7)
        let day = try number(text, 8..<10)
        guard (1...12).contains(month), day >= 1, day <= CivilDate.days(inMonth: month, year: year) else {
            throw .notATime
        }
        return CivilDate(year: year, month: month, day: day).daysSinceEpoch
    }

    /// Reads `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fraction`; a leap second counts as the second after it.
    private static func clock(
        _ text: Span<UInt8>
    ) throws(TimeText.Failure) -> (seconds: Int64, nanoseconds: Int64) {
        guard text.count >= 5, text[2] == UInt8(ascii: ":") else { throw .notATime }
        let minutes = try number(text, 0..<2, below: 24) * 60 + number(text, 3..<5, below: 60)
        guard text.count > 5 else { return (minutes * 60, 0) }
        guard text.count >= 8, text[5] == UInt8(ascii: ":") else { throw .notATime }
        let seconds = try number(text, 6..<8, below: 61)
        let fraction = try TimeText.fraction(text, from: 8, of: Timestamp.nanosecondsPerSecond)
        return (minutes * 60 + seconds, fraction)
    }

    /// Returns where the clock ends, and how many seconds it is ahead of UTC.
    private static func zone(_ text: Span<UInt8>) throws(TimeText.Failure) -> (end: Int, offset: Int64) {
        let last = text[text.count - 1]
        if last | 0x20 == UInt8(ascii: "z") { return (text.count - 1, 0) }
        if endsInUTC(text) { return (text.count - 4, 0) }
        guard let sign = (11..<text.count).first(where: { text[$0] == 0x2B || text[$0] == 0x2D }) else {
            return (text.count, 0)
        }
        let digits = text.extracting((sign + 1)...)
        let minutes: Int64
        switch digits.count {
        case 2: minutes = 0
        case 4: minutes = try number(digits, 2..<4, below: 60)
        case 5 where digits[2] == UInt8(ascii: ":"): minutes = try number(digits, 3..<5, below: 60)
        default: throw .notATime
        }
        let seconds = (try number(digits, 0..<2, below: 24) * 60 + minutes) * 60
        return (sign, text[sign] == UInt8(ascii: "-") ? -seconds : seconds)
    }

    private static func endsInUTC(_ text: Span<UInt8>) -> Bool {
        let suffix = Array(" UTC".utf8)
        guard text.count >= 16 + suffix.count else { return false }
        return suffix.indices.allSatisfy { text[text.count - suffix.count + $0] == suffix[$0] }
    }

    private static func moment(seconds: Int64, nanoseconds: Int64) throws(TimeText.Failure) -> Timestamp {
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: Timestamp.nanosecondsPerSecond)
        let (sum, carry) = scaled.addingReportingOverflow(nanoseconds)
        guard seconds >= 0, !overflow, !carry else { throw .outOfRange }
        return Timestamp(nanoseconds: sum)
    }

    private static func number(
        _ text: Span<UInt8>, _ places: Range<Int>, below limit: Int64 = .max
    ) throws(TimeText.Failure) -> Int64 {
        var number: Int64 = 0
        for place in places {
            guard let digit = TimeText.digit(text, at: place) else { throw .notATime }
            number = number * 10 + digit
        }
        guard number < limit else { throw .notATime }
        return number
    }
}
