import Testing
import Units

@testable import Screen

@Suite struct TimeWordsTests {
    private static let second: Int64 = 1_000_000_000

    private static let ages: [(seconds: Int64, text: String)] = [
        (0, "0s"), (9, "9s"), (10, "10s"), (119, "119s"), (120, "2m"), (7_199, "119m"), (7_200, "2h"),
        (172_799, "47h"), (172_800, "2d"), (-5, "0s"),
    ]

    @Test(arguments: ages)
    func `an age is in one unit and never rounded up`(seconds: Int64, text: String) {
        #expect(TimeWords.age(seconds * TimeWordsTests.second) == text)
    }

    @Test func `a part of a second counts for nothing`() {
        #expect(TimeWords.age(999_000_000) == "0s")
        #expect(TimeWords.age(9_999_000_000) == "9s")
    }

    @Test func `an age that is not known is absent`() { #expect(TimeWords.age(nil) == "-") }

    @Test(arguments: [
        (Int64(1_621_429_500), "2021-05-19 13:05:00Z"), (0, "1970-01-01 00:00:00Z"),
        (-1, "1969-12-31 23:59:59Z"), (951_782_400, "2000-02-29 00:00:00Z"),
    ])
    func `a moment is a date and a time of day`(seconds: Int64, text: String) {
        #expect(TimeWords.moment(Timestamp(seconds: seconds)) == text)
        #expect(TimeWords.clock(Timestamp(seconds: seconds)) == String(text.dropFirst(11).dropLast()))
    }

    @Test func `before the first input there is no moment`() {
        #expect(TimeWords.moment(Timestamp(nanoseconds: .min)) == "-")
        #expect(TimeWords.clock(Timestamp(nanoseconds: .min)) == "-")
    }
}
