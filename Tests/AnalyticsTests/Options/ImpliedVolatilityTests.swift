import Testing

@testable import Analytics

struct ImpliedVolatilityTests {
    @Test func `Black's formula without units agrees with 60 digits`() throws {
        for row in try ReferenceTable("option_implied").rows {
            let (x, s, exact) = try (row.number("x"), row.number("s"), row.number("exact"))
            let elasticity = max(1, abs(x), abs(x) / (s * s))
            let value = NormalisedBlack(x: x).value(s)
            #expect(abs(value - exact) <= 2e-15 * elasticity * exact, "\(row.fields)")
        }
    }

    @Test func `the volatility of a value is found to twelve digits over the whole domain`() throws {
        var worst = 0.0
        for row in try ReferenceTable("option_implied").rows {
            let (x, value, exact) = try (row.number("x"), row.number("value"), row.number("implied"))
            let black = NormalisedBlack(x: x)
            let found = black.inverse(of: value, complement: black.limit - value)
            // Half a bit of the value moves the answer by this much.
            let lastBit = value * 2.3e-16 / (black.vega(exact) * exact)
            #expect(abs(found / exact - 1) <= max(1e-13, 4 * lastBit), "\(row.fields) \(found)")
            worst = max(worst, lastBit < 1e-14 ? abs(found / exact - 1) : 0)
        }
        #expect(worst < 1e-13)
    }

    @Test(arguments: OptionType.allCases)
    func `a price's volatility gives the price again`(type: OptionType) throws {
        let market = OptionMarket.sample
        for strike in stride(from: 40.0, through: 250, by: 7) {
            for volatility in [0.03, 0.1, 0.25, 0.6, 1.5, 4] {
                for years in [0.01, 0.3, 2, 10] {
                    let terms = OptionTerms(type, strike: strike, years: years)
                    let valuation = try BlackScholes.valuation(terms, in: market, volatility: volatility)
                    let option = try DiscountedOption(terms, in: market)
                    let timeValue = valuation.price - option.lowerBound
                    let room = min(timeValue, option.upperBound - valuation.price)
                    guard room > 1e-290 else { continue }
                    let found = try BlackScholes.impliedVolatility(of: valuation.price, terms, in: market)
                    // What is left of the price's digits above its bound, against vega.
                    let vega = valuation.greeks.vegaPerVolPoint * 100
                    let allowed = max(
                        1e-12 * volatility, 4e-16 * (valuation.price + option.lowerBound) / vega)
                    #expect(abs(found - volatility) <= allowed, "\(terms) \(volatility) \(found)")
                }
            }
        }
    }

    @Test func `prices that allow arbitrage are refused with the bound`() {
        let market = OptionMarket(spot: 100)
        func refusal(_ price: Double, _ terms: OptionTerms) -> OptionError? {
            do throws(OptionError) {
                _ = try BlackScholes.impliedVolatility(of: price, terms, in: market)
                return nil
            } catch { return error }
        }
        #expect(
            refusal(20, .sample(.call, strike: 80)) == .priceAtOrBelowLowerBound(price: 20, bound: 20))
        #expect(refusal(-1, .sample(.put, strike: 80)) == .priceAtOrBelowLowerBound(price: -1, bound: 0))
        #expect(refusal(100, .sample(.call)) == .priceAtOrAboveUpperBound(price: 100, bound: 100))
        #expect(refusal(80, .sample(.put, strike: 80)) == .priceAtOrAboveUpperBound(price: 80, bound: 80))
        #expect(refusal(.infinity, .sample()) == .notFinite(.price, .infinity))
        #expect(refusal(5, .sample(years: 0)) == .expired(years: 0))
        #expect(
            refusal(1e-300, .sample(.call, strike: 80)) == .priceAtOrBelowLowerBound(price: 1e-300, bound: 20)
        )
        #expect(refusal(5, .sample()) == nil)
    }

    @Test func `any price between the bounds has a finite volatility above zero`() throws {
        for power in stride(from: -307.0, through: -1, by: 9) {
            for strike in [1e-6, 1, 99.999, 100, 101, 1e5] {
                let terms = OptionTerms.sample(.call, strike: strike)
                let option = try DiscountedOption(terms, in: .sample)
                let share = mapped(power)
                for price in [
                    option.lowerBound + share * (option.upperBound - option.lowerBound),
                    option.upperBound - share * (option.upperBound - option.lowerBound),
                ] where price > option.lowerBound && price < option.upperBound {
                    let found = try option.impliedVolatility(of: price)
                    #expect(found > 0 && found.isFinite)
                    let again = try option.price(volatility: found)
                    let slack = 1e-13 * (price - option.lowerBound) * max(1, abs(option.moneyness) / found)
                    #expect(abs(again - price) <= slack + 4e-16 * price, "\(price) \(strike) \(again)")
                }
            }
        }
    }

    private func mapped(_ power: Double) -> Double {
        var share = 1.0
        for _ in 0..<Int(-power) { share /= 10 }
        return share
    }
}
