import Protocols
import Testing
import Units

struct DailyPriceCurveTests {
    private static let day: UInt64 = 86_400
    private static let rate = UInt256(1_000_100_000_000_000_000_000_000_000 as UInt128)

    /// Ten days from the start of day 100, at a hundredth of a percent a day.
    private func curve() throws -> DailyPriceCurve {
        try DailyPriceCurve(
            start: 100 * Self.day, end: 110 * Self.day, dailyRate: Self.rate, startPrice: Wad.one)
    }

    @Test func `the first day has the start price and every day the next`() throws {
        let curve = try curve()
        #expect(try curve.price(at: 100 * Self.day - 1) == .zero)
        #expect(try curve.price(at: 100 * Self.day) == Wad.one)
        #expect(try curve.price(at: 101 * Self.day - 1) == Wad.one)
        #expect(try curve.price(at: 101 * Self.day) == 1_000_100_000_000_000_000)
        #expect(try curve.price(at: 102 * Self.day) == 1_000_200_010_000_000_000)
    }

    @Test func `after the last range its last price stays`() throws {
        let curve = try curve()
        let last = try curve.price(at: 110 * Self.day - 1)
        #expect(try curve.price(at: 110 * Self.day) == last)
        #expect(try curve.price(at: .max) == last)
    }

    @Test func `a range begins a day's growth above the last closing price`() throws {
        var curve = try curve()
        let close = try curve.price(at: 110 * Self.day - 1)
        try curve.append(end: 120 * Self.day, dailyRate: Ray.one)
        #expect(curve.ranges.last?.previousClose == close)
        #expect(try curve.price(at: 119 * Self.day) == close)
        #expect(throws: RebasingTokenError.invalidRange) {
            try curve.append(end: 120 * Self.day, dailyRate: Ray.one)
        }
    }

    @Test func `a replaced range must fit between its neighbours`() throws {
        var curve = try curve()
        try curve.append(end: 120 * Self.day, dailyRate: Self.rate)
        try curve.append(end: 130 * Self.day, dailyRate: Self.rate)
        var range = curve.ranges[1]
        range.start -= 1
        #expect(throws: RebasingTokenError.invalidRange) { try curve.replace(at: 1, with: range) }
        range = curve.ranges[1]
        range.end += 1
        #expect(throws: RebasingTokenError.invalidRange) { try curve.replace(at: 1, with: range) }
        range.end = range.start
        #expect(throws: RebasingTokenError.invalidRange) { try curve.replace(at: 1, with: range) }
        #expect(throws: RebasingTokenError.invalidRange) { try curve.replace(at: 3, with: curve.ranges[2]) }
        var first = curve.ranges[0]
        first.previousClose = Wad.one &* 2
        try curve.replace(at: 0, with: first)
        #expect(try curve.price(at: 100 * Self.day) == Wad.one &* 2)
        var last = curve.ranges[2]
        last.previousClose = Wad.one
        try curve.replace(at: 2, with: last)
        #expect(try curve.price(at: 120 * Self.day) == 1_000_100_000_000_000_000)
    }

    @Test func `a range that ends before it starts is no curve`() {
        #expect(throws: RebasingTokenError.invalidRange) {
            try DailyPriceCurve(start: 5, end: 5, dailyRate: Self.rate, startPrice: Wad.one)
        }
        #expect(throws: RebasingTokenError.arithmetic(.divisionByZero)) {
            try DailyPriceCurve(start: 5, end: 6, dailyRate: .zero, startPrice: Wad.one)
        }
    }

    @Test func `a stored range that ends before it starts has no price`() {
        for end in [0, 99] as [UInt64] {
            let range = DailyPriceCurve.Range(
                start: 100, end: end, dailyRate: Self.rate, previousClose: Wad.one)
            #expect(throws: RebasingTokenError.arithmetic(.underflow)) {
                try DailyPriceCurve(ranges: [range]).price(at: 100)
            }
        }
    }
}
