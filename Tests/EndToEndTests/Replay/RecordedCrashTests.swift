import Formats
import RecordedFiles
import Testing

/// Recorded crashes over recorded accounts, compared with a computation of their own.
@Suite(
    .enabled(if: SharedData.isThere, "\(SharedData.isMissing)"),
    .enabled(if: BuiltProgram.isThere, "the program is not built"))
struct RecordedCrashTests {
    private let folder = TestFolder()
    private static let book = "lending/aave_v2_accounts_steth_vs_stables_20230620.csv.gz"
    private static let troubledBook = "lending/aave_v2_accounts_with_steth_20230620.csv.gz"
    private static let mixedBook = "lending/aave_v2_accounts_mixed_20230620.csv.gz"

    private func replay(
        _ prices: [String], book: String = book, debt: String = "USD", _ more: String...
    ) -> Ending {
        BuiltProgram.run(
            ["replay", "--json"] + prices.flatMap { ["--prices", $0] }
                + ["--accounts", SharedData.path(book), "--collateral", "ETH", "--debt", debt] + more,
            in: folder)
    }

    private func expect(_ ending: Ending, _ expected: IndependentReplay, accounts: Int) throws {
        #expect(ending.code == 0)
        #expect(Array(ending.lines.dropLast()) == expected.lines)
        let summary = try #require(ReplayLine.summary(ending))
        #expect(summary.type == "summary" && summary.stateHash?.count == 64)
        #expect(summary.accounts == accounts && summary.ticks == expected.ticks)
        #expect(summary.crossings == expected.lines.count)
    }

    @Test(arguments: [
        ("binance_ETHUSDT_5m_20200308_20200320", book, 465),
        ("binance_ETHUSDT_1m_20210517_20210523", troubledBook, 0),
        ("binance_ETHUSDT_5m_20220505_20220516", book, 0),
        ("binance_ETHUSDT_1m_20240803_20240807", mixedBook, 0),
        ("ftx_ETHUSDT_5m_20220505_20220516", troubledBook, 0),
    ])
    func `who falls, when and at which price is what long integers say`(
        name: String, book: String, count: Int
    ) throws {
        let path = SharedData.path("candles/\(name).csv.gz")
        let accounts = try Recording.accounts(SharedData.path(book))
        let expected = IndependentReplay(accounts: accounts, collateral: try Recording.candles(path))
        #expect(expected.lines.count >= max(1, count))
        try expect(replay(["ETH=\(path)"], book: book), expected, accounts: accounts.count)
    }

    @Test func `a window has its own first price, and its end is not in it`() throws {
        let path = SharedData.path("candles/binance_ETHUSDT_5m_20200308_20200320.csv.gz")
        let accounts = try Recording.accounts(SharedData.path(RecordedCrashTests.book))
        let rows = try Recording.candles(path, from: 1_584_000_000, to: 1_584_072_000)
        let expected = IndependentReplay(accounts: accounts, collateral: rows)
        let numbers = replay(["ETH=\(path)"], "--from", "1584000000", "--to", "1584072000")
        try expect(numbers, expected, accounts: accounts.count)
        let dates = replay(
            ["ETH=\(path)"], "--from", "2020-03-12T08:00:00Z", "--to", "2020-03-13T04:00:00Z")
        #expect(dates.output == numbers.output)
    }

    @Test func `two feeds are merged by time, and each side follows its own`() throws {
        let paths = ["ETH", "BTC"].map { symbol in
            SharedData.path("candles/binance_\(symbol)USDT_5m_20220505_20220516.csv.gz")
        }
        let accounts = try Recording.accounts(SharedData.path(RecordedCrashTests.mixedBook))
        let (from, to) = (1_652_054_400, 1_652_400_000)
        let expected = IndependentReplay(
            accounts: accounts, collateral: try Recording.candles(paths[0], from: from, to: to),
            debt: try Recording.candles(paths[1], from: from, to: to))
        #expect(!expected.lines.isEmpty)
        let ending = replay(
            ["ETH=\(paths[0])", "BTC=\(paths[1])"], book: RecordedCrashTests.mixedBook, debt: "BTC",
            "--from", "\(from)", "--to", "\(to)")
        try expect(ending, expected, accounts: accounts.count)
    }

    @Test func `accounts below 1 at the first price are reported there, in the order of the file`() throws {
        let path = SharedData.path("candles/binance_ETHUSDT_5m_20200308_20200320.csv.gz")
        let accounts = try Recording.accounts(SharedData.path(RecordedCrashTests.troubledBook))
        let first = try #require(try Recording.candles(path).first)
        let expected = accounts.filter { $0.owed > 0 && $0.safe < $0.owed }.map(\.name)
        #expect(!expected.isEmpty)
        let lines = try ReplayLine.all(replay(["ETH=\(path)"], book: RecordedCrashTests.troubledBook))
        let atFirst = lines.filter { $0.time == .init(first.time) }
        #expect(atFirst.compactMap(\.account) == expected)
    }

    @Test(arguments: [
        (["candles/binance_ETHUSDT_5m_20200308_20200320.csv.gz"], 0),
        (["candles/binance_ETHUSDT_1h_20170817_20211231.csv.gz"], 0),
        (["ticks/binance_ETHUSDT_bbo_20240808.csv.gz"], 0),
        (["ticks/binanceusdm_ETHUSDT_trades_20240808.csv.gz"], 0),
        (["oracle/chainlink_ETH-USD_mainnet_rounds_20230701_20230930.csv.gz"], 8),
        (["oracle/chainlink_ETH-USD_daily_2023_2025.csv"], 8),
    ])
    func `two runs write the same bytes, in the order of time, and the summary counts the lines`(
        names: [String], decimals: Int
    ) throws {
        let prices = names.map { "ETH=\(SharedData.path($0))" }
        let more = decimals == 0 ? [] : ["--decimals", "\(decimals)"]
        let arguments =
            ["replay", "--json"] + prices.flatMap { ["--prices", $0] } + more
            + [
                "--accounts", SharedData.path(RecordedCrashTests.troubledBook), "--collateral", "ETH",
                "--debt", "USD",
            ]
        let endings = (0..<2).map { _ in BuiltProgram.run(arguments, in: folder) }
        #expect(endings[0].code == 0 && endings[0].output == endings[1].output)
        let lines = try ReplayLine.all(endings[0])
        #expect(lines.last?.type == "summary" && lines.dropLast().allSatisfy { $0.type == "liquidatable" })
        #expect(lines.last?.crossings == lines.count - 1 && lines.count > 1)
        let times = lines.compactMap(\.time)
        #expect(times == times.sorted() && times.count == lines.count - 1)
        #expect(Set(lines.compactMap(\.account)).count == times.count, "nobody falls twice")
        #expect(endings[0].errorLines.count == 1 && endings[0].errors.contains(" ticks/s; 0 rows skipped"))
    }

    @Test func `a plain file gives what its gzip gives`() throws {
        let path = SharedData.path("candles/binance_ETHUSDT_5m_20220505_20220516.csv.gz")
        let plain = folder.file("plain.csv", try FileContents.read(path).plain)
        #expect(replay(["ETH=\(plain)"]).output == replay(["ETH=\(path)"]).output)
    }

    @Test func `without --json the lines are for a person`() throws {
        let path = SharedData.path("candles/binance_ETHUSDT_5m_20200308_20200320.csv.gz")
        let ending = BuiltProgram.run(
            [
                "replay", "--prices", "ETH=\(path)", "--accounts", SharedData.path(RecordedCrashTests.book),
                "--collateral", "ETH", "--debt", "USD",
            ], in: folder)
        #expect(ending.lines.count == 466)
        #expect(
            ending.lines[464]
                == "2020-03-13T02:10:00Z  0x555780e398b6a64b6618cacc6399dd5ba85b1196  health 0.9944  at 88.35"
        )
        #expect(ending.lines[465].hasPrefix("465 of 700 accounts fell below the line in 3744 ticks; state "))
    }
}
