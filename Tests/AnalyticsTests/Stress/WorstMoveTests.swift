import Analytics
import Testing
import Units

struct WorstMoveTests {
    private static func points(_ prices: [Double]) -> [WorstMove.Point] {
        prices.enumerated().map {
            WorstMove.Point(time: Timestamp(seconds: Int64($0.offset) * 60), price: $0.element)
        }
    }

    @Test func `the deepest fall within a span is found with its times`() throws {
        let points = Self.points([100, 120, 90, 110, 60, 130, 100])
        let far = try WorstMove.fall(points, within: 3 * 60_000_000_000)
        #expect(
            far
                == (try WorstMove.fall(
                    Self.points([100, 120, 90, 110, 60, 130, 100]), within: 180_000_000_000)))
        #expect(far.move == 60.0 / 120 - 1)
        #expect((far.start, far.end) == (Timestamp(seconds: 60), Timestamp(seconds: 240)))
        #expect(try WorstMove.fall(points, within: 60_000_000_000).move == 60.0 / 110 - 1)
        #expect(try WorstMove.rise(points, within: 60_000_000_000).move == 130.0 / 60 - 1)
    }

    @Test func `the one pass finds what trying all pairs finds`() throws {
        var generator = SeededGenerator(seed: 77)
        var (clock, price, points): (Int64, Double, [WorstMove.Point]) = (0, 100, [])
        for _ in 0..<400 {
            clock += Int64.random(in: 0...3, using: &generator)
            price *= 0.9 + 0.2 * generator.uniform()
            points.append(WorstMove.Point(time: Timestamp(nanoseconds: clock), price: price))
        }
        for span: Int64 in [0, 1, 5, 40, 10_000] {
            var (lowest, highest) = (0.0, 0.0)
            for (place, end) in points.enumerated() {
                for start in points[...place] where end.time.nanoseconds(since: start.time) <= span {
                    lowest = min(lowest, end.price / start.price - 1)
                    highest = max(highest, end.price / start.price - 1)
                }
            }
            #expect(try WorstMove.fall(points, within: span).move == lowest)
            #expect(try WorstMove.rise(points, within: span).move == highest)
        }
    }

    @Test func `short, absurd and unordered histories are refused`() {
        #expect(throws: VolatilityError.historyTooShort(needed: 2, found: 1)) {
            try WorstMove.fall(Self.points([1]), within: 1)
        }
        #expect(throws: VolatilityError.price(0, at: 1)) {
            try WorstMove.fall(Self.points([1, 0]), within: 1)
        }
        #expect(throws: VolatilityError.observation(0, at: 1)) {
            try WorstMove.fall(Self.points([1, 2]).reversed(), within: 1)
        }
    }
}
