import Testing
import Units

@Suite struct TimestampTests {
    @Test func `whole seconds become nanoseconds`() {
        #expect(Timestamp(seconds: 1_700_000_000) == Timestamp(nanoseconds: 1_700_000_000_000_000_000))
        #expect(Timestamp(seconds: -1).nanoseconds == -1_000_000_000)
    }

    @Test func `earlier moments come first, those before 1970 too`() {
        let moments = [-5, 3, 0, .min, .max].map { Timestamp(nanoseconds: $0) }
        #expect(moments.sorted().map(\.nanoseconds) == [.min, -5, 0, 3, .max])
    }

    @Test func `the time between two moments has a sign`() {
        let (first, second) = (Timestamp(seconds: 10), Timestamp(seconds: 12))
        #expect(second.nanoseconds(since: first) == 2_000_000_000)
        #expect(first.nanoseconds(since: second) == -2_000_000_000)
    }

    @Test func `the last second of the range is in April 2262`() {
        let last = Timestamp(seconds: .max / Timestamp.nanosecondsPerSecond)
        let date = CivilDate(daysSinceEpoch: last.nanoseconds / Timestamp.nanosecondsPerSecond / 86_400)
        #expect(date == CivilDate(year: 2262, month: 4, day: 11))
    }
}
