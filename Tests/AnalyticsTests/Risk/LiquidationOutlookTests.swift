import Analytics
import Foundation
import Testing

struct LiquidationOutlookTests {
    @Test func `a falling and a rising line at the same distance are mirror images`() throws {
        let market = LiquidationOutlook.Market(
            drift: 0.3, volatility: 0.9, jumpsPerYear: 40, downwardPart: 0.7, meanDown: 0.05, meanUp: 0.02)
        let mirrored = LiquidationOutlook.Market(
            drift: -0.3, volatility: 0.9, jumpsPerYear: 40, downwardPart: 0.3, meanDown: 0.02, meanUp: 0.05)
        let below = try LiquidationOutlook(price: 2_000, line: 1_900, market: market, borrowRate: 0.05)
        let above = try LiquidationOutlook(
            price: 2_000, line: 2_000 * 2_000 / 1_900, market: mirrored, borrowRate: 0.05)
        #expect(abs(below.withinDay - above.withinDay) < 1e-9)
        #expect(abs(below.withinHour - above.withinHour) < 1e-9)
        #expect(below.withinHour < below.withinDay)
    }

    @Test func `interest brings the line nearer and the supply rate takes it back`() throws {
        let market = LiquidationOutlook.Market(volatility: 0.6)
        func day(_ borrow: Double, _ supply: Double) throws -> Double {
            try LiquidationOutlook(
                price: 100, line: 96, market: market, borrowRate: borrow, supplyRate: supply
            ).withinDay
        }
        #expect(try day(2, 0) > day(0, 0))
        #expect(try day(2, 2) == day(0, 0))
        let free = try LiquidationOutlook(price: 100, line: 96, market: market)
        #expect(free.expectedHours == nil)
        let dear = try LiquidationOutlook(price: 100, line: 96, market: market, borrowRate: 0.5)
        let hours = try #require(dear.expectedHours)
        #expect(abs(hours - log(100 / 96.0) / 0.5 * 8_760) < 1e-6)
    }

    @Test func `a price at its line or without one is refused`() {
        let market = LiquidationOutlook.Market(volatility: 0.6)
        #expect(throws: RiskError.lineReached(distance: 0)) {
            try LiquidationOutlook(price: 100, line: 100, market: market)
        }
        #expect(throws: RiskError.parameter("the line", 0)) {
            try LiquidationOutlook(price: 100, line: 0, market: market)
        }
        #expect(throws: RiskError.volatilityNotPositive(0)) {
            try LiquidationOutlook(price: 100, line: 90, market: LiquidationOutlook.Market(volatility: 0))
        }
    }
}
