import Testing
import Units

@testable import Formats

@Suite struct TableHeaderTests {
    private func header(_ text: String) throws(FileError) -> TableHeader {
        let bytes = Array(text.utf8)
        var reader = CSVReader(bytes.span)
        return try TableHeader(&reader, bytes: bytes.span, path: "t.csv")
    }

    private func failure(_ body: () throws(FileError) -> Void) -> String? {
        do throws(FileError) {
            try body()
            return nil
        } catch {
            return "\(error.exitCode) \(error.description)"
        }
    }

    @Test func `columns are found in any case, with spaces and hyphens as underscores`() throws {
        let header = try header("Time,Bid Price,ask-price,Δ\n")
        #expect(try header.column("bid_price") == 1 && header.column("ask_price") == 2)
        #expect(try header.column("price") == nil)
        #expect(header.has("time") && !header.has("Time") && header.count == 4)
    }

    @Test func `an empty last column is none`() throws {
        #expect(try header("a,b,\n").count == 2)
        #expect(try header("a,,b\n").count == 3)
    }

    @Test func `the first of several keys is that of the keys, the leftmost that of the file`() throws {
        let header = try header("price,close,ts\n")
        #expect(try header.firstColumn(of: ["close", "price"]) == 1)
        #expect(try header.leftmostColumn(of: ["close", "price"]) == 0)
        #expect(try header.firstColumn(of: ["bid"]) == nil && header.leftmostColumn(of: ["bid"]) == nil)
    }

    @Test func `an ending is good for one column only`() throws {
        #expect(try header("eth_price_usd,x\n").onlyColumn(endingWith: ["_price_usd"]) == 0)
        #expect(try header("eth_price_usd,btc_price_usd\n").onlyColumn(endingWith: ["_price_usd"]) == nil)
    }

    @Test func `two columns of one name are refused when they are asked for`() throws {
        let header = try header("close,Close,x\n")
        #expect(
            failure { () throws(FileError) in _ = try header.column("close") }
                == "65 t.csv: has two columns named close")
        #expect(try header.column("x") == 2)
    }

    @Test func `a table without rows, or with an open quote in its header, is refused`() {
        #expect(failure { () throws(FileError) in _ = try header("\n\n") } == "65 t.csv: has no rows")
        #expect(
            failure { () throws(FileError) in _ = try header("\na,\"b\n1,2\n") }
                == "65 t.csv: line 2: a quote in the header is not closed")
    }

    @Test func `a list of names is short and inert`() throws {
        let many = try header((1...20).map { "c\($0)" }.joined(separator: ",") + "\n")
        #expect(many.list.hasSuffix("c12 and 8 more"))
        let wild = try header("\u{1B}[2J,,\(String(repeating: "x", count: 99)),z\n")
        #expect(!wild.list.contains("\u{1B}") && wild.list.contains("(no name)"))
        #expect(wild.list.count < 80)
    }
}
