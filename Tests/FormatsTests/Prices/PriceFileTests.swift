import Formats
import Testing
import Units

@Suite struct PriceFileTests {
    private func load(
        _ text: String, _ options: PriceFile.Options = .init()
    ) throws(FileError) -> PriceFile {
        let contents = try FileContents(path: SafeText("p.csv"), stored: Array(text.utf8))
        return try PriceFile(contents, symbol: SafeText("ETH"), options: options)
    }

    private func failure(_ text: String, _ options: PriceFile.Options = .init()) -> FileError? {
        do throws(FileError) {
            _ = try load(text, options)
            return nil
        } catch {
            return error
        }
    }

    private func prices(_ file: PriceFile) -> [String] {
        file.rows.map { DecimalText.shortest($0.price.raw, scale: Price.decimals) }
    }

    @Test(arguments: [
        ("ts,open,high,low,close,volume\n5,1,2,3,4.5,\n", "4.5"), ("Time , PRICE\n5,4.5\n", "4.5"),
        ("timestamp,bid,bid_qty,ask,ask_qty\n5,1.1,9,1.2,9\n", "1.15"),
        ("ts,bid_close,ask_close\n5,3,4\n", "3.5"), ("updated_at,answer\n5,450000000\n", "4.5"),
        ("\u{FEFF}\"ts\",\"close\"\r\n\"5\",\"4.5\"\r\n", "4.5"), ("ts,close,\n5,4.5,\n", "4.5"),
        ("ts,close\n\n  \n5,4.5,\n\r\n", "4.5"), ("ts,note,close\n5,\"a, \"\"b\"\"\",4.5", "4.5"),
        ("ts_ms,price_usd\n5,4.5\n", "4.5"), ("x_updatedAt_utc,eth_price_usd\n5,4.5\n", "4.5"),
        ("ts,price,close\n5,1,4.5\n", "4.5"), ("time,ts,close\n5,9,4.5\n", "4.5"),
        ("date,time,close\n2021-05-19,5,4.5\n", "4.5"), ("ts,price\n5,1.0000000000000000009\n", "1"),
    ])
    func `every known layout gives its price`(text: String, price: String) throws {
        let file = try load(text, .init(decimals: 8))
        #expect(prices(file) == [price])
        #expect(file.rows[0].time == Timestamp(seconds: 5))
        #expect(file.faults.total == 0)
    }

    @Test func `a row knows its line, and rows of equal time stay in order`() throws {
        let file = try load("ts,price\n1,10\n\n2,20\n2,21\n")
        let expected = [(1, 10, 2), (2, 20, 4), (2, 21, 5)].map { seconds, price, line in
            PriceRow(time: Timestamp(seconds: seconds), price: Price(whole: price), row: line)
        }
        #expect(file.rows == expected)
        #expect(file.symbol == SafeText("ETH") && file.path == SafeText("p.csv"))
    }

    @Test(
        arguments: [
            ("2,nan", .notFinite, "p.csv:3: column 2 (Price): \"nan\" is not finite"),
            ("2,-inf", .notFinite, "p.csv:3: column 2 (Price): \"-inf\" is not finite"),
            ("2,0", .zero, "p.csv:3: column 2 (Price): \"0\" is zero"),
            ("2,1e-19", .zero, "p.csv:3: column 2 (Price): \"1e-19\" rounds to zero at 18 decimals"),
            ("2,-5", .negative, "p.csv:3: column 2 (Price): \"-5\" is negative"),
            ("2,1e308", .outOfRange, "p.csv:3: column 2 (Price): \"1e308\" is too great or too small"),
            ("2,1e30", .outOfRange, "p.csv:3: column 2 (Price): \"1e30\" is too great or too small"),
            ("2,0x1p10", .malformed, "p.csv:3: column 2 (Price): \"0x1p10\" is no number"),
            ("2,", .malformed, "p.csv:3: column 2 (Price): is empty"),
            ("2", .malformed, "p.csv:3: has 1 fields, the header has 2"),
            ("2,1,234.5", .malformed, "p.csv:3: has 3 fields, the header has 2"),
            ("2,\"5", .malformed, "p.csv:3: has a quote that is not closed"),
            ("2,\"5\"6", .malformed, "p.csv:3: has a quote that is not closed"),
            ("soon,5", .malformed, "p.csv:3: column 1 (ts): \"soon\" is no time"),
            (",5", .malformed, "p.csv:3: column 1 (ts): is empty"),
            ("-2,5", .outOfRange, "p.csv:3: column 1 (ts): \"-2\" lies outside 1970 to April 2262"),
            ("0,5", .outOfOrder, "p.csv:3: column 1 (ts): \"0\" is earlier than the row used before it"),
        ] as [(String, RowFaults.Kind, String)])
    func `a bad row is counted, named and skipped`(row: String, kind: RowFaults.Kind, name: String) throws {
        let file = try load("ts,Price\n1,10\n\(row)\n3,30\n")
        #expect(prices(file) == ["10", "30"])
        #expect(file.faults.total == 1 && file.faults.count(kind) == 1)
        #expect(file.faults.first == [SafeText(name)])
    }

    @Test func `a bid above its ask is skipped`() throws {
        let file = try load("ts,bid,ask\n1,10,9\n2,9,9\n")
        #expect(prices(file) == ["9"])
        #expect(file.faults.first == [SafeText("p.csv:2: column 3 (ask): \"9\" is below the bid")])
    }

    @Test func `a bad row does not move the time that later rows are held against`() throws {
        let file = try load("ts,price\n1,10\n9,nan\n2,20\n1,5\n2,21\n")
        #expect(prices(file) == ["10", "20", "21"])
        #expect(file.faults.count(.outOfOrder) == 1)
    }

    @Test func `only the first sixteen bad rows are named and all are counted`() throws {
        let file = try load("ts,price\n1,10\n" + String(repeating: "2,nan\n2,0\n", count: 500))
        #expect(file.faults.total == 1_000)
        #expect(file.faults.count(.notFinite) == 500 && file.faults.count(.zero) == 500)
        #expect(file.faults.first.count == 16)
    }

    @Test func `the window takes its first moment and not its last`() throws {
        let text = "ts,price\n1,10\n2,20\n3,30\n4,40\n"
        let window = PriceFile.Options(from: Timestamp(seconds: 2), to: Timestamp(seconds: 4))
        #expect(prices(try load(text, window)) == ["20", "30"])
        let late = PriceFile.Options(from: Timestamp(seconds: 5))
        let expected =
            "p.csv: has no row in the wanted window; it goes from 1970-01-01T00:00:01Z to 1970-01-01T00:00:04Z"
        #expect(failure(text, late)?.description == expected)
        #expect(failure(text, late)?.exitCode == 65)
    }

    @Test(arguments: [
        ("", "has no rows"), ("\n\n", "has no rows"), ("ts,price\n", "has no usable row of 0"),
        (
            "ts,price\n1,nan\n",
            "has no usable row of 1; first: p.csv:2: column 2 (price): \"nan\" is not finite"
        ),
        ("a,price\n1,2\n", "has no time column"), ("ts,a\n1,2\n", "has no price column"),
        ("ts,b,c\n1,2\n", "among: ts, b, c"), ("ts,bid\n1,2\n", "has no price column"),
        ("ts,close,close\n1,2,3\n", "has two columns named close"),
        ("ts,symbol,price_usd\n1,A,2\n", "holds several instruments"),
        ("recv_ns,kind,first_update_id,last_update_id,side,price,qty\n", "is a recording of an order book"),
        ("ts,\"price\n1,2\n", "line 1: a quote in the header is not closed"),
        ("date,close\n20210519,2\n", "\"20210519\" is no time"), ("\u{0}\u{1}\u{2}", "has no time column"),
    ])
    func `a file that is no price file is refused in one line`(text: String, what: String) {
        let failure = failure(text)
        #expect(failure?.exitCode == 65)
        #expect(failure?.description.contains(what) == true, "\(failure?.description ?? "none")")
        #expect(failure?.description.contains("\n") == false)
    }

    @Test func `oracle answers need their decimals`() {
        let text = "updated_at,answer\n1,5\n"
        #expect(failure(text)?.exitCode == 64)
        #expect(failure(text)?.what.text.contains("--decimals") == true)
        #expect(failure(text, .init(decimals: 37))?.exitCode == 64)
        #expect(failure(text, .init(decimals: -1))?.exitCode == 64)
    }

    @Test func `hostile text in a file reaches a message only through SafeText`() throws {
        let hostile = "\u{1B}]0;x\u{7}\u{202E}"
        let file = try load("ts,price\n1,10\n2,\(hostile)\n")
        let raw = "p.csv:3: column 2 (price): \"\(hostile)\" is no number"
        #expect(file.faults.first == [SafeText(raw)])
        let failure = failure("\(hostile),b\n")
        #expect(failure?.what == SafeText(failure?.what.text ?? ""))
    }

    @Test func `a long field is cut in a message`() throws {
        let file = try load("ts,price\n1,10\n2,\(String(repeating: "x", count: 5_000))\n")
        #expect(file.faults.first[0].text.count < 120)
    }
}
