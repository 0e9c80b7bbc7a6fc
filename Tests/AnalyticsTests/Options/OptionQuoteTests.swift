import Testing

@testable import Analytics

struct OptionQuoteTests {
    private func quotes(_ type: OptionType, _ prices: [(Double, Double, Double)]) -> [OptionQuote] {
        prices.map { OptionQuote(.sample(type, strike: $0.0), bid: $0.1, ask: $0.2) }
    }

    @Test func `a crossed quote is refused with both prices`() throws {
        #expect(try OptionQuote(.sample(), bid: 2, ask: 2.5).middle() == 2.25)
        #expect(try OptionQuote(.sample(), bid: 0, ask: 0.5).middle() == 0.25)
        #expect(throws: OptionError.crossedQuote(bid: 3, ask: 2.5)) {
            try OptionQuote(.sample(), bid: 3, ask: 2.5).middle()
        }
        #expect(throws: OptionError.notPositive(.bid, -1)) {
            try OptionQuote(.sample(), bid: -1, ask: 2.5).middle()
        }
        #expect(throws: OptionError.notPositive(.ask, 0)) {
            try OptionQuote(.sample(), bid: 0, ask: 0).middle()
        }
    }

    @Test func `quotes that fall and bend as they must pass`() throws {
        try OptionQuote.checkArbitrage(quotes(.call, [(110, 3, 3.2), (90, 12, 12.4), (100, 6.5, 6.8)]))
        try OptionQuote.checkArbitrage(quotes(.put, [(90, 0, 0.1), (100, 0, 0.2), (110, 4, 4.2)]))
    }

    @Test func `a call dearer at a higher strike is an arbitrage, and so is a put at a lower`() {
        #expect(throws: OptionError.arbitrageInQuotes(strike: 100, cost: -0.5)) {
            try OptionQuote.checkArbitrage(quotes(.call, [(90, 5.5, 6), (100, 6.5, 6.8)]))
        }
        #expect(throws: OptionError.arbitrageInQuotes(strike: 90, cost: -1)) {
            try OptionQuote.checkArbitrage(quotes(.put, [(90, 7, 7.5), (100, 5.5, 6)]))
        }
    }

    @Test func `a butterfly that pays its buyer is an arbitrage`() {
        #expect(throws: OptionError.arbitrageInQuotes(strike: 100, cost: -0.25)) {
            try OptionQuote.checkArbitrage(quotes(.call, [(90, 9, 10), (100, 7.25, 8), (110, 3, 4)]))
        }
    }
}
