import Desk
import Formats
import Testing
import Units

/// The long form of an account file: one row a position.
@Suite struct PositionAccountsTests {
    private static let header = "account,venue,asset,side,amount,price,liquidation_threshold,decimals"

    private func read(_ rows: String..., header: String = header) throws(FileError) -> AccountFile {
        let text = ([header] + rows).map { $0 + "\n" }.joined()
        return try AccountFile(FileContents(path: "book.csv", stored: Array(text.utf8)))
    }

    private func failure(_ rows: String..., header: String = header) -> FileError? {
        let text = ([header] + rows).map { $0 + "\n" }.joined()
        do throws(FileError) {
            _ = try AccountFile(FileContents(path: "book.csv", stored: Array(text.utf8)))
            return nil
        } catch {
            return error
        }
    }

    private func position(
        _ symbol: SafeText, _ side: PositionTerms.Side, _ amount: UInt128, decimals: UInt8 = 18,
        threshold: UInt32 = 0, price: Price? = nil
    ) -> PositionTerms {
        PositionTerms(
            symbol: symbol, side: side, amount: amount, decimals: decimals, thresholdBasisPoints: threshold,
            recordedPrice: price)
    }

    @Test func `every column is read`() throws {
        let file = try read(
            "a,aave-v3,ETH,collateral,1.5,,0.83,", "a,aave-v3,USDC,debt,1000.25,0.9998,,6",
            "b,spark,WBTC,supply,0.00000001,50000,0.7,8", "b,spark,USDC,borrow,0,,,6")
        #expect(file.faults.total == 0 && file.discrepancies.isEmpty)
        let first: [PositionTerms] = [
            position("ETH", .collateral, 1_500_000_000_000_000_000, threshold: 8_300),
            position("USDC", .debt, 1_000_250_000, decimals: 6, price: Price(raw: 999_800_000_000_000_000)),
        ]
        let second: [PositionTerms] = [
            position("WBTC", .collateral, 1, decimals: 8, threshold: 7_000, price: Price(whole: 50_000)),
            position("USDC", .debt, 0, decimals: 6),
        ]
        #expect(
            file.accounts == [
                AccountDefinition(name: "a", venue: "aave-v3", holding: .positions(first)),
                AccountDefinition(name: "b", venue: "spark", holding: .positions(second)),
            ])
    }

    @Test func `columns stand in any order, the optional ones may be missing`() throws {
        let file = try read(
            "0.8,2,collateral,ETH,a", header: "Liquidation Threshold,AMOUNT,Side,asset,account")
        #expect(
            file.accounts == [
                AccountDefinition(
                    name: "a", venue: "aave-v3",
                    holding: .positions([
                        position("ETH", .collateral, 2_000_000_000_000_000_000, threshold: 8_000)
                    ]))
            ])
    }

    @Test func `an account's rows need not be neighbours, and a name counts on each venue by itself`() throws
    {
        let file = try read(
            "a,one,ETH,collateral,1,,0.8,", "b,one,ETH,collateral,2,,0.8,", "a,two,ETH,collateral,3,,0.8,",
            "a,one,ETH,debt,4,,,")
        #expect(file.accounts.map(\.name) == ["a", "b", "a"] as [SafeText])
        #expect(file.accounts.map(\.venue) == ["one", "one", "two"] as [SafeText])
        guard case .positions(let terms) = file.accounts[0].holding else {
            Issue.record("no positions")
            return
        }
        #expect(terms.map(\.side) == [.collateral, .debt])
    }

    @Test(
        arguments: [
            (
                "x,,ETH,neither,1,,0.8,", RowFaults.Kind.malformed,
                "column 4 (side): \"neither\" is neither collateral nor debt"
            ),
            ("x,,ETH,,1,,0.8,", .malformed, "column 4 (side): is neither collateral nor debt"),
            (",,ETH,debt,1,,,", .malformed, "column 1 (account): is empty"),
            ("x,,,debt,1,,,", .malformed, "column 3 (asset): is empty"),
            ("x,,ETH,debt,,,,", .malformed, "column 5 (amount): is empty"),
            ("x,,ETH,debt,one,,,", .malformed, "column 5 (amount): \"one\" is no number"),
            ("x,,ETH,debt,-1,,,", .negative, "column 5 (amount): \"-1\" is negative"),
            ("x,,ETH,debt,nan,,,", .notFinite, "column 5 (amount): \"nan\" is not finite"),
            ("x,,ETH,debt,1e30,,,", .outOfRange, "column 5 (amount): \"1e30\" is too great or too small"),
            (
                "x,,ETH,debt,1.0000001,,,6", .outOfRange,
                "column 5 (amount): \"1.0000001\" has more decimals than can be kept"
            ),
            ("x,,ETH,debt,1,0,,", .zero, "column 6 (price): \"0\" is zero"),
            ("x,,ETH,debt,1,-2,,", .negative, "column 6 (price): \"-2\" is negative"),
            ("x,,ETH,debt,1,inf,,", .notFinite, "column 6 (price): \"inf\" is not finite"),
            ("x,,ETH,collateral,1,,,", .malformed, "column 7 (liquidation_threshold): is empty"),
            (
                "x,,ETH,collateral,1,,83,", .outOfRange,
                "column 7 (liquidation_threshold): \"83\" could be per cent"
            ),
            (
                "x,,ETH,collateral,1,,8300,", .outOfRange,
                "column 7 (liquidation_threshold): \"8300\" could be per cent"
            ),
            (
                "x,,ETH,collateral,1,,0.83005,", .malformed,
                "column 7 (liquidation_threshold): \"0.83005\" has more than 4 decimals"
            ),
            (
                "x,,ETH,collateral,1,,-0.5,", .negative,
                "column 7 (liquidation_threshold): \"-0.5\" is negative"
            ),
            ("x,,ETH,debt,1,,,28", .outOfRange, "column 8 (decimals): \"28\" is more than 27 decimals"),
            ("x,,ETH,debt,1,,,1.5", .malformed, "column 8 (decimals): \"1.5\" is no whole number"),
            ("good,,ETH,debt,1,,,", .duplicate, "column 3 (asset): \"ETH\" is there already"),
            ("x,,ETH,debt,1", .malformed, "has 5 fields, the header has 8"),
            ("x,,\"ETH,debt,1,,,", .malformed, "has a quote that is not closed"),
        ] as [(String, RowFaults.Kind, String)])
    func `a row that cannot be used is counted, named and skipped`(
        row: String, kind: RowFaults.Kind, words: String
    ) throws {
        let file = try read("good,,ETH,debt,1,,,", row, "last,,ETH,debt,1,,,")
        #expect(file.accounts.map(\.name) == ["good", "last"] as [SafeText])
        #expect(file.faults.total == 1 && file.faults.count(kind) == 1)
        #expect(
            file.faults.first.first?.text.hasPrefix("book.csv:3: \(words)") == true, "\(file.faults.first)")
    }

    @Test func `the same asset may stand on both sides, and a skipped row takes no place`() throws {
        let file = try read("a,,ETH,debt,x,,,", "a,,ETH,debt,1,,,", "a,,ETH,collateral,1,,0.8,")
        #expect(file.faults.total == 1 && file.accounts.count == 1)
        guard case .positions(let terms) = file.accounts[0].holding else {
            Issue.record("no positions")
            return
        }
        #expect(terms.map(\.side) == [.debt, .collateral])
    }

    @Test func `text from the file is inert`() throws {
        let file = try read("evil\u{1B}[31m\u{202E},ven\rue,E\u{7}TH,debt,1,,,", "b,,ETH,de\u{1B}bt,1,,,")
        let texts = [file.accounts[0].name.text, file.accounts[0].venue.text] + file.faults.first.map(\.text)
        #expect(texts.count == 3)
        for text in texts {
            #expect(
                text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E })
        }
    }

    @Test func `columns of no known form are refused, naming what there is`() {
        let unknown = failure("1,2", header: "who,what")
        #expect(unknown?.exitCode == 65)
        #expect(unknown?.description.hasSuffix("it has who, what") == true)
        let missing = failure("1,2,3", header: "account,side,amount")
        #expect(
            missing?.description
                == "book.csv: has no column asset, which the long form of an account file needs, among: account, side, amount"
        )
        let twice = failure("1,2,3", header: "account,side,Account")
        #expect(twice?.description == "book.csv: has two columns named account")
    }

    @Test func `a file without a good row is refused, naming the first`() {
        let failure = failure("a,,ETH,debt,nan,,,", "b,,ETH,debt,-1,,,")
        #expect(failure?.exitCode == 65)
        #expect(
            failure?.description
                == "book.csv: has no usable row of 2; first: book.csv:2: column 5 (amount): \"nan\" is not finite"
        )
        #expect(self.failure()?.description == "book.csv: has no usable row of 0")
    }

    @Test func `options for snapshots are refused`() {
        let text = "account,asset,side,amount,liquidation_threshold\na,ETH,debt,1,\n"
        #expect {
            try AccountFile(
                FileContents(path: "book.csv", stored: Array(text.utf8)),
                options: AccountFile.Options(collateralSymbol: "ETH"))
        } throws: { error in
            (error as? FileError)?.exitCode == 64
        }
    }
}
