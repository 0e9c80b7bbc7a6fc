import Testing

@testable import Analytics

struct OptionStrategyTests {
    @Test func `a strategy is the sum of its legs, Greek by Greek`() throws {
        let market = OptionMarket.sample
        let call = OptionTerms.sample(.call, strike: 105)
        let put = OptionTerms.sample(.put, strike: 90, years: 0.2)
        let strategy = OptionStrategy([
            StrategyLeg(2, call, volatility: 0.3), StrategyLeg(-3, put, .american, volatility: 0.4),
            StrategyLeg(5, of: .underlying),
        ])
        let total = try strategy.valuation(in: market)
        let one = try BlackScholes.valuation(call, in: market, volatility: 0.3)
        let other = try AmericanOptions.valuation(put, in: market, volatility: 0.4)
        #expect(total.price == 2 * one.price - 3 * other.price + 500)
        #expect(isClose(total.greeks.delta, 2 * one.greeks.delta - 3 * other.greeks.delta + 5, within: 1e-14))
        #expect(
            isClose(
                total.greeks.volgaPerVolPoint,
                2 * one.greeks.volgaPerVolPoint - 3 * other.greeks.volgaPerVolPoint, within: 1e-14))
        #expect(
            isClose(
                total.greeks.charmPerDay, 2 * one.greeks.charmPerDay - 3 * other.greeks.charmPerDay,
                within: 1e-14))
    }

    @Test func `a call bought and a put sold are a forward without gamma and vega`() throws {
        let terms = OptionTerms.sample(.call)
        let forward = OptionStrategy([
            StrategyLeg(1, terms, volatility: 0.3), StrategyLeg(-1, terms.opposite, volatility: 0.3),
        ])
        let greeks = try forward.valuation(in: .sample).greeks
        #expect(abs(greeks.gamma) < 1e-15 && abs(greeks.vegaPerVolPoint) < 1e-15)
        #expect(isClose(greeks.delta, 0.990049833749168, within: 1e-14))
    }

    @Test func `named strategies pay what their names say`() throws {
        let straddle = OptionStrategy.straddle(strike: 100, years: 1, volatility: 0.2)
        #expect([80.0, 100, 130].map(straddle.payoff) == [20, 0, 30])
        let spread = OptionStrategy.verticalSpread(
            .call, bought: 100, sold: 110, years: 1, volatilities: (0.2, 0.21))
        #expect([90.0, 104, 150].map(spread.payoff) == [0, 4, 10])
        let butterfly = OptionStrategy.butterfly(.put, middle: 100, wing: 10, years: 1, volatility: 0.2)
        #expect([80.0, 95, 100, 130].map(butterfly.payoff) == [0, 5, 10, 0])
        let covered = OptionStrategy.coveredCall(strike: 110, years: 1, volatility: 0.2)
        #expect([50.0, 110, 150].map(covered.payoff) == [50, 110, 110])
        let collar = OptionStrategy.collar(put: 90, call: 110, years: 1, volatilities: (0.2, 0.2))
        #expect([50.0, 100, 150].map(collar.payoff) == [90, 100, 110])
        #expect(try butterfly.valuation(in: .sample).price > 0)
    }

    @Test func `a leg that cannot be priced is refused`() {
        let expired = OptionStrategy.straddle(strike: 100, years: 0, volatility: 0.2)
        #expect(throws: OptionError.expired(years: 0)) { try expired.valuation(in: .sample) }
        let endless = OptionStrategy([StrategyLeg(.infinity, of: .underlying)])
        #expect(throws: OptionError.notFinite(.quantity, .infinity)) { try endless.valuation(in: .sample) }
    }
}
