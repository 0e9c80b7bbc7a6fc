import Units

/// Reads and writes moments as files have them: Unix time in any of its units, or ISO 8601.
///
/// - Units: a number below 1e11 is seconds, below 1e14 milliseconds, below 1e17 microseconds, else nanoseconds;
///   it may have a fraction, whose digits below a nanosecond are dropped.
/// - Range: 1970 to April 2262. A time without a zone is UTC, a date alone its midnight in UTC.
public enum TimeText {
    /// Why a text is no moment.
    public enum Failure: Error, Hashable, Sendable {
        /// There is no text.
        case empty
        /// It is neither Unix time nor ISO 8601, or names a day or hour that does not exist.
        case notATime
        /// It lies before 1970 or after April 2262.
        case outOfRange
    }

    /// Reads a moment in either form.
    public static func timestamp(_ text: Span<UInt8>) throws(Failure) -> Timestamp {
        guard text.count > 0 else { throw .empty }
        return looksLikeDate(text) ? try CalendarReading.timestamp(text) : try unixTime(text)
    }

    /// Reads a moment in either form from a string.
    public static func timestamp(_ text: String) throws(Failure) -> Timestamp {
        try timestamp(text.utf8Span.span)
    }

    /// Reads a calendar date, with a time of day or without; a number is no date.
    public static func date(_ text: Span<UInt8>) throws(Failure) -> Timestamp {
        guard text.count > 0 else { throw .empty }
        return try CalendarReading.timestamp(text)
    }

    private static func looksLikeDate(_ text: Span<UInt8>) -> Bool {
        text.count > 4 && text[4] == UInt8(ascii: "-")
    }

    private static func unixTime(_ text: Span<UInt8>) throws(Failure) -> Timestamp {
        var (whole, position): (Int64, Int) = (0, 0)
        while position < text.count, let digit = digit(text, at: position) {
            guard position < 19 else { throw .outOfRange }
            whole = whole &* 10 &+ digit
            position += 1
        }
        guard position > 0 else { throw text[0] == UInt8(ascii: "-") ? .outOfRange : .notATime }
        // Nineteen nines are above Int64.max and come out negative.
        guard whole >= 0 else { throw .outOfRange }
        let unit = nanosecondsPerUnit(whole)
        let fraction = try fraction(text, from: position, of: unit)
        let (product, overflow) = whole.multipliedReportingOverflow(by: unit)
        let (sum, carry) = product.addingReportingOverflow(fraction)
        guard !overflow, !carry else { throw .outOfRange }
        return Timestamp(nanoseconds: sum)
    }

    private static func nanosecondsPerUnit(_ size: Int64) -> Int64 {
        switch size {
        case ..<100_000_000_000: 1_000_000_000
        case ..<100_000_000_000_000: 1_000_000
        case ..<100_000_000_000_000_000: 1_000
        default: 1
        }
    }

    /// Reads the point and the digits from `start` to the end as a part of `unit`.
    static func fraction(_ text: Span<UInt8>, from start: Int, of unit: Int64) throws(Failure) -> Int64 {
        guard start < text.count else { return 0 }
        guard text[start] == UInt8(ascii: ".") else { throw .notATime }
        var (part, place) = (Int64(0), unit)
        for position in start + 1..<text.count {
            guard let digit = digit(text, at: position) else { throw .notATime }
            place /= 10
            part += digit * place
        }
        return part
    }

    static func digit(_ text: Span<UInt8>, at position: Int) -> Int64? {
        let digit = text[position] &- UInt8(ascii: "0")
        return digit < 10 ? Int64(digit) : nil
    }
}
