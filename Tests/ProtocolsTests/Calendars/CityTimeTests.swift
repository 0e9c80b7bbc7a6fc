import Protocols
import Testing
import Units

@Suite struct CityTimeTests {
    @Test(
        arguments: [
            (CityTime.newYork, Timestamp.utc(2026, 3, 8, 7, 0), -5, -4),
            (.newYork, .utc(2026, 11, 1, 6, 0), -4, -5), (.newYork, .utc(2007, 3, 11, 7, 0), -5, -4),
            (.newYork, .utc(2007, 11, 4, 6, 0), -4, -5), (.newYork, .utc(2024, 3, 10, 7, 0), -5, -4),
            (.london, .utc(2026, 3, 29, 1, 0), 0, 1), (.london, .utc(2026, 10, 25, 1, 0), 1, 0),
        ] as [(CityTime, Timestamp, Int64, Int64)])
    func `clocks change at their second`(city: CityTime, change: Timestamp, before: Int64, after: Int64) {
        let last = Timestamp(nanoseconds: change.nanoseconds - 1)
        #expect(city.offset(at: last) == before * 3_600)
        #expect(city.offset(at: change) == after * 3_600)
    }

    @Test func `the clock leaps from two to three and comes back from two to one`() {
        let spring = CivilDate(year: 2026, month: 3, day: 8)
        #expect(CityTime.newYork.local(.utc(2026, 3, 8, 6, 59, 59)) == (spring, 7_199))
        #expect(CityTime.newYork.local(.utc(2026, 3, 8, 7, 0)) == (spring, 10_800))
        #expect(CityTime.newYork.moment(spring, second: 7_199) == .utc(2026, 3, 8, 6, 59, 59))
        #expect(CityTime.newYork.moment(spring, second: 10_800) == .utc(2026, 3, 8, 7, 0))
        #expect(CityTime.newYork.moment(spring, second: 9_000) == .utc(2026, 3, 8, 7, 30))
        let autumn = CivilDate(year: 2026, month: 11, day: 1)
        #expect(CityTime.newYork.local(.utc(2026, 11, 1, 5, 59, 59)) == (autumn, 7_199))
        #expect(CityTime.newYork.local(.utc(2026, 11, 1, 6, 0)) == (autumn, 3_600))
        #expect(CityTime.newYork.moment(autumn, second: 5_400) == .utc(2026, 11, 1, 5, 30))
        #expect(CityTime.newYork.moment(autumn, second: 7_200) == .utc(2026, 11, 1, 7, 0))
    }

    @Test(arguments: CityTime.allCases)
    func `every hour of the known years comes back from its clock`(city: CityTime) {
        for hour in stride(from: Int64(328_800), to: 2_540_000, by: 13) {
            let time = Timestamp(seconds: hour * 3_600)
            guard CityTime.knows(time) else { continue }
            let (date, second) = city.local(time)
            let back = city.moment(date, second: second)
            // An hour that the clock shows twice comes back as the first of the two.
            if back != time, back.nanoseconds != time.nanoseconds - 3_600_000_000_000 {
                Issue.record("\(date) \(second) in \(city) is not \(time)")
                return
            }
        }
    }

    @Test func `years without today's rules are not known`() {
        #expect(!CityTime.knows(.utc(2006, 12, 31, 23, 59, 59)))
        #expect(CityTime.knows(.utc(2007, 1, 1, 0, 0)))
        #expect(CityTime.knows(.utc(2260, 12, 31, 23, 59, 59)))
        #expect(!CityTime.knows(.utc(2261, 1, 1, 0, 0)))
        for wild in [Int64.min, -1, .max] { #expect(!CityTime.knows(Timestamp(nanoseconds: wild))) }
    }
}
