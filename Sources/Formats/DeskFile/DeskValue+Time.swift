import Desk
import Units

// Moments, times of the day and countries.
extension DeskValue {
    /// Returns a moment such as `2026-07-15` or `2026-07-15T16:00:00Z`.
    func time() throws(DeskFileProblem) -> Timestamp {
        let text = try written()
        guard text.utf8.count >= 10, text.dropFirst(4).first == "-",
            let time = try? TimeText.timestamp(text)
        else {
            throw problem(
                "\(DeskFileProblem.quoted(text)) is no time: write it such as 2026-07-15 or 2026-07-15T16:00:00Z"
            )
        }
        return time
    }

    /// Returns a time of the UTC day such as `16:00` in seconds.
    func timeOfDay() throws(DeskFileProblem) -> UInt32 {
        let text = try written()
        guard let seconds = DeskValue.seconds(of: text), seconds < 86_400 else {
            throw problem("\(DeskFileProblem.quoted(text)) is no time of the day: write it such as \"16:00\"")
        }
        return seconds
    }

    /// Returns hours of the UTC day such as `08:00-17:30` in seconds.
    func hours() throws(DeskFileProblem) -> Range<UInt32> {
        let text = try written()
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map {
            DeskValue.seconds(of: String($0))
        }
        guard ends.count == 2, let opens = ends[0], let closes = ends[1], opens < closes else {
            throw problem("\(DeskFileProblem.quoted(text)) are no hours: write them such as 08:00-17:30")
        }
        return opens..<closes
    }

    /// Returns a country by its two letters.
    func country() throws(DeskFileProblem) -> CountryCode {
        let text = try written()
        guard let code = CountryCode(text) else {
            throw problem("\(DeskFileProblem.quoted(text)) is no country: write its two letters, such as CH")
        }
        return code
    }

    private static func seconds(of text: String) -> UInt32? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = UInt32(parts[0]),
            let minute = UInt32(parts[1]), hour <= 24, minute < 60, hour * 60 + minute <= 1_440
        else { return nil }
        return (hour * 60 + minute) * 60
    }
}
