import Testing
import Units

@testable import Analytics

struct AmericanOptionsTests {
    @Test func `prices agree with another engine to 1e-8 of the strike`() throws {
        for reference in try OptionReference.table("american") {
            let price = try AmericanOptions.price(
                reference.terms, in: reference.market, volatility: reference.volatility)
            let miss = abs(price - (try reference.row.number("price"))) / reference.terms.strike
            let doubt = try reference.row.number("doubt") / reference.terms.strike
            #expect(miss <= 1e-8 + 2 * doubt, "\(miss) \(reference.row.fields)")
        }
    }

    @Test func `an American option is worth its European one, its exercise, and no more than what it gives`()
        throws
    {
        var chance = SeededGenerator(seed: 3)
        func drawn(_ range: ClosedRange<Double>) -> Double {
            range.lowerBound + Double(chance.next() >> 11) * 0x1p-53 * (range.upperBound - range.lowerBound)
        }
        for _ in 0..<400 {
            let market = OptionMarket(
                spot: drawn(20...300), rate: drawn(0...0.2), dividendYield: drawn(0...0.2))
            let terms = OptionTerms(
                drawn(0...1) < 0.5 ? .call : .put, strike: 100, years: drawn(0.002...8))
            let volatility = drawn(0.03...1.5)
            let price = try AmericanOptions.price(terms, in: market, volatility: volatility)
            let european = try BlackScholes.price(terms, in: market, volatility: volatility)
            let exercise = terms.type.sign * (market.spot - terms.strike)
            #expect(price >= european && price >= exercise, "\(terms) \(market) \(volatility)")
            #expect(price < (terms.type == .call ? market.spot : terms.strike) + 1e-9)
        }
    }

    @Test func `what is never exercised early costs what the European option does`() throws {
        for (type, rate, yield) in [(OptionType.call, 0.05, 0.0), (.put, 0, 0.03), (.put, -0.01, 0.02)] {
            let market = OptionMarket(spot: 100, rate: rate, dividendYield: yield)
            let price = try AmericanOptions.price(.sample(type), in: market, volatility: 0.3)
            #expect(price == (try BlackScholes.price(.sample(type), in: market, volatility: 0.3)))
        }
    }

    @Test func `a put deep in the money is exercised at once`() throws {
        let terms = OptionTerms.sample(.put)
        let valuation = try AmericanOptions.valuation(
            terms, in: OptionMarket(spot: 40, rate: 0.05), volatility: 0.2)
        #expect(valuation.price == 60 && valuation.greeks.delta == -1 && valuation.greeks.gamma == 0)
        #expect(valuation.greeks.thetaPerDay == 0)
    }

    @Test(arguments: OptionType.allCases)
    func `a lattice of 2,001 steps comes near`(type: OptionType) throws {
        for (spot, rate, yield, years) in [
            (100.0, 0.05, 0.0, 1.0), (90, 0.08, 0.12, 0.5), (110, 0.02, 0.06, 3),
        ] {
            let market = OptionMarket(spot: spot, rate: rate, dividendYield: yield)
            let terms = OptionTerms.sample(type, years: years)
            let price = try AmericanOptions.price(terms, in: market, volatility: 0.25)
            let lattice = try BinomialLattice(steps: 2_001).price(
                terms, .american, in: market, volatility: 0.25)
            #expect(abs(price - lattice) <= 2e-3, "\(price) \(lattice)")
        }
    }

    @Test(arguments: OptionType.allCases)
    func `Greeks are the differences of prices`(type: OptionType) throws {
        let terms = OptionTerms.sample(type, strike: 104, years: 0.75)
        let yields = type == .call ? 0.08 : 0.01
        func price(
            _ spot: Double = 100, _ rate: Double = 0.05, _ sigma: Double = 0.3, _ days: Double = 0
        ) throws -> Double {
            try AmericanOptions.price(
                OptionTerms(type, strike: 104, years: 0.75 - days / 365),
                in: OptionMarket(spot: spot, rate: rate, dividendYield: yields), volatility: sigma)
        }
        let market = OptionMarket(spot: 100, rate: 0.05, dividendYield: yields)
        let greeks = try AmericanOptions.valuation(terms, in: market, volatility: 0.3).greeks
        #expect(isClose(greeks.delta, try (price(100.1) - price(99.9)) * 5, within: 1e-5))
        #expect(
            abs(greeks.gamma - (try (price(100.2) - 2 * price() + price(99.8))) * 25) <= 1e-4 * greeks.gamma)
        #expect(
            isClose(
                greeks.vegaPerVolPoint, try (price(100, 0.05, 0.305) - price(100, 0.05, 0.295)), within: 1e-4)
        )
        #expect(
            isClose(greeks.rhoPerRatePoint, try (price(100, 0.051) - price(100, 0.049)) * 5, within: 1e-4))
        #expect(
            isClose(
                greeks.thetaPerDay, try (price(100, 0.05, 0.3, 1) - price(100, 0.05, 0.3, -1)) / 2,
                within: 1e-5))
    }

    @Test(arguments: OptionType.allCases)
    func `a price's volatility gives the price again`(type: OptionType) throws {
        let market = OptionMarket(spot: 100, rate: 0.04, dividendYield: 0.03)
        for volatility in [0.08, 0.35, 1.4] {
            for strike in [85.0, 100, 130] {
                let terms = OptionTerms.sample(type, strike: strike)
                let price = try AmericanOptions.price(terms, in: market, volatility: volatility)
                guard price > terms.type.sign * (100 - strike) + 1e-4 else { continue }
                let found = try AmericanOptions.impliedVolatility(of: price, terms, in: market)
                let again = try AmericanOptions.price(terms, in: market, volatility: found)
                #expect(abs(again - price) <= 1e-6 && abs(found - volatility) <= 1e-4, "\(terms) \(found)")
            }
        }
    }

    @Test func `what cannot be priced is refused with its value`() {
        func refusal(_ terms: OptionTerms, _ market: OptionMarket, _ volatility: Double = 0.2) -> OptionError?
        {
            do throws(OptionError) {
                _ = try AmericanOptions.price(terms, in: market, volatility: volatility)
                return nil
            } catch { return error }
        }
        #expect(
            refusal(.sample(.put), OptionMarket(spot: 100, rate: -0.01, dividendYield: -0.03))
                == .doubleExerciseBoundary(rate: -0.01, dividendYield: -0.03))
        #expect(
            refusal(.sample(.call), OptionMarket(spot: 100, rate: -0.03, dividendYield: -0.01))
                == .doubleExerciseBoundary(rate: -0.03, dividendYield: -0.01))
        #expect(refusal(.sample(years: 0), .sample) == .expired(years: 0))
        #expect(refusal(.sample(), .sample, -1) == .volatilityNotPositive(-1))
        #expect(throws: OptionError.priceAtOrBelowLowerBound(price: 20, bound: 20)) {
            try AmericanOptions.impliedVolatility(
                of: 20, .sample(.put, strike: 120), in: OptionMarket(spot: 100, rate: 0.05))
        }
    }
}
