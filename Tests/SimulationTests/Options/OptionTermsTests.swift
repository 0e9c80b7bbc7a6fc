import Testing
import Units

@testable import Simulation

@Suite struct OptionTermsTests {
    private static let now = Timestamp(seconds: 1_767_623_400)
    private static let secondsPerYear = 31_557_600.0

    private func option(
        _ right: OptionTerms.Right, strike: Double, years: Double, rate: Double = 0.0435
    ) -> OptionTerms {
        let nanoseconds =
            OptionTermsTests.now.nanoseconds + Int64(years * OptionTermsTests.secondsPerYear * 1e9)
        return OptionTerms(
            right, strike: strike, expiry: Timestamp(nanoseconds: nanoseconds), ratePerYear: rate)
    }

    private func value(
        _ right: OptionTerms.Right, _ price: Double, strike: Double, years: Double, rate: Double = 0.0435,
        volatility: Double
    ) -> Double {
        option(right, strike: strike, years: years, rate: rate)
            .price(of: price, volatility: volatility, at: OptionTermsTests.now)
    }

    /// The first row is the example of Hull, *Options, Futures, and Other Derivatives*, 4.76 and 0.81; digits
    /// beyond computed with 25 places.
    @Test(arguments: [
        (42.0, 40.0, 0.1, 0.2, 0.5, 4.759422392871535, 0.808599372900095),
        (100, 100, 0.05, 0.2, 1, 10.450583572185565, 5.573526022256971),
    ])
    func `published examples are met`(
        price: Double, strike: Double, rate: Double, volatility: Double, years: Double, call: Double,
        put: Double
    ) {
        let found = (
            call: value(.call, price, strike: strike, years: years, rate: rate, volatility: volatility),
            put: value(.put, price, strike: strike, years: years, rate: rate, volatility: volatility)
        )
        #expect(abs(found.call - call) < 1e-8, "\(found.call)")
        #expect(abs(found.put - put) < 1e-8, "\(found.put)")
    }

    @Test func `put and call keep their parity and their bounds`() {
        for strike in stride(from: 1_000.0, through: 9_000, by: 500) {
            for years in [0.0001, 0.01, 0.25, 1, 4] {
                for volatility in [0, 0.05, 0.7, 3] {
                    let price = 3_310.55
                    let call = value(.call, price, strike: strike, years: years, volatility: volatility)
                    let put = value(.put, price, strike: strike, years: years, volatility: volatility)
                    let discounted = strike * Elementary.exp(-0.0435 * years)
                    #expect(abs(call - put - (price - discounted)) < 1e-9, "\(strike) \(years) \(volatility)")
                    #expect(call >= max(0, price - discounted) - 1e-9 && call <= price)
                    #expect(put >= max(0, discounted - price) - 1e-9 && put <= discounted)
                }
            }
        }
    }

    @Test func `a call rises with the price, the volatility and the time`() {
        let base = value(.call, 3_300, strike: 3_600, years: 0.25, volatility: 0.7)
        #expect(value(.call, 3_301, strike: 3_600, years: 0.25, volatility: 0.7) > base)
        #expect(value(.call, 3_300, strike: 3_600, years: 0.25, volatility: 0.71) > base)
        #expect(value(.call, 3_300, strike: 3_600, years: 0.26, volatility: 0.7) > base)
        #expect(
            value(.put, 3_301, strike: 3_600, years: 0.25, volatility: 0.7)
                < value(.put, 3_300, strike: 3_600, years: 0.25, volatility: 0.7))
    }

    @Test(arguments: [0.0, -1])
    func `an expired option is worth what exercise gives`(years: Double) {
        #expect(value(.call, 3_700, strike: 3_600, years: years, volatility: 0.7) == 100)
        #expect(value(.call, 3_500, strike: 3_600, years: years, volatility: 0.7) == 0)
        #expect(value(.put, 3_500, strike: 3_600, years: years, volatility: 0.7) == 100)
    }
}
