import Testing

@testable import Analytics

struct DividendOptionsTests {
    @Test func `prices agree with another library's escrowed dividends`() throws {
        for row in try ReferenceTable("option_dividends").rows {
            let reference = try OptionReference(row)
            let dividends = try (1...2).map { number in
                CashDividend(
                    years: try row.number("paid\(number)"), amount: try row.number("amount\(number)"))
            }
            let price = try DividendOptions.price(
                reference.terms, in: reference.market, volatility: reference.volatility, dividends: dividends)
            #expect(isClose(price, try row.number("european"), within: 1e-11), "\(row.fields)")
            let again = try DividendOptions.impliedVolatility(
                of: price, reference.terms, in: reference.market, dividends: dividends)
            #expect(isClose(again, reference.volatility, within: 1e-9))
            let lattice = try BinomialLattice(steps: 801).price(
                reference.terms, .european, in: reference.market, volatility: reference.volatility,
                dividends: dividends)
            #expect(abs(lattice - price) <= 1e-4 * reference.market.spot)
            let american = try BinomialLattice(steps: 801).price(
                reference.terms, .american, in: reference.market, volatility: reference.volatility,
                dividends: dividends)
            #expect(abs(american - (try row.number("american"))) <= 1e-2, "\(american) \(row.fields)")
            #expect(american >= price - 1e-4 * reference.market.spot)
        }
    }

    @Test func `a call is exercised early only for the dividends`() throws {
        let market = OptionMarket(spot: 100, rate: 0.03)
        let lattice = BinomialLattice(steps: 501)
        let terms = OptionTerms.sample(.call, strike: 90)
        let dividend = [CashDividend(years: 0.45, amount: 6)]
        func price(_ style: ExerciseStyle, _ dividends: [CashDividend]) throws -> Double {
            try lattice.price(terms, style, in: market, volatility: 0.2, dividends: dividends)
        }
        #expect(try abs(price(.american, []) - price(.european, [])) < 1e-9)
        #expect(try price(.american, dividend) > price(.european, dividend) + 0.5)
    }

    @Test func `dividends that cannot be paid are refused`() {
        let market = OptionMarket(spot: 100)
        func refusal(_ dividends: [CashDividend]) -> OptionError? {
            do throws(OptionError) {
                _ = try DividendOptions.price(
                    .sample(), in: market, volatility: 0.2, dividends: dividends)
                return nil
            } catch { return error }
        }
        #expect(refusal([CashDividend(years: 0.6, amount: 1)]) == .dividendOutOfOrder(years: 0.6))
        #expect(refusal([CashDividend(years: 0, amount: 1)]) == .dividendOutOfOrder(years: 0))
        #expect(
            refusal([CashDividend(years: 0.3, amount: 1), CashDividend(years: 0.2, amount: 1)])
                == .dividendOutOfOrder(years: 0.2))
        #expect(refusal([CashDividend(years: 0.3, amount: -1)]) == .notPositive(.dividend, -1))
        #expect(
            refusal([CashDividend(years: 0.3, amount: 100)])
                == .dividendsExceedSpot(presentValue: 100, spot: 100)
        )
    }
}
