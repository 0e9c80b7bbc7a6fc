import RecordedFiles
import Testing

/// Rows that must not reach the desk: they are counted, named and skipped.
@Suite(.enabled(if: BuiltProgram.isThere, "the program is not built"))
struct InadmissibleRowTests {
    private let folder = TestFolder()
    private let book = """
        account,asset,side,amount,price,liquidation_threshold
        thin,ETH,collateral,10,,0.8
        thin,USD,debt,700,1,
        safe,ETH,collateral,10,,0.8
        safe,USD,debt,1,1,
        free,ETH,collateral,10,,0.8

        """

    private func replay(_ prices: String, name: String = "p.csv", book: String? = nil) -> Ending {
        let path = folder.file(name, prices)
        let accounts = folder.file("book.csv", book ?? self.book)
        return BuiltProgram.run(
            ["replay", "--json", "--prices", "ETH=\(path)", "--accounts", accounts], in: folder)
    }

    @Test func `prices that are none never reach the state; each is counted and named`() {
        let good = ["1,100", "2,95", "5,89.99", "6,80", "9,87.5"]
        let bad = [
            "3,nan", "3,inf", "3,-inf", "3,0", "3,-87", "2,1e308", "1,50", "4,", "4", "4,5,6", "x,7", "4,\"8",
        ]
        let clean = replay((["time,close"] + good).map { $0 + "\n" }.joined(), name: "clean.csv")
        let mixed = ["time,close"] + good[..<2] + bad + good[2...]
        let dirty = replay(mixed.map { $0 + "\n" }.joined(), name: "dirty.csv")
        #expect(clean.code == 0 && dirty.code == 0)
        #expect(dirty.output == clean.output)
        #expect(
            dirty.lines.first
                == #"{"type":"liquidatable","time":6,"account":"thin","price":"80","healthFactor":"0.914285714285714285"}"#
        )
        #expect(dirty.errors.contains("; \(bad.count) rows skipped"))
        let named = dirty.errorLines.filter { $0.hasPrefix("plimsoll: skipped: \(folder.path)/dirty.csv:") }
        #expect(named.count == bad.count)
        let words = [
            "4: column 2 (close): \"nan\" is not finite", "5: column 2 (close): \"inf\" is not finite",
            "6: column 2 (close): \"-inf\" is not finite", "7: column 2 (close): \"0\" is zero",
            "8: column 2 (close): \"-87\" is negative", "9: column 2 (close): \"1e308\" is too great",
            "10: column 1 (time): \"1\" is earlier", "11: column 2 (close): is empty",
            "12: has 1 fields, the header has 2", "13: has 3 fields, the header has 2",
            "14: column 1 (time): \"x\" is no time", "15: has a quote that is not closed",
        ]
        for (line, words) in zip(named, words) { #expect(line.contains("dirty.csv:\(words)")) }
    }

    @Test func `many bad rows are all counted and the first are named`() {
        let rows = (1...500).map { "\($0),\($0.isMultiple(of: 2) ? "0" : "100")\n" }.joined()
        let ending = replay("time,close\n" + rows)
        #expect(ending.errors.contains("; 250 rows skipped"))
        #expect(ending.errorLines.count == 17)
    }

    @Test func `rows of accounts that cannot be used are named too`() {
        let ending = replay("time,close\n1,100\n", book: book + "worse,ETH,neither,1,,0.5\n,ETH,debt,1,,\n")
        #expect(ending.code == 0)
        #expect(ReplayLine.summary(ending)?.accounts == 3)
        #expect(
            ending.errors.contains("book.csv:7: column 3 (side): \"neither\" is neither collateral nor debt"))
        #expect(ending.errors.contains("book.csv:8: column 1 (account): is empty"))
        #expect(ending.errors.contains("; 2 rows skipped"))
    }

    @Test func `a recorded health factor that does not follow from its row is reported`() {
        let path = folder.file("p.csv", "time,close\n1,100\n")
        let accounts = folder.file(
            "snapshot.csv",
            """
            user,collateral_base,debt_base,liq_threshold_bps,health_factor_onchain
            a,200,100,8000,1.6
            b,200,100,8000,1.600000002

            """)
        let ending = BuiltProgram.run(
            [
                "replay", "--json", "--prices", "ETH=\(path)", "--accounts", accounts, "--collateral", "ETH",
                "--debt", "USD",
            ], in: folder)
        #expect(ReplayLine.summary(ending)?.accounts == 2)
        #expect(
            ending.errors.contains(
                "snapshot.csv:3: b has health_factor_onchain 1.600000002000000000, its row gives "
                    + "1.600000000000000000"))
        #expect(ending.errorLines.first?.hasPrefix("plimsoll: differs: ") == true)
        #expect(ending.errors.contains("; 0 rows skipped; 1 recorded health factors differ"))
        #expect(!ending.errors.contains("snapshot.csv:2"))
    }

    @Test func `a step of more than 100 times is held until two further rows agree`() {
        func lines(_ prices: [String]) -> [String] {
            let rows = prices.enumerated().map { "\($0 + 1),\($1)\n" }.joined()
            return replay("time,close\n" + rows).lines.dropLast().map { String($0) }
        }
        #expect(lines(["100", "0.5", "100", "100"]).isEmpty, "one row")
        #expect(lines(["100", "0.5", "0.5", "100"]).isEmpty, "one row and one that agrees")
        let confirmed = lines(["100", "0.5", "0.6", "0.7", "100"])
        #expect(confirmed.count == 1)
        #expect(
            confirmed.first
                == #"{"type":"liquidatable","time":4,"account":"thin","price":"0.7","healthFactor":"0.008000000000000000"}"#
        )
        #expect(lines(["100", "1", "100"]).count == 1, "exactly 100 times is a price like any other")
    }

    @Test(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
    func `the fall of LUNA is followed, and two rows of it are not believed`() {
        let accounts = folder.file(
            "luna.csv",
            """
            account,asset,side,amount,liquidation_threshold,price
            early,LUNA,collateral,1000,0.5,
            early,USD,debt,20000,,1
            late,LUNA,collateral,1000,0.5,
            late,USD,debt,600,,1
            never,LUNA,collateral,1000,0.5,
            never,USD,debt,1,,1

            """)
        let path = SharedData.path("candles/binance_LUNAUSDT_1d_20210101_20220930.csv.gz")
        let ending = BuiltProgram.run(
            ["replay", "--json", "--prices", "LUNA=\(path)", "--from", "2022-05-01", "--accounts", accounts],
            in: folder)
        #expect(
            Array(ending.lines.dropLast()) == [
                #"{"type":"liquidatable","time":1652054400,"account":"early","price":"30.29","healthFactor":"0.757250000000000000"}"#,
                #"{"type":"liquidatable","time":1652227200,"account":"late","price":"1.0769","healthFactor":"0.897416666666666666"}"#,
            ])
    }
}
