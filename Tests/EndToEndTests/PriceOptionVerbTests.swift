import Foundation
import Testing

/// The verb that prices an option.
@Suite(.enabled(if: BuiltProgram.isThere, "the program is not built"))
struct PriceOptionVerbTests {
    private let folder = TestFolder()

    private func priced(_ arguments: String) -> Ending {
        BuiltProgram.run(["price", "option"] + arguments.split(separator: " ").map(String.init), in: folder)
    }

    private func figures(_ ending: Ending) throws -> [String: Double] {
        try #require(
            try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Double])
    }

    @Test func `a European call has the price and Greeks of the textbook`() throws {
        // Hull, "Options, Futures, and Other Derivatives", example 15.6: 4.76 for S 42, K 40, r 10 %, 20 %, T 0.5.
        let ending = priced(
            "--type call --spot 42 --strike 40 --days 182.5 --rate 0.1 --volatility 20% --json")
        #expect(ending.code == 0 && ending.errors.isEmpty && ending.lines.count == 1)
        let figures = try figures(ending)
        #expect(abs((figures["price"] ?? 0) - 4.759422392871532) < 1e-12)
        #expect(abs((figures["delta"] ?? 0) - 0.7791312909426690) < 1e-12)
        #expect(figures.keys.count == 10 && figures["thetaPerDay"] ?? 0 < 0)
    }

    @Test func `a price's volatility is the one that gave it`() throws {
        let option = "--type put --spot 100 --strike 95 --days 30 --rate 0.03 --dividend 0.01 --json"
        let price = try #require(try figures(priced(option + " --volatility 0.35"))["price"])
        let found = try figures(priced(option + " --price \(price)"))
        #expect(abs((found["impliedVolatility"] ?? 0) - 0.35) < 1e-12)
        #expect(found["volatility"] == nil && found["price"] == price)
    }

    @Test func `an American put costs more than the European one, and is read back from its price`() throws {
        let option = "--type put --spot 100 --strike 100 --days 365 --rate 5% --json"
        let european = try #require(try figures(priced(option + " --volatility 0.2"))["price"])
        let american = try #require(
            try figures(priced(option + " --volatility 0.2 --style american"))["price"])
        #expect(abs(european - 5.573526022256971) < 1e-12 && abs(american - 6.090370591) < 1e-7)
        let found = try figures(priced(option + " --style american --price \(american)"))
        #expect(abs((found["impliedVolatility"] ?? 0) - 0.2) < 1e-6)
    }

    @Test func `without JSON a row has a name and a figure`() {
        let ending = priced("--type call --spot 100 --strike 100 --days 90 --volatility 0.2")
        #expect(ending.code == 0 && ending.lines.count == 10)
        #expect(ending.lines.first?.hasPrefix("price   ") == true)
    }

    @Test func `what is no option ends with 65 and one line`() {
        let option = "--type call --spot 100 --strike 80 --rate 0 --json"
        for (rest, words) in [
            ("--days 0 --volatility 0.2", "the option has expired: 0.0 years are left"),
            ("--days 30 --volatility 0", "volatility 0.0 must be greater than 0"),
            ("--days 30 --volatility -0.2", "volatility -0.2 must be greater than 0"),
            ("--days 30 --price 20", "price 20.0 allows arbitrage: it must be greater than 20.0"),
            ("--days 30 --price 100", "price 100.0 allows arbitrage: it must be less than 100.0"),
        ] {
            let ending = priced("\(option) \(rest)")
            #expect(ending.code == 65 && ending.output.isEmpty)
            #expect(ending.errorLines == ["plimsoll: \(words)"], "\(rest)")
        }
    }

    @Test func `both or neither of volatility and price end with 64`() {
        let option = "--type call --spot 100 --strike 80 --days 30"
        for rest in ["", " --volatility 0.2 --price 21", " --volatility nan"] {
            #expect(priced(option + rest).code == 64)
        }
    }
}
