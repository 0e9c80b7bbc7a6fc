import Testing

@testable import Analytics

struct BlackScholesTests {
    @Test func `prices agree with 60 digits to what the inputs' last bits allow`() throws {
        for reference in try OptionReference.table("european") {
            let (terms, market) = (reference.terms, reference.market)
            let exact = try reference.row.number("price")
            let price = try BlackScholes.price(terms, in: market, volatility: reference.volatility)
            let delta = try reference.row.number("delta")
            let elasticity = max(1, abs(delta) * market.spot / exact)
            #expect(abs(price - exact) <= 1e-14 * elasticity * exact, "\(reference.row.fields)")
        }
    }

    @Test func `Greeks agree with derivatives taken at 60 digits`() throws {
        for reference in try OptionReference.table("european") {
            let (row, terms) = (reference.row, reference.terms)
            let valuation = try BlackScholes.valuation(
                terms, in: reference.market, volatility: reference.volatility)
            let greeks = valuation.greeks
            let d1 = try d1(reference)
            let tolerance = try 1e-14 * max(1, d1 * d1, abs(d1) / deviation(reference))
            let scale = try terms.strike * max(1, reference.market.spot * row.number("gamma"))
            for (name, value, size) in [
                ("delta", greeks.delta, 1), ("gamma", greeks.gamma, try row.number("gamma")),
                ("vega", greeks.vegaPerVolPoint, try row.number("vega")),
                ("theta", greeks.thetaPerDay, scale * reference.volatility / 365),
                ("rho", greeks.rhoPerRatePoint, scale * terms.years * 0.01),
                ("vanna", greeks.vannaPerVolPoint, 1 / reference.volatility * 0.01),
                ("volga", greeks.volgaPerVolPoint, try row.number("vega") / reference.volatility * 0.01),
                ("charm", greeks.charmPerDay, 1 / terms.years / 365),
            ] {
                let exact = try row.number(name)
                #expect(
                    abs(value - exact) <= tolerance * max(abs(exact), size), "\(name) \(value) \(row.fields)")
            }
        }
    }

    private func d1(_ reference: OptionReference) throws -> Double {
        let option = try DiscountedOption(reference.terms, in: reference.market)
        let deviation = try deviation(reference)
        return option.moneyness / deviation + 0.5 * deviation
    }

    private func deviation(_ reference: OptionReference) throws -> Double {
        reference.volatility * reference.terms.years.squareRoot()
    }

    @Test func `a call less a put is the forward`() throws {
        for reference in try OptionReference.table("european") {
            let option = try DiscountedOption(reference.terms, in: reference.market)
            let one = try option.price(volatility: reference.volatility)
            let other = try BlackScholes.price(
                reference.terms.opposite, in: reference.market, volatility: reference.volatility)
            let forward = reference.terms.type.sign * (option.underlying - option.payment)
            #expect(abs(one - other - forward) <= 4e-16 * (option.underlying + option.payment))
        }
    }

    @Test(arguments: OptionType.allCases)
    func `Greeks are the differences of bumped prices`(type: OptionType) throws {
        let (terms, market, volatility) = (OptionTerms.sample(type, strike: 105), OptionMarket.sample, 0.3)
        func price(_ spot: Double, _ rate: Double, _ sigma: Double, _ days: Double) throws -> Double {
            try BlackScholes.price(
                OptionTerms(type, strike: terms.strike, years: terms.years - days / 365),
                in: OptionMarket(spot: spot, rate: rate, dividendYield: market.dividendYield),
                volatility: sigma)
        }
        func slope(_ step: Double, _ price: (Double) throws -> Double) rethrows -> Double {
            (8 * (try price(step) - price(-step)) - (try price(2 * step) - price(-2 * step))) / (12 * step)
        }
        let greeks = try BlackScholes.valuation(terms, in: market, volatility: volatility).greeks
        let delta = try slope(0.01) { try price(100 + $0, 0.05, 0.3, 0) }
        #expect(isClose(greeks.delta, delta, within: 1e-10))
        let vega = try slope(1e-3) { try price(100, 0.05, 0.3 + $0, 0) } / 100
        #expect(isClose(greeks.vegaPerVolPoint, vega, within: 1e-10))
        let theta = try slope(0.01) { try price(100, 0.05, 0.3, $0) }
        #expect(isClose(greeks.thetaPerDay, theta, within: 1e-10))
        let rho = try slope(1e-3) { try price(100, 0.05 + $0, 0.3, 0) } / 100
        #expect(isClose(greeks.rhoPerRatePoint, rho, within: 1e-10))
        let charm = try slope(0.1) { days in try slope(0.1) { try price(100 + $0, 0.05, 0.3, days) } }
        #expect(isClose(greeks.charmPerDay, charm, within: 1e-9))
    }

    @Test func `Black's formula is that of a forward, and its rho holds the forward`() throws {
        let terms = OptionTerms.sample(.put, strike: 95, years: 0.75)
        let market = OptionMarket.sample
        let forward = 100 * 1.0227550
        let atForward = try Black76.valuation(terms, forward: forward, rate: 0.05, volatility: 0.25)
        let spot = OptionMarket(spot: forward, rate: 0.05, dividendYield: 0.05)
        #expect(atForward.price == (try BlackScholes.price(terms, in: spot, volatility: 0.25)))
        #expect(atForward.greeks.rhoPerRatePoint == -0.75 * atForward.price * 0.01)
        let higher = try Black76.price(terms, forward: forward, rate: 0.0501, volatility: 0.25)
        #expect(isClose((higher - atForward.price) * 100, atForward.greeks.rhoPerRatePoint, within: 1e-5))
        #expect(market.spot == 100)
    }

    @Test func `what is no option is refused with its value`() {
        func refusal(_ terms: OptionTerms, _ market: OptionMarket, _ volatility: Double) -> OptionError? {
            do throws(OptionError) {
                _ = try BlackScholes.valuation(terms, in: market, volatility: volatility)
                return nil
            } catch { return error }
        }
        #expect(refusal(.sample(years: 0), .sample, 0.2) == .expired(years: 0))
        #expect(refusal(.sample(years: -0.1), .sample, 0.2) == .expired(years: -0.1))
        #expect(refusal(.sample(), .sample, 0) == .volatilityNotPositive(0))
        #expect(refusal(.sample(), .sample, -0.3) == .volatilityNotPositive(-0.3))
        #expect(refusal(.sample(strike: 0), .sample, 0.2) == .notPositive(.strike, 0))
        #expect(refusal(.sample(), OptionMarket(spot: -1), 0.2) == .notPositive(.spot, -1))
        #expect(refusal(.sample(), .sample, .infinity) == .notFinite(.volatility, .infinity))
        #expect(
            refusal(.sample(), OptionMarket(spot: 1, rate: -.infinity), 1) == .notFinite(.rate, -.infinity))
        #expect(
            refusal(.sample(years: 1e4), OptionMarket(spot: 1, rate: -1), 1) == .beyondRange(.rate, -1))
    }

    @Test func `no finite input gives a figure that is none`() {
        let sizes = [1e-300, 1e-12, 0.01, 1, 100, 1e12, 1e300]
        for spot in sizes {
            for strike in sizes {
                for years in [1e-300, 1e-9, 1, 100] {
                    for volatility in [1e-300, 1e-8, 0.2, 50, 1e200] {
                        for rate in [-1.5, 0, 3] {
                            let market = OptionMarket(spot: spot, rate: rate, dividendYield: 0.01)
                            let terms = OptionTerms(.put, strike: strike, years: years)
                            let valuation = try? BlackScholes.valuation(
                                terms, in: market, volatility: volatility)
                            guard let valuation else { continue }
                            #expect(valuation.price >= 0 && valuation.price.isFinite)
                            #expect(valuation.greeks.isFinite)
                        }
                    }
                }
            }
        }
    }
}
