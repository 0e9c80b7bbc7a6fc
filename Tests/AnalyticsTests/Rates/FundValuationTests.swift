import Analytics
import Testing

struct FundValuationTests {
    @Test func `a share is what is left for it, and maturities are weighted with values`() throws {
        let bills = try FundValuation.Holding(
            units: 1_000_000, price: 0.99, yearsToMaturity: 0.25, duration: 0.24)
        let cash = try FundValuation.Holding(units: 10_000, price: 1)
        let fund = try FundValuation(
            [bills, cash], liabilities: 5_000, feeRate: 0.002, feeYears: 0.5, shares: 990_000)
        #expect(fund.grossAssets == 1_000_000)
        #expect(isClose(fund.netAssets, 994_000, within: 1e-15))
        #expect(isClose(fund.netAssetValuePerShare, 994_000.0 / 990_000, within: 1e-15))
        #expect(isClose(fund.weightedAverageMaturity, 0.99 * 0.25, within: 1e-15))
        #expect(isClose(fund.weightedDuration, 0.99 * 0.24, within: 1e-15))
    }

    @Test func `no shares, no assets and no numbers are refused`() throws {
        let cash = try FundValuation.Holding(units: 1, price: 1)
        #expect(throws: RatesError.shares(0)) { try FundValuation([cash], shares: 0) }
        #expect(throws: RatesError.holding(0)) { try FundValuation([], shares: 1) }
        #expect(throws: RatesError.holding(-1)) { try FundValuation([cash], liabilities: -1, shares: 1) }
        #expect(throws: RatesError.holding(-2)) { try FundValuation.Holding(units: 1, price: -2) }
    }
}
