import RecordedFiles
import Testing

@testable import Analytics

/// Option chains as exchanges and vendors published them.
@Suite(.enabled(if: SharedData.isThere, Comment(rawValue: SharedData.isMissing)))
struct RecordedOptionsTests {
    /// A row of the Deribit chain: Black's formula on a forward, at no rate, paid in the underlying.
    private struct DeribitRow {
        let terms: OptionTerms
        let expiry: String
        let forward: Double
        let mark: Double
        let volatility: Double
        let printed: [String: Double]

        init(_ row: RecordedRow) throws {
            func number(_ name: String) throws -> Double { try #require(Double(try row[name])) }
            expiry = try row["expiry_ms"]
            let years = try (number("expiry_ms") - number("ts_ms")) / 1_000 / 86_400 / 365
            terms = OptionTerms(
                try row["right"] == "call" ? .call : .put, strike: try number("strike"), years: years)
            forward = try number("underlying_price")
            mark = try number("mark")
            volatility = try number("mark_iv_pct") / 100
            var printed: [String: Double] = [:]
            for name in ["delta", "gamma", "vega", "theta"] { printed[name] = try number(name) }
            self.printed = printed
        }

        func valuation() throws -> OptionValuation {
            try Black76.valuation(terms, forward: forward, rate: 0, volatility: volatility)
        }
    }

    private func deribit() throws -> [DeribitRow] {
        try RecordedTable("options/deribit_BTC_option_chain_20200521.csv").rows.map(DeribitRow.init)
    }

    private func quantile(_ values: [Double], _ share: Double) -> Double {
        values.sorted()[min(values.count - 1, Int(Double(values.count) * share))]
    }

    @Test func `the exchange's Greeks come out to the digit that it prints`() throws {
        var misses: [String: [Double]] = [:]
        for row in try deribit() {
            let greeks = try row.valuation().greeks
            for (name, value) in [
                ("delta", greeks.delta), ("gamma", greeks.gamma), ("vega", greeks.vegaPerVolPoint),
                ("theta", greeks.thetaPerDay),
            ] {
                misses[name, default: []].append(abs(value - (row.printed[name] ?? .infinity)))
            }
        }
        // Five decimals are printed; the forward of a row is some seconds away from that of its Greeks.
        let (gamma, delta) = (misses["gamma"] ?? [], misses["delta"] ?? [])
        #expect(gamma.count == 326 && quantile(gamma, 1) <= 5.1e-6)
        #expect(quantile(delta, 0.5) <= 5e-6 && quantile(delta, 1) <= 1.1e-4)
        let (vega, theta) = (misses["vega"] ?? [], misses["theta"] ?? [])
        #expect(quantile(vega, 0.5) <= 1e-4 && quantile(vega, 1) <= 2e-3)
        #expect(quantile(theta, 0.5) <= 5e-4)
    }

    @Test func `the exchange's mark price is ours at a forward as near as its volatility is rounded`() throws
    {
        var moves: [Double] = []
        for row in try deribit() {
            func price(_ forward: Double, _ volatility: Double) throws -> Double {
                try Black76.price(row.terms, forward: forward, rate: 0, volatility: volatility) / forward
            }
            // The volatility has two decimals of a per cent, the price eight of a bitcoin.
            let here = try price(row.forward, row.volatility)
            let rounding = try abs(price(row.forward, row.volatility + 5e-5) - here) + 5e-9
            let step = row.forward * 1e-5
            let slope = try abs(price(row.forward + step, row.volatility) - here) / 1e-5
            moves.append(max(0, abs(here - row.mark) - rounding) / max(slope, 1e-6))
        }
        #expect(moves.count == 326)
        #expect(quantile(moves, 0.5) <= 1e-5 && quantile(moves, 0.95) <= 5e-4 && quantile(moves, 1) <= 1.5e-3)
    }

    @Test func `a mark price implies the volatility that the exchange prints`() throws {
        var misses: [Double] = []
        for row in try deribit() where abs(row.printed["delta"] ?? 0) < 0.5 && row.mark > 1e-3 {
            let found = try Black76.impliedVolatility(
                of: row.mark * row.forward, row.terms, forward: row.forward, rate: 0)
            misses.append(abs(found - row.volatility))
        }
        #expect(misses.count > 80 && quantile(misses, 0.5) <= 2e-4 && quantile(misses, 0.9) <= 3e-3)
    }

    @Test func `a smile without butterflies runs through each expiry of the chain`() throws {
        let expiries = Dictionary(grouping: try deribit(), by: \.expiry)
        var fitted = 0
        for (expiry, rows) in expiries {
            guard let first = rows.first, rows.count >= 20 else { continue }
            // Options out of the money carry the smile; far wings are capped by the exchange and nearly worthless.
            let quotes = try rows.filter {
                $0.terms.type.sign * ($0.terms.strike - $0.forward) >= 0
                    && abs($0.printed["delta"] ?? 0) > 0.02
            }.map {
                let vega = try $0.valuation().greeks.vegaPerVolPoint
                return SmileQuote(strike: $0.terms.strike, volatility: $0.volatility, weight: vega * vega)
            }
            guard Set(quotes.map(\.strike)).count >= 8 else { continue }
            let smile = try VolatilitySmile(
                fitting: quotes, forward: first.forward, years: first.terms.years)
            #expect(smile.parameters.isFreeOfButterflies)
            let misses = try quotes.map { abs(try smile.volatility(at: $0.strike) - $0.volatility) }
            #expect(quantile(misses, 0.5) <= 0.015, "\(expiry) \(misses)")
            fitted += 1
        }
        #expect(fitted >= 6)
    }

    @Test func `a vendor's Greeks are near ours at its volatilities`() throws {
        var misses: [String: [Double]] = [:]
        for row in try RecordedTable("options/GOOG_option_eod_greeks_20151224.csv.gz").rows {
            func number(_ name: String) throws -> Double { Double(try row[name]) ?? 0 }
            let volatility = try number("implied_volatility")
            let days = Double(try day(row["expiry"]) - day(row["date"]))
            let market = OptionMarket(spot: try number("underlying_close"), rate: 0.005)
            let terms = OptionTerms(
                try row["right"] == "call" ? .call : .put, strike: try number("strike"), years: days / 365)
            guard volatility > 0.02, volatility < 1.5, days > 7 else { continue }
            let greeks = try AmericanOptions.valuation(terms, in: market, volatility: volatility).greeks
            guard abs(greeks.delta) > 0.1, abs(greeks.delta) < 0.9 else { continue }
            misses["delta", default: []].append(abs(greeks.delta - (try number("delta"))))
            misses["gamma", default: []].append(abs(greeks.gamma / (try number("gamma")) - 1))
            misses["vega", default: []].append(abs(greeks.vegaPerVolPoint / (try number("vega")) - 1))
        }
        // The vendor names neither its model nor its rate: near is what can be asked.
        #expect((misses["delta"] ?? []).count > 800 && quantile(misses["delta"] ?? [], 0.5) <= 0.004)
        #expect(quantile(misses["gamma"] ?? [], 0.5) <= 0.02 && quantile(misses["vega"] ?? [], 0.5) <= 0.03)
    }

    @Test func `every quote of a listed chain is priced or refused by a rule`() throws {
        var (priced, refused) = (0, 0)
        let rows = try RecordedTable("options/GOOG_option_quotes_20151224_chain.csv.gz").rows
        let first = try rows[0]["ts"]
        for row in rows where try row["ts"] == first {
            func number(_ name: String) throws -> Double { Double(try row[name]) ?? 0 }
            // Some expire the same evening.
            let days = Double(try day(row["expiry"]) - day("20151224")) + 0.25
            let terms = OptionTerms(
                try row["right"] == "call" ? .call : .put, strike: try number("strike"), years: days / 365)
            let market = OptionMarket(spot: try number("underlying_price"), rate: 0.005)
            guard abs(terms.strike / market.spot - 1) < 0.1 else { continue }
            do throws(OptionError) {
                let middle = try OptionQuote(
                    terms, bid: (try? number("bid")) ?? 0, ask: (try? number("ask")) ?? 0
                ).middle()
                let found = try AmericanOptions.impliedVolatility(of: middle, terms, in: market)
                let again = try AmericanOptions.price(terms, in: market, volatility: found)
                #expect(abs(again - middle) <= 1e-5, "\(row)")
                priced += 1
            } catch {
                switch error {
                case .priceAtOrBelowLowerBound, .notPositive(.ask, _): refused += 1
                default: Issue.record(error)
                }
            }
        }
        // What is deep in the money is often quoted around what exercise pays.
        #expect(priced > 400 && refused < priced / 2, "\(priced) \(refused)")
    }

    /// Days since an arbitrary one, of digits such as 20151224.
    private func day(_ digits: String) throws -> Int {
        let number = try #require(Int(digits))
        let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
        let shifted = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        return 365 * shifted.0 + shifted.0 / 4 - shifted.0 / 100 + shifted.0 / 400 + (153 * shifted.1 + 2) / 5
            + day
    }
}
