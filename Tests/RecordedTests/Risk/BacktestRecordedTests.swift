import Analytics
import RecordedFiles
import Testing

@Suite(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
struct BacktestRecordedTests {
    @Test func `filtered history holds over four years of ether and its crashes`() throws {
        let returns = try LogReturns.of(RecordedCloses.daily("ETHUSDT")).map { [$0] }
        let exposures = try Exposures([1_000_000])
        let forecaster = try RiskForecaster(
            method: .filtered(refitEvery: 100), window: 500, confidence: 0.95)
        let test = try forecaster.backtest(exposures, returns: returns)
        #expect(test.count > 1_000)
        #expect(test.coverage.probability > 0.05, "\(test.breaches.count) of \(test.count)")
        #expect(test.independence.probability > 0.05)
    }

    @Test func `plain history is breached in clusters through the crash of March 2020`() throws {
        let bars = try RecordedCloses.bars("candles/binance_ETHUSDT_5m_20200308_20200320.csv.gz")
        let returns = try LogReturns.of(bars.map(\.close)).map { [$0] }
        let forecaster = try RiskForecaster(method: .historical, window: 500, confidence: 0.99)
        let test = try forecaster.backtest(Exposures([1]), returns: returns)
        #expect(Double(test.breaches.count) > 1.3 * test.expectedBreaches)
        #expect(test.conditionalCoverage.probability < 0.01)
    }
}
