import Units

/// Times and ages as the desk writes them.
enum TimeWords {
    /// A moment to the second, such as "2021-05-19 13:05:00Z"; nothing before the first input.
    static func moment(_ time: Timestamp) -> String {
        guard time.nanoseconds > .min else { return Figures.absent }
        let parts = split(time)
        let date = CivilDate(daysSinceEpoch: parts.days)
        return "\(date.year)-\(padded(date.month))-\(padded(date.day)) \(clock(parts.second))Z"
    }

    /// The time of day, such as "13:05:00".
    static func clock(_ time: Timestamp) -> String {
        time.nanoseconds > .min ? clock(split(time).second) : Figures.absent
    }

    /// How long ago, in one unit: "0s", "12s", "3m", "2h", "5d". No tenths: a list of ages that all change ten
    /// times a second is the most that would go over a line, and the least that anybody reads.
    static func age(_ nanoseconds: Int64?) -> String {
        guard let nanoseconds else { return Figures.absent }
        let seconds = max(0, nanoseconds) / Timestamp.nanosecondsPerSecond
        switch seconds {
        case ..<120: return "\(seconds)s"
        case ..<7_200: return "\(seconds / 60)m"
        case ..<172_800: return "\(seconds / 3_600)h"
        default: return "\(seconds / 86_400)d"
        }
    }

    private static func split(_ time: Timestamp) -> (days: Int64, second: Int64) {
        let seconds = time.nanoseconds / Timestamp.nanosecondsPerSecond
        let (days, second) = (seconds / 86_400, seconds % 86_400)
        return second < 0 ? (days - 1, second + 86_400) : (days, second)
    }

    private static func clock(_ second: Int64) -> String {
        "\(padded(second / 3_600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
    }

    private static func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
