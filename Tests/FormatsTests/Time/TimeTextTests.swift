import Formats
import Testing
import Units

@Suite struct TimeTextTests {
    @Test(
        arguments: [
            ("1692308400", 1_692_308_400_000_000_000), ("1692308400123", 1_692_308_400_123_000_000),
            ("1692308400123456", 1_692_308_400_123_456_000),
            ("1692308400123456789", 1_692_308_400_123_456_789),
            ("1614537604.0", 1_614_537_604_000_000_000), ("1692308400.25", 1_692_308_400_250_000_000),
            ("1692308400.1234567899", 1_692_308_400_123_456_789), ("0", 0), ("60", 60_000_000_000),
            ("9223372036854775807", .max),
            ("2023-08-17T21:40:00Z", 1_692_308_400_000_000_000),
            ("2023-08-17 21:40:00", 1_692_308_400_000_000_000),
            ("2023-08-17T21:40Z", 1_692_308_400_000_000_000),
            ("2023-08-17 21:40:00 UTC", 1_692_308_400_000_000_000),
            ("2023-08-17t21:40:00.5z", 1_692_308_400_500_000_000), ("2023-08-17", 1_692_230_400_000_000_000),
            ("2023-08-17T21:40:00+00:00", 1_692_308_400_000_000_000),
            ("2023-08-17T23:40:00+02:00", 1_692_308_400_000_000_000),
            ("2023-08-17 16:10:00-0530", 1_692_308_400_000_000_000),
            ("2023-08-17T21:40:00.123456789+00", 1_692_308_400_123_456_789),
            ("2024-02-29", 1_709_164_800_000_000_000), ("2000-02-29", 951_782_400_000_000_000),
            ("1970-01-01", 0), ("2016-12-31T23:59:60Z", 1_483_228_800_000_000_000),
            ("2262-04-11T23:47:16.854775807Z", .max),
        ] as [(String, Int64)])
    func `a moment is read in each of its forms`(text: String, nanoseconds: Int64) throws {
        #expect(try TimeText.timestamp(text).nanoseconds == nanoseconds)
    }

    @Test(
        arguments: [
            ("", .empty), ("-1", .outOfRange), ("abc", .notATime), ("1e9", .notATime), ("12:00", .notATime),
            ("2023-02-29", .notATime), ("1900-02-29", .notATime), ("2023-13-01", .notATime),
            ("2023-00-01", .notATime), ("2023-01-00", .notATime), ("2023-04-31", .notATime),
            ("2023-8-17", .notATime), ("2023-08", .notATime), ("2023-08-17T", .notATime),
            ("2023-08-17Z", .notATime),
            ("2023-08-17T24:00:00Z", .notATime), ("2023-08-17T21:60:00Z", .notATime),
            ("2023-08-17T21:40:61Z", .notATime), ("2023-08-17T21:40:00.5.5Z", .notATime),
            ("2023-08-17T21:40:00+1", .notATime), ("2023-08-17T21:40:00+00:0x", .notATime),
            ("2023-08-17x21:40:00", .notATime), ("1692308400.x", .notATime), ("1692308400 ", .notATime),
            ("1833-01-01", .outOfRange), ("1969-12-31T23:59:59Z", .outOfRange), ("9999-12-31", .outOfRange),
            ("1970-01-01T00:00:00+00:01", .outOfRange), ("2262-04-11T23:47:16.854775808Z", .outOfRange),
            ("9223372036854775808", .outOfRange), ("9999999999999999999", .outOfRange),
            ("99999999999999999999999", .outOfRange), ("99999999999", .outOfRange),
        ] as [(String, TimeText.Failure)])
    func `what is no moment fails by name`(text: String, failure: TimeText.Failure) {
        #expect(throws: failure) { try TimeText.timestamp(text) }
    }

    @Test func `every day from 1970 to 2261 is written and read back`() throws {
        for day in stride(from: Int64(0), to: 106_000, by: 1) {
            let time = Timestamp(seconds: day * 86_400)
            let text = TimeText.iso(time)
            #expect(text.hasSuffix("T00:00:00Z"))
            #expect(try TimeText.timestamp(text) == time)
        }
    }

    @Test func `known moments are written as they are known`() {
        #expect(TimeText.iso(Timestamp(seconds: 951_827_696)) == "2000-02-29T12:34:56Z")
        #expect(TimeText.iso(Timestamp(seconds: -1)) == "1969-12-31T23:59:59Z")
        #expect(TimeText.iso(Timestamp(nanoseconds: .min)) == "1677-09-21T00:12:43.145224192Z")
        #expect(TimeText.iso(Timestamp(nanoseconds: .max)) == "2262-04-11T23:47:16.854775807Z")
        #expect(TimeText.iso(Timestamp(nanoseconds: 1_500_000_000)) == "1970-01-01T00:00:01.5Z")
    }

    @Test func `Unix seconds have a fraction only when there is one`() {
        #expect(TimeText.unixSeconds(Timestamp(seconds: 1_584_030_600)) == "1584030600")
        #expect(TimeText.unixSeconds(Timestamp(nanoseconds: 1_584_030_600_050_000_000)) == "1584030600.05")
        #expect(TimeText.unixSeconds(Timestamp(nanoseconds: -1_500_000_000)) == "-1.5")
        #expect(TimeText.unixSeconds(Timestamp(nanoseconds: .min)) == "-9223372036.854775808")
    }

    @Test func `a number is no calendar date`() {
        #expect(throws: TimeText.Failure.notATime) { try TimeText.date("20210519".utf8Span.span) }
    }
}
