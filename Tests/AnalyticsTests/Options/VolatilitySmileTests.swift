import Testing

@testable import Analytics

struct VolatilitySmileTests {
    private let equity = SVIParameters(level: 0.01, slope: 0.12, correlation: -0.6, shift: 0.05, width: 0.15)
    /// Vogt's example of a hyperbola that looks well and has butterflies: Gatheral and Jacquier, section 2.2.
    private let vogt = SVIParameters(
        level: -0.0410, slope: 0.1331, correlation: 0.3060, shift: 0.3586, width: 0.4153)

    private func quotes(_ smile: SVIParameters, forward: Double, years: Double) -> [SmileQuote] {
        stride(from: -1.2, through: 1.2, by: 0.1).map { k in
            let strike = forward * power(k)
            return SmileQuote(strike: strike, volatility: (smile.totalVariance(at: k) / years).squareRoot())
        }
    }

    private func power(_ x: Double) -> Double {
        (1...40).reduce((sum: 1.0, term: 1.0)) { state, n in
            let term = state.term * x / Double(n)
            return (state.sum + term, term)
        }.sum
    }

    @Test func `quotes of a smile give the smile again`() throws {
        #expect(equity.isFreeOfButterflies)
        let quotes = quotes(equity, forward: 250, years: 0.5)
        let smile = try VolatilitySmile(fitting: quotes, forward: 250, years: 0.5)
        for quote in quotes {
            #expect(abs(try smile.volatility(at: quote.strike) - quote.volatility) <= 1e-6)
        }
    }

    @Test func `a published smile with butterflies is known as such, and its fit has none`() throws {
        #expect(!vogt.isFreeOfButterflies && vogt.butterfly(at: 0.8) < 0)
        let quotes = quotes(vogt, forward: 100, years: 1)
        let smile = try VolatilitySmile(fitting: quotes, forward: 100, years: 1)
        #expect(smile.parameters.isFreeOfButterflies)
        for quote in quotes {
            #expect(abs(try smile.volatility(at: quote.strike) - quote.volatility) <= 0.02)
        }
        #expect(vogt.freed().isFreeOfButterflies && equity.freed() == equity)
    }

    @Test func `call prices of a fitted smile fall and bend, strike by strike`() throws {
        let smile = try VolatilitySmile(
            fitting: quotes(vogt, forward: 100, years: 1), forward: 100, years: 1)
        let prices = try stride(from: 20.0, through: 500, by: 2).map { strike in
            try Black76.price(
                .sample(.call, strike: strike, years: 1), forward: 100, rate: 0,
                volatility: smile.volatility(at: strike))
        }
        for place in 1..<prices.count - 1 {
            #expect(prices[place - 1] > prices[place])
            #expect(prices[place - 1] - 2 * prices[place] + prices[place + 1] >= -1e-12)
        }
    }

    @Test func `what is no smile is refused with its value`() {
        func refusal(_ quotes: [SmileQuote], forward: Double = 100, years: Double = 1) -> OptionError? {
            do throws(OptionError) {
                _ = try VolatilitySmile(fitting: quotes, forward: forward, years: years)
                return nil
            } catch { return error }
        }
        let good = quotes(equity, forward: 100, years: 1)
        #expect(refusal(Array(good.prefix(4))) == .tooFewQuotes(count: 4, needed: 5))
        #expect(refusal(Array(repeating: good[0], count: 9)) == .tooFewQuotes(count: 1, needed: 5))
        #expect(refusal(good, forward: 0) == .notPositive(.forward, 0))
        #expect(refusal(good, years: 0) == .expired(years: 0))
        #expect(refusal(good + [SmileQuote(strike: 90, volatility: 0)]) == .volatilityNotPositive(0))
        #expect(refusal(good + [SmileQuote(strike: -1, volatility: 1)]) == .notPositive(.strike, -1))
    }
}
