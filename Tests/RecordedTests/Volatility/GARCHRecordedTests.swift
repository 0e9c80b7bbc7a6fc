import Analytics
import RecordedFiles
import Testing

@Suite(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
struct GARCHRecordedTests {
    /// Tests/AnalyticsTests/References/garch_recorded.csv, of arch 8.0.0.
    @Test func `the fit of SPY from 2006 to 2021 is that of arch`() throws {
        let closes = try RecordedTable("tradfi/spy_daily_1998_2021.csv.gz").rows
            .filter { try $0["date"] >= "2006-01-01" }.map { try #require(Double($0["close"])) }
        let returns = try LogReturns.of(closes)
        let fitted = try GARCH.fitted(to: returns)
        #expect(try fitted.filter(returns).logLikelihood >= 12525.654796429411 - 1e-6)
        #expect(abs(fitted.alpha - 0.14533014386172627) < 1e-3)
        #expect(abs(fitted.beta - 0.834722941463239) < 1e-3)
    }

    @Test func `the fit of bitcoin's days from 2017 to 2021 is that of arch`() throws {
        let returns = try LogReturns.of(RecordedCloses.daily("BTCUSDT"))
        let fitted = try GARCH.fitted(to: returns)
        #expect(try fitted.filter(returns).logLikelihood >= 2838.197150204941 - 1e-6)
        #expect(abs(fitted.alpha - 0.0852906127533142) < 1e-3)
        #expect(abs(fitted.beta - 0.868616291021336) < 1e-3)
    }
}
