import Analytics
import Foundation
import Testing
import Units

struct AlignedPricesTests {
    private static func points(_ prices: [(Int64, Double)]) -> [WorstMove.Point] {
        prices.map { WorstMove.Point(time: Timestamp(seconds: $0.0), price: $0.1) }
    }

    @Test func `bars that all assets have are kept with their last prices`() throws {
        let first = Self.points([(0, 10), (30, 11), (60, 12), (130, 13), (185, 14), (200, 15)])
        let second = Self.points([(59, 100), (125, 110), (179, 120), (240, 130)])
        let aligned = try AlignedPrices([first, second], barLength: 60_000_000_000)
        #expect(aligned.starts == [Timestamp(seconds: 0), Timestamp(seconds: 120)])
        #expect(aligned.closes == [[11, 100], [13, 120]])
        let returns = try aligned.returns()
        #expect(returns.count == 1)
        #expect(abs(returns[0][0] - log(13.0 / 11)) < 1e-15)
    }

    @Test func `assets without common bars are refused`() {
        let (first, second) = (Self.points([(0, 10), (60, 11)]), Self.points([(120, 10), (180, 11)]))
        #expect(throws: VolatilityError.historyTooShort(needed: 2, found: 0)) {
            try AlignedPrices([first, second], barLength: 60_000_000_000)
        }
        #expect(throws: VolatilityError.assetCount(expected: 1, found: 0)) {
            try AlignedPrices([], barLength: 1)
        }
    }
}
