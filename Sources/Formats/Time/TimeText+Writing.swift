import Units

extension TimeText {
    /// Returns a moment in ISO 8601, such as `2021-05-19T13:05:00Z`, with a fraction only when there is one.
    public static func iso(_ time: Timestamp) -> String {
        let (seconds, nanoseconds) = parts(time)
        let date = CivilDate(daysSinceEpoch: floorDivide(seconds, 86_400))
        let clock = seconds - floorDivide(seconds, 86_400) * 86_400
        let day = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
        let hour = "\(padded(clock / 3_600, 2)):\(padded(clock / 60 % 60, 2)):\(padded(clock % 60, 2))"
        return "\(day)T\(hour)\(fraction(nanoseconds))Z"
    }

    /// Returns a moment as Unix seconds, such as `1584030600`, with a fraction only when there is one.
    public static func unixSeconds(_ time: Timestamp) -> String {
        let isNegative = time.nanoseconds < 0
        let magnitude = time.nanoseconds.magnitude
        let fraction = fraction(Int64(magnitude % 1_000_000_000))
        return "\(isNegative ? "-" : "")\(magnitude / 1_000_000_000)\(fraction)"
    }

    private static func parts(_ time: Timestamp) -> (seconds: Int64, nanoseconds: Int64) {
        let seconds = floorDivide(time.nanoseconds, Timestamp.nanosecondsPerSecond)
        // The product may lie below Int64.min for the very first moment; the difference is right all the same.
        return (seconds, time.nanoseconds &- seconds &* Timestamp.nanosecondsPerSecond)
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? quotient - 1 : quotient
    }

    private static func fraction(_ nanoseconds: Int64) -> String {
        guard nanoseconds != 0 else { return "" }
        var digits = padded(nanoseconds, 9)
        while digits.last == "0" { digits.removeLast() }
        return ".\(digits)"
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
