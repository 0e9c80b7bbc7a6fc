import Desk
import Formats
import RecordedFiles
import Testing
import Units

/// The snapshot form of an account file: one row an account.
@Suite struct SnapshotAccountsTests {
    private static let header = "user,collateral_base,debt_base,liq_threshold_bps,health_factor_onchain"
    private static let both = AccountFile.Options(collateralSymbol: "ETH", debtSymbol: "USD")

    private func contents(_ header: String, _ rows: [String]) throws(FileError) -> FileContents {
        try FileContents(
            path: "book.csv", stored: Array(([header] + rows).map { $0 + "\n" }.joined().utf8))
    }

    private func read(
        _ rows: String..., header: String = header, options: AccountFile.Options = both
    ) throws(FileError) -> AccountFile {
        try AccountFile(try contents(header, rows), options: options)
    }

    private func terms(_ file: AccountFile) -> [SnapshotTerms] {
        file.accounts.compactMap { account in
            guard case .snapshot(let terms) = account.holding else { return nil }
            return terms
        }
    }

    @Test func `totals keep every decimal`() throws {
        let file = try read("a,100.25,3.125e-3,8300,", "b,7,0,0,")
        #expect(file.accounts.map(\.name) == ["a", "b"] as [SafeText])
        #expect(
            terms(file) == [
                SnapshotTerms(
                    collateral: 100_250_000, debt: 3_125, decimals: 6, thresholdBasisPoints: 8_300,
                    collateralSymbol: "ETH", debtSymbol: nil),
                SnapshotTerms(
                    collateral: 7, debt: 0, decimals: 0, thresholdBasisPoints: 0, collateralSymbol: "ETH",
                    debtSymbol: nil),
            ])
        #expect(file.faults.total == 0 && file.discrepancies.isEmpty)
    }

    @Test func `each side follows its symbol, USD follows none`() throws {
        let options = AccountFile.Options(collateralSymbol: "USD", debtSymbol: "BTC")
        let file = try read("a,1,1,8000,", options: options)
        #expect(terms(file)[0].collateralSymbol == nil && terms(file)[0].debtSymbol == "BTC")
    }

    @Test(arguments: [
        AccountFile.Options(), AccountFile.Options(collateralSymbol: "ETH"),
        AccountFile.Options(debtSymbol: "USD"),
    ])
    func `without both symbols a snapshot is refused`(options: AccountFile.Options) {
        #expect {
            try read("a,1,1,8000,", options: options)
        } throws: { error in
            (error as? FileError)?.exitCode == 64 && "\(error)".contains("--collateral ETH --debt USD")
        }
    }

    @Test(
        arguments: [
            (",1,1,8000,", RowFaults.Kind.malformed, "column 1 (user): is empty"),
            ("x,,1,8000,", .malformed, "column 2 (collateral_base): is empty"),
            ("x,1,nan,8000,", .notFinite, "column 3 (debt_base): \"nan\" is not finite"),
            ("x,1,inf,8000,", .notFinite, "column 3 (debt_base): \"inf\" is not finite"),
            ("x,-1,1,8000,", .negative, "column 2 (collateral_base): \"-1\" is negative"),
            (
                "x,1,1e-39,8000,", .outOfRange,
                "column 3 (debt_base): \"1e-39\" has more decimals than can be kept"
            ),
            (
                "x,1e38,0.1,8000,", .outOfRange,
                "column 2 (collateral_base): \"1e38\" is too great or too small"
            ),
            (
                "x,1,1,10001,", .outOfRange,
                "column 4 (liq_threshold_bps): \"10001\" is above 10000 basis points"
            ),
            ("x,1,1,0.83,", .malformed, "column 4 (liq_threshold_bps): \"0.83\" is no whole number"),
            ("x,1,1,-1,", .negative, "column 4 (liq_threshold_bps): \"-1\" is negative"),
            ("x,1,1,8000,high", .malformed, "column 5 (health_factor_onchain): \"high\" is no number"),
            ("good,9,9,8000,", .duplicate, "column 1 (user): \"good\" is there already"),
            ("x,1,1", .malformed, "has 3 fields, the header has 5"),
        ] as [(String, RowFaults.Kind, String)])
    func `a row that cannot be used is counted, named and skipped`(
        row: String, kind: RowFaults.Kind, words: String
    ) throws {
        let file = try read("good,1,1,8000,", row, "last,1,1,8000,")
        #expect(file.accounts.map(\.name) == ["good", "last"] as [SafeText])
        #expect(file.faults.total == 1 && file.faults.count(kind) == 1)
        #expect(
            file.faults.first.first?.text.hasPrefix("book.csv:3: \(words)") == true, "\(file.faults.first)")
    }

    @Test func `a row that was skipped makes no later one a duplicate`() throws {
        let file = try read("a,1,1,8000,high", "a,1,1,8000,0.8")
        #expect(file.accounts.count == 1 && file.faults.total == 1 && file.faults.count(.duplicate) == 0)
    }

    @Test(arguments: [
        ("1.6", false), ("1.6000000015", false), ("1.5999999985", false), ("1.6000000017", true),
        ("1.5999999983", true), ("0", true), ("1.2", true), ("1e30", true), ("3.5e38", true), ("", false),
    ])
    func `a recorded health factor that is off by more than a part in 1e9 is reported`(
        recorded: String, isReported: Bool
    ) throws {
        let file = try read("first,1,0,8000,99", "a,200,100,8000,\(recorded)")
        #expect(file.accounts.count == 2 && file.faults.total == 0)
        #expect(file.discrepancies.map(\.account) == (isReported ? ["a"] : []))
        #expect(
            file.discrepancies.allSatisfy {
                $0.place == "book.csv:3" && $0.computed == 1_600_000_000_000_000_000
            })
    }

    @Test func `a discrepancy says both figures`() throws {
        let file = try read("a,200,100,8000,1.7")
        #expect(
            file.discrepancies.map(\.description) == [
                "book.csv:2: a has health_factor_onchain 1.700000000000000000, its row gives 1.600000000000000000"
            ])
    }

    @Test func `other columns are let be, missing ones named`() throws {
        let file = try read(
            "x,a,1,9,1,8000", header: "note,USER,Collateral Base,more,debt-base,liq_threshold_bps")
        #expect(file.accounts.map(\.name) == ["a"] as [SafeText])
        #expect {
            try read("a,1,1", header: "user,collateral_base,debt_base")
        } throws: { error in
            "\(error)"
                == "book.csv: has no column liq_threshold_bps, which the snapshot form of an account file needs, among: user, collateral_base, debt_base"
        }
    }

    @Test(
        .enabled(if: SharedData.isThere, "\(SharedData.isMissing)"),
        arguments: [
            ("aave_v2_accounts_mixed_20230620", 63), ("aave_v2_accounts_steth_vs_stables_20230620", 700),
            ("aave_v2_accounts_with_steth_20230620", 1_309),
        ])
    func `recorded accounts load whole, and their health factors follow from their rows`(
        name: String, count: Int
    ) throws {
        let contents = try FileContents.read(SharedData.path("lending/\(name).csv.gz"))
        let file = try AccountFile(contents, options: SnapshotAccountsTests.both)
        #expect(file.accounts.count == count)
        #expect(file.faults.total == 0 && file.discrepancies.isEmpty)
        let lines = String(decoding: contents.plain, as: UTF8.self).split(separator: "\n").dropFirst()
        #expect(file.accounts.map(\.name.text) == lines.map { String($0.prefix { $0 != "," }) })
    }

    @Test(
        .enabled(if: SharedData.isThere, "\(SharedData.isMissing)"),
        arguments: ["compound_v2_accounts_2020.csv.gz", "aave_v3_largest_liquidations_to_202309.csv"])
    func `recorded tables of another kind are refused in one line`(name: String) {
        #expect {
            try AccountFile(
                try FileContents.read(SharedData.path("lending/\(name)")), options: SnapshotAccountsTests.both
            )
        } throws: { error in
            (error as? FileError)?.exitCode == 65 && !"\(error)".contains("\n")
        }
    }
}
