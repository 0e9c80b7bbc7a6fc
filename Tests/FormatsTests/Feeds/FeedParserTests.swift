import Desk
import Formats
import Testing
import Units

@Suite struct FeedParserTests {
    private func parse(_ lines: String...) -> [FeedLine] {
        var parser = FeedParser()
        return lines.enumerated().map { parser.line($1.utf8Span.span, number: UInt64($0 + 1)) }
    }

    private func row(_ text: String) -> FeedRow? {
        guard case .row(let row)? = parse(text).first else { return nil }
        return row
    }

    private func words(_ text: String) -> String? {
        guard case .problem(let problem)? = parse(text).first else { return nil }
        return problem.words.text
    }

    private let price = Price(raw: 3_310_550_000_000_000_000_000)

    @Test func `an object gives its row, whatever the order and the spaces`() {
        let whole = FeedRow(
            symbol: "ETH", price: price, time: Timestamp(seconds: 1_767_623_400), kind: .benchmark,
            source: "x y")
        #expect(
            row(
                #"{"symbol":"ETH","price":"3310.55","time":"2026-01-05T14:30:00Z","kind":"benchmark","source":"x y"}"#
            ) == whole)
        #expect(
            row(
                "\t{ \"source\" : \"x y\",\"kind\":\"benchmark\" ,\"time\":1767623400, \"price\" : 3310.550 ,\"symbol\":\"ETH\" } \r"
            ) == whole)
    }

    @Test func `time, kind and source may be left out or null`() {
        let plain = FeedRow(symbol: "ETH", price: price)
        #expect(row(#"{"symbol":"ETH","price":3310.55}"#) == plain)
        #expect(row(#"{"symbol":"ETH","price":3310.55,"time":null,"kind":null,"source":""}"#) == plain)
        #expect(row("ETH,3310.55") == plain)
        #expect(row(" ETH , \"3310.55\" ,,,") == plain)
    }

    @Test func `fields that mean nothing here are passed over, escapes and all`() {
        #expect(
            row(#"{"venue":"a\"b\\","ok":true,"n":-1e5,"symbol":"ETH","price":"3310.55"}"#)
                == FeedRow(symbol: "ETH", price: price))
    }

    @Test func `a row has symbol, price, time, kind and source in that order`() {
        #expect(
            row("ETH,3310.55,2026-01-05T14:30:00Z,oracle,x")
                == FeedRow(
                    symbol: "ETH", price: price, time: Timestamp(seconds: 1_767_623_400), source: "x"))
    }

    @Test func `a header names the columns, once`() {
        let lines = parse(
            "\u{FEFF}time,volume,price,symbol", "1767623400,7,3310.55,ETH", "price,symbol", "", "   ")
        #expect(lines[0] == .nothing)
        #expect(
            lines[1]
                == .row(FeedRow(symbol: "ETH", price: price, time: Timestamp(seconds: 1_767_623_400))))
        guard case .problem = lines[2] else { return #expect(Bool(false), "a second header is a bad row") }
        #expect(lines[3] == .nothing && lines[4] == .nothing)
    }

    @Test func `objects and rows may stand among each other`() {
        let lines = parse(#"{"symbol":"ETH","price":3310.55}"#, "symbol,price", "ETH,3310.55")
        #expect(lines[0] == lines[2] && lines[1] == .nothing)
    }

    @Test(arguments: [
        ("ETH,nan", "line 1: price \"nan\" is not finite"),
        ("ETH,-inf", "line 1: price \"-inf\" is not finite"),
        ("ETH,0", "line 1: price \"0\" is zero"), ("ETH,0.000", "line 1: price \"0.000\" is zero"),
        ("ETH,-1", "line 1: price \"-1\" is negative"),
        ("ETH,1e308", "line 1: price \"1e308\" is too great or too small"),
        ("ETH,1e-400", "line 1: price \"1e-400\" is too great or too small"),
        ("ETH,1e-30", "line 1: price \"1e-30\" rounds to zero at 18 decimals"),
        ("ETH,0x1p10", "line 1: price \"0x1p10\" is no number"), ("ETH,", "line 1 has no price"),
        (",1", "line 1 has no symbol"),
        ("ETH", "line 1 is neither a JSON object nor a row of symbol,price"),
        ("ETH,1,2,oracle,x,y", "line 1 has 6 fields, which do not fit the columns"),
        ("ETH,\"1", "line 1 has a quote that is not closed"),
        ("ETH,1,yesterday", "line 1: time \"yesterday\" is no time"),
        ("ETH,1,,mark", "line 1: kind \"mark\" is neither oracle nor benchmark"),
        ("E TH,1", "line 1: symbol \"E TH\" is no symbol: 1 to 32 bytes of text without spaces"),
        (#"{"symbol":"ETH","price":NaN}"#, "line 1: price \"NaN\" is not finite"),
        (#"{"symbol":"ETH","price":"3310.5"#, "line 1 is cut short or no JSON object"),
        (#"{"symbol":"ETH","price":1} x"#, "line 1 is cut short or no JSON object"),
        (#"{"symbol":"ETH","price":1,}"#, "line 1 is cut short or no JSON object"),
        (#"{"symbol":"ETH","price":1,"price":2}"#, "line 1 has price twice"),
        (#"{"symbol":"ETH","price":{"a":1}}"#, "line 1 has an object or a list inside its object"),
        (#"{"symbol":"E\u0054H","price":1}"#, "line 1 has an escape in a name or in a field that is used"),
        ("{}", "line 1 has no symbol"),
    ])
    func `what cannot be used is named`(line: String, expected: String) {
        #expect(words(line) == expected)
    }

    @Test func `a symbol that would have to be made inert is refused`() {
        for symbol in ["\u{1B}[31mETH", "E\u{202E}TH", "E\u{200B}TH", String(repeating: "E", count: 33)] {
            #expect(words("\(symbol),1")?.contains("is no symbol") == true, "\(symbol.debugDescription)")
        }
        #expect(row("国库,1")?.symbol == "国库")
        var parser = FeedParser()
        let invalid: [UInt8] = [0xC3, 0x28, 0x2C, 0x31]
        guard case .problem = parser.line(invalid.span, number: 1) else {
            return #expect(Bool(false), "bytes that are no UTF-8 name nothing")
        }
    }

    @Test func `a bad row says who sent it`() {
        guard case .problem(let problem)? = parse(#"{"symbol":"ETH","price":0,"source":"x"}"#).first else {
            return #expect(Bool(false), "0 is no price")
        }
        #expect(problem.source == "x" && problem.line == 1)
    }

    @Test func `no bytes stop the parser, and no row breaks a rule`() {
        var generator = SeededGenerator(seed: 3)
        let seeds = [
            Array(#"{"symbol":"ETH","price":"3310.55","time":"2026-01-05T14:30:00Z","kind":"oracle"}"#.utf8),
            Array("ETH,3310.55,1767623400,benchmark,x".utf8), Array("symbol,price,time".utf8),
        ]
        var parser = FeedParser()
        var rows = 0
        for round in 0..<40_000 {
            var bytes = seeds[round % seeds.count]
            if round % 4 == 0 {
                bytes = (0..<Int(generator.next() % 90)).map { _ in
                    UInt8(truncatingIfNeeded: generator.next())
                }
            }
            for _ in 0..<Int(generator.next() % 4) where !bytes.isEmpty {
                let place = Int(generator.next() % UInt64(bytes.count))
                switch generator.next() % 3 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
                case 1: bytes.remove(at: place)
                default: bytes = Array(bytes[..<place])
                }
            }
            guard case .row(let row) = parser.line(bytes.span, number: UInt64(round + 1)) else { continue }
            rows += 1
            #expect(row.price.raw > 0 && !row.symbol.text.isEmpty && row.symbol.text.utf8.count <= 32)
        }
        #expect(rows > 1_000)
    }
}
