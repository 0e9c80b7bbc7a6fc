import Analytics
import RecordedFiles
import Testing
import Units

@Suite(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
struct NamedShockRecordedTests {
    /// Tests/AnalyticsTests/References/shocks.py finds the same by trying all pairs.
    private static let recordings: [(name: String, symbol: SafeText, file: String)] = [
        ("black-thursday-2020", "ETH", "binance_ETHUSDT_5m_20200308_20200320"),
        ("black-thursday-2020", "BTC", "binance_BTCUSDT_5m_20200301_20200312"),
        ("may-2021", "ETH", "binance_ETHUSDT_1m_20210517_20210523"),
        ("may-2021", "BTC", "binance_BTCUSDT_1m_20210517_20210520"),
        ("may-2021", "LINK", "binance_LINKUSDT_1m_20210517_20210523"),
        ("may-2021", "AAVE", "binance_AAVEUSDT_1m_20210517_20210523"),
        ("may-2021", "UNI", "binance_UNIUSDT_1m_20210517_20210523"),
        ("terra-2022", "ETH", "binance_ETHUSDT_5m_20220505_20220516"),
        ("terra-2022", "BTC", "binance_BTCUSDT_5m_20220505_20220516"),
        ("terra-2022", "UST", "aggregate_USTUSD_1d_20220402_20221102"),
        ("usdc-depeg-2023", "USDC", "kraken_USDCUSD_1m_20230309_20230312"),
        ("usdc-depeg-2023", "BTC", "kraken_BTCUSD_1m_20230309_20230312"),
        ("august-2023", "ETH", "binance_ETHUSDT_5m_20230814_20230818"),
        ("august-2023", "BTC", "binance_BTCUSDT_5m_20230814_20230818"),
        ("yen-unwind-2024", "ETH", "binance_ETHUSDT_1m_20240803_20240807"),
        ("yen-unwind-2024", "BTC", "binance_BTCUSDT_1m_20240803_20240807"),
        ("october-2025", "ETH", "binance_ETHUSDT_5m_20251009_20251012"),
        ("october-2025", "BTC", "binance_BTCUSDT_5m_20251009_20251012"),
    ]

    @Test func `every named shock is what was recorded`() throws {
        var measured = 0
        for recording in Self.recordings {
            let points = try RecordedCloses.bars("candles/\(recording.file).csv.gz").map {
                WorstMove.Point(time: Timestamp(seconds: $0.seconds), price: $0.close)
            }
            let fall = try WorstMove.fall(points, within: 86_400 * Timestamp.nanosecondsPerSecond)
            let shock = try #require(NamedShock.named(recording.name))
            let move = try #require(shock.moves.first { $0.symbol == recording.symbol })
            #expect(
                Int64((fall.move * 1e4).rounded()) == move.basisPoints,
                "\(recording.name) \(recording.symbol)")
            measured += 1
        }
        #expect(measured == NamedShock.all.reduce(0) { $0 + $1.moves.count })
    }
}
