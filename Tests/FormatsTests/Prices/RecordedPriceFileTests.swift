import Formats
import Foundation
import RecordedFiles
import Testing
import Units

/// Reads the recordings a second time in the plainest way and compares every row.
@Suite(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
struct RecordedPriceFileTests {
    private typealias Layout = (time: Int, prices: [Int], decimals: Int, unit: Int64)

    private func check(_ name: String, _ layout: Layout, rows: Int? = nil) throws {
        let options = PriceFile.Options(decimals: layout.decimals == 0 ? nil : layout.decimals)
        let file = try PriceFile.load(SharedData.path(name), symbol: SafeText("X"), options: options)
        let text = String(
            decoding: try FileContents.read(SharedData.path(name)).plain, as: UTF8.self)
        let lines = text.split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(file.faults.total == 0, "\(name)")
        #expect(file.rows.count == lines.count && file.rows.count == rows ?? lines.count, "\(name)")
        for (row, fields) in zip(file.rows, lines) {
            let numbers = layout.prices.map { Decimal(string: String(fields[$0])) ?? .nan }
            let value = numbers.reduce(0, +) / Decimal(numbers.count)
            let scaled = value * pow(Decimal(10), 18 - layout.decimals)
            let time = (Int64(fields[layout.time]) ?? -1) * layout.unit
            guard row.time.nanoseconds == time, Decimal(string: "\(row.price.raw)") == scaled else {
                Issue.record("\(name):\(row.row): \(fields.joined(separator: ","))")
                return
            }
        }
    }

    @Test func `all candles load as they are`() throws {
        let names = SharedData.names(in: "candles")
        #expect(names.count == 27)
        for name in names { try check("candles/\(name)", (0, [4], 0, 1_000_000_000)) }
    }

    @Test(arguments: [
        ("binance_ETHUSDT_trades_20240808", [3], 6_106), ("binanceusdm_ETHUSDT_trades_20240808", [3], 14_076),
        ("binance_ETHUSDT_bbo_20240808", [2, 4], 24_077),
        ("binanceusdm_ETHUSDT_bbo_20240808", [2, 4], 53_992),
    ])
    func `trades and best bids and offers load as they are`(name: String, prices: [Int], rows: Int) throws {
        try check("ticks/\(name).csv.gz", (0, prices, 0, 1), rows: rows)
    }

    @Test(arguments: [
        ("chainlink_BTC-USD_mainnet_rounds_20230701_20230930", 8, 2_836),
        ("chainlink_ETH-USD_mainnet_rounds_20230701_20230930", 8, 2_906),
        ("chainlink_STETH-ETH_mainnet_rounds_20220129_20220531", 18, 127),
    ])
    func `oracle rounds load as they are`(name: String, decimals: Int, rows: Int) throws {
        try check("oracle/\(name).csv.gz", (5, [3], decimals, 1_000_000_000), rows: rows)
    }

    @Test func `quotes of gold load with their middle`() throws {
        try check("tradfi/xauusd_1m_20140505_20140507.csv.gz", (0, [4, 8], 0, 1_000_000_000), rows: 4_159)
    }

    @Test(arguments: [
        ("candles/binance_ETHUSDT_5m_20200308_20200320.csv.gz", 3_744, "233.92", "133.48"),
        ("candles/binance_LUNAUSDT_1d_20210101_20220930.csv.gz", 621, "0.648", "2.48"),
        ("oracle/chainlink_ETH-USD_daily_2023_2025.csv", 1_067, "1554.49", "2966.93164033"),
        ("ticks/binance_ETHUSDT_bbo_20240808.csv.gz", 24_077, "2683.805", "2682.505"),
        ("tradfi/spy_daily_1998_2021.csv.gz", 5_849, "97.36", "396.33"),
    ])
    func `files begin and end as they are known to`(
        name: String, rows: Int, first: String, last: String
    ) throws {
        let file = try PriceFile.load(SharedData.path(name), symbol: SafeText("X"))
        #expect(file.rows.count == rows)
        let ends = [file.rows[0], file.rows[file.rows.count - 1]]
        #expect(ends.map { DecimalText.shortest($0.price.raw, scale: 18) } == [first, last])
    }

    @Test(arguments: [
        ("lending/hourly_usd_prices_aave_assets_202101_202205.csv.gz", "several instruments"),
        ("ticks/binance_ETHUSDT_depth_20240808.csv.gz", "order book"),
        ("tradfi/gold_monthly_1833_2026.csv", "no usable row of 2322"),
        ("dex/gas_price_gwei_1m_202308.csv.gz", "among: ts, gas_price_gwei"), ("README.md", "no time column"),
    ])
    func `other recordings are refused in one clear line`(name: String, what: String) {
        #expect {
            try PriceFile.load(SharedData.path(name), symbol: SafeText("X"))
        } throws: { error in
            let failure = error as? FileError
            return failure?.exitCode == 65 && failure?.description.contains(what) == true
        }
    }
}
