import Analytics
import Testing
import Units

struct BondTests {
    private static func terms(_ row: ReferenceRow) throws -> (Bond, CivilDate, Double, YieldRule) {
        let bond = try Bond(
            couponRate: row.number("coupon"),
            frequency: CouponFrequency(perYear: Int(row.number("frequency"))),
            maturity: date(row.text("maturity")), dayCount: .named(row.text("convention")))
        let rule = try #require(YieldRule(rawValue: row.text("rule")))
        return (bond, try date(row.text("settlement")), try row.number("yield"), rule)
    }

    @Test func `prices, durations and convexity agree with QuantLib`() throws {
        let table = try ReferenceTable("bonds")
        #expect(table.rows.count == 150)
        for row in table.rows {
            let (bond, settlement, yield, rule) = try Self.terms(row)
            let value = try bond.valuation(yield: yield, settlement: settlement, rule: rule)
            #expect(try isClose(value.cleanPrice, row.number("clean"), within: 1e-13), "\(row.fields)")
            #expect(try isClose(value.accruedInterest, row.number("accrued"), within: 1e-13), "\(row.fields)")
            guard try !row.text("modified").isEmpty else { continue }
            #expect(try isClose(value.macaulayDuration, row.number("macaulay"), within: 1e-12))
            #expect(try isClose(value.modifiedDuration, row.number("modified"), within: 1e-12))
            #expect(try isClose(value.convexity, row.number("convexity"), within: 1e-12), "\(row.fields)")
        }
    }

    @Test func `the yield of a price is the yield that gave it`() throws {
        for row in try ReferenceTable("bonds").rows {
            let (bond, settlement, yield, rule) = try Self.terms(row)
            let value = try bond.valuation(yield: yield, settlement: settlement, rule: rule)
            let back = try bond.valuation(cleanPrice: value.cleanPrice, settlement: settlement, rule: rule)
            // What the last bits of the price leave open: their part of what a rise of the yield costs.
            let open = 4 * max(100, value.dirtyPrice).ulp / (value.dirtyPrice * value.modifiedDuration)
            #expect(abs(back.yield - yield) <= 4 * open + 4e-15, "\(row.fields): \(back.yield)")
        }
    }

    @Test func `durations and convexity are the slopes of bumped prices`() throws {
        let maturity = try date("2033-08-15")
        for rule in YieldRule.allCases {
            let bond = try Bond(
                couponRate: 0.0475, frequency: .semiannual, maturity: maturity, dayCount: .actualActualICMA)
            let settlement = try date("2026-01-05")
            let bump = 1e-4
            let prices = try [0.04 - bump, 0.04, 0.04 + bump].map {
                try bond.valuation(yield: $0, settlement: settlement, rule: rule)
            }
            let price = prices[1].dirtyPrice
            let slope = (prices[2].dirtyPrice - prices[0].dirtyPrice) / (2 * bump)
            let curvature = (prices[2].dirtyPrice - 2 * price + prices[0].dirtyPrice) / (bump * bump)
            #expect(isClose(prices[1].modifiedDuration, -slope / price, within: 1e-6))
            #expect(isClose(prices[1].convexity, curvature / price, within: 1e-5))
            #expect(isClose(prices[1].basisPointValue, -slope * 1e-4, within: 1e-6))
        }
    }

    @Test func `the Treasury's own example comes out to its last digit`() throws {
        // 31 CFR 356, appendix B: a bond of 8 3/4 % issued on 15 May 1990, due 15 May 2020, at 8.84 %.
        let bond = try Bond(
            couponRate: 0.0875, frequency: .semiannual, maturity: date("2020-05-15"),
            dayCount: .actualActualICMA)
        let value = try bond.valuation(yield: 0.0884, settlement: date("1990-05-15"), rule: .treasury)
        #expect((value.cleanPrice * 1e6).rounded() == 99_057_893)
        #expect(value.accruedInterest == 0)
    }

    @Test func `a bond at a yield of its coupon is worth its face value on a coupon day`() throws {
        let bond = try Bond(
            couponRate: 0.06, frequency: .quarterly, maturity: date("2031-01-31"),
            dayCount: .actualActualICMA)
        let value = try bond.valuation(yield: 0.06, settlement: date("2026-04-30"))
        #expect(isClose(value.cleanPrice, 100, within: 1e-14))
    }

    @Test func `coupons of a maturity at a month's end fall on months' ends`() throws {
        let schedule = try CouponSchedule(
            maturity: date("2025-02-28"), frequency: .semiannual, settlement: date("2023-09-30"))
        #expect(
            schedule.periods.map(\.end) == [
                try date("2024-02-29"), try date("2024-08-31"), try date("2025-02-28"),
            ])
        #expect(schedule.periods[0].start == (try date("2023-08-31")))
    }

    @Test func `what gives no price is refused with its value`() throws {
        let maturity = try date("2030-01-01")
        #expect(throws: RatesError.couponRate(-0.01)) {
            try Bond(couponRate: -0.01, frequency: .annual, maturity: maturity, dayCount: .actual360)
        }
        #expect(throws: RatesError.unknownFrequency(3)) { try CouponFrequency(perYear: 3) }
        let bond = try Bond(
            couponRate: 0.05, frequency: .semiannual, maturity: maturity, dayCount: .actualActualICMA)
        let day = try date("2026-01-05")
        #expect(throws: RatesError.yield(-2)) { try bond.valuation(yield: -2, settlement: day) }
        #expect(throws: RatesError.price(-1)) { try bond.valuation(cleanPrice: -1, settlement: day) }
        #expect(throws: RatesError.self) { try bond.valuation(yield: .nan, settlement: day) }
        #expect(throws: RatesError.self) { try bond.valuation(yield: .infinity, settlement: day) }
        #expect(throws: RatesError.self) { try bond.valuation(cleanPrice: .nan, settlement: day) }
        #expect(throws: RatesError.maturityNotAfterSettlement(settlement: maturity, maturity: maturity)) {
            try bond.valuation(yield: 0.05, settlement: maturity)
        }
        let distant = CivilDate(year: 2200, month: 1, day: 1)
        let far = try Bond(couponRate: 0, frequency: .annual, maturity: distant, dayCount: .actual360)
        #expect(throws: RatesError.maturityTooFar(settlement: day, maturity: distant)) {
            try far.valuation(yield: 0.05, settlement: day)
        }
    }

    @Test func `extreme yields give a number or an error and never NaN`() throws {
        for (coupon, years) in [(0.0, 99), (0.05, 1), (9.9, 30)] {
            let bond = try Bond(
                couponRate: coupon, frequency: .semiannual,
                maturity: CivilDate(year: 2026 + Int64(years), month: 1, day: 1), dayCount: .actualActualICMA)
            for yield in [-1.999999, -1.9, -0.5, 0, 1e-300, 1, 100, 1e6, 1e300] {
                for rule in YieldRule.allCases {
                    guard
                        let value = try? bond.valuation(
                            yield: yield, settlement: CivilDate(year: 2026, month: 1, day: 5), rule: rule)
                    else { continue }
                    for number in [
                        value.dirtyPrice, value.modifiedDuration, value.macaulayDuration, value.convexity,
                    ] {
                        #expect(number.isFinite)
                    }
                }
            }
        }
    }
}
