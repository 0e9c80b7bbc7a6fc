import Testing

@testable import Analytics

struct OptionArraysTests {
    @Test(arguments: VectorWidth.available)
    func `vectors agree with 60 digits to what the inputs' last bits allow`(width: VectorWidth) throws {
        let references = try OptionReference.table("european")
        var arrays = OptionArrays()
        for reference in references {
            arrays.append(reference.terms, in: reference.market, volatility: reference.volatility)
        }
        let valuations = try arrays.valuations(width: width)
        for (place, reference) in references.enumerated() {
            let exact = try reference.row.number("price")
            let delta = try reference.row.number("delta")
            let elasticity = max(1, abs(delta) * reference.market.spot / exact)
            #expect(
                abs(valuations.price[place] - exact) <= 1e-13 * elasticity * exact, "\(reference.row.fields)")
        }
    }

    @Test(arguments: VectorWidth.available)
    func `every figure is that of one option alone, at every length`(width: VectorWidth) throws {
        let references = try OptionReference.table("european")
        for count in 0...19 {
            var arrays = OptionArrays()
            for reference in references.prefix(count) {
                arrays.append(reference.terms, in: reference.market, volatility: reference.volatility)
            }
            let found = try arrays.valuations(width: width)
            for (place, reference) in references.prefix(count).enumerated() {
                let alone = try BlackScholes.valuation(
                    reference.terms, in: reference.market, volatility: reference.volatility)
                let (greeks, size) = (alone.greeks, reference.market.spot)
                #expect(isClose(found.price[place], alone.price, within: 1e-12))
                #expect(isClose(found.delta[place], greeks.delta, within: 1e-12))
                #expect(abs(found.gamma[place] - greeks.gamma) <= 1e-10 * greeks.gamma + 1e-290)
                #expect(isClose(found.vegaPerVolPoint[place], greeks.vegaPerVolPoint, within: 1e-10))
                #expect(isClose(found.thetaPerDay[place] / size, greeks.thetaPerDay / size, within: 1e-10))
                #expect(isClose(found.rhoPerRatePoint[place], greeks.rhoPerRatePoint, within: 1e-10))
            }
        }
    }

    @Test(arguments: VectorWidth.available)
    func `an option that is none is refused by its reason, wherever it stands`(width: VectorWidth) throws {
        for place in 0..<11 {
            for (terms, market, volatility, refusal) in [
                (OptionTerms.sample(years: 0), OptionMarket.sample, 0.2, OptionError.expired(years: 0)),
                (.sample(), .sample, -0.1, .volatilityNotPositive(-0.1)),
                (.sample(), OptionMarket(spot: -5), 0.2, .notPositive(.spot, -5)),
                (.sample(), OptionMarket(spot: 100, rate: .infinity), 0.2, .notFinite(.rate, .infinity)),
                (.sample(strike: .infinity), .sample, 0.2, .notFinite(.strike, .infinity)),
                (.sample(), .sample, .infinity, .notFinite(.volatility, .infinity)),
            ] {
                var arrays = OptionArrays()
                for other in 0..<11 {
                    if other == place {
                        arrays.append(terms, in: market, volatility: volatility)
                    } else {
                        arrays.append(.sample(), in: .sample, volatility: 0.2)
                    }
                }
                #expect(throws: refusal) { try arrays.valuations(width: width) }
            }
        }
    }

    @Test(arguments: VectorWidth.available)
    func `a scenario is the sum of options priced where the underlying has gone`(width: VectorWidth) throws {
        let moves = [-2.0, -0.3, -0.01, 0, 0.02, 0.5, 3]
        var book = OptionScenarios()
        let options: [(Double, OptionTerms)] = [
            (3, .sample(.call, strike: 90)), (-2, .sample(.put, strike: 120, years: 0.1)), (1, .sample(.put)),
        ]
        for (quantity, terms) in options {
            try book.append(quantity, of: terms, in: .sample, volatility: 0.35)
        }
        let values = try book.values(logReturns: moves, width: width)
        for (place, move) in moves.enumerated() {
            var market = OptionMarket.sample
            market.spot *= expOf(move)
            let sum = try options.reduce(0.0) { sum, option in
                try sum + option.0 * BlackScholes.price(option.1, in: market, volatility: 0.35)
            }
            #expect(isClose(values[place], sum, within: 1e-12))
        }
        #expect(throws: OptionError.beyondRange(.spot, 701)) { try book.values(logReturns: [0, 701]) }
    }

    /// A growth by its own series, so that the test stands beside the code.
    private func expOf(_ x: Double) -> Double {
        (1...60).reduce((sum: 1.0, term: 1.0)) { state, n in
            let term = state.term * x / Double(n)
            return (state.sum + term, term)
        }.sum
    }
}
