import Analytics
import Testing
import Units

struct DayCountTests {
    @Test func `years agree with QuantLib between all pairs of awkward dates`() throws {
        let table = try ReferenceTable("day_counts")
        #expect(table.rows.count == 702)
        let maturity = try date("2031-02-28")
        for row in table.rows {
            let convention = try DayCount.named(row.text("convention"))
            let (start, end) = (try date(row.text("start")), try date(row.text("end")))
            let years = try convention.years(from: start, to: end, maturity: maturity)
            #expect(
                try isClose(years, row.number("years"), within: 4e-16),
                "\(convention.rawValue) \(start) \(end): \(years)")
        }
    }

    @Test func `half a coupon period is a quarter of a year however long it is`() throws {
        let period = CouponPeriod(
            start: try date("2024-02-29"), end: try date("2024-08-31"), frequency: .semiannual)
        let years = try DayCount.actualActualICMA.years(
            from: period.start, to: try date("2024-05-31"), in: period)
        #expect(period.days == 184)
        #expect(years == 92.0 / 184 / 2)
    }

    @Test func `ICMA without a coupon period is refused`() throws {
        let (start, end) = (try date("2024-01-01"), try date("2024-02-01"))
        #expect(throws: RatesError.couponPeriodMissing(start, end)) {
            try DayCount.actualActualICMA.years(from: start, to: end)
        }
    }

    @Test(arguments: DayCount.allCases)
    func `dates in the wrong order are refused by every convention`(_ convention: DayCount) throws {
        let (start, end) = (try date("2024-01-02"), try date("2024-01-01"))
        #expect(throws: RatesError.datesReversed(start, end)) { try convention.years(from: start, to: end) }
    }

    @Test func `names are found in any case and an unknown one names its neighbour`() throws {
        #expect(try DayCount.named("act/act-icma") == .actualActualICMA)
        #expect(try DayCount.named("ACT/365F") == .actual365Fixed)
        #expect(throws: RatesError.unknownConvention("ACT/361", nearest: "ACT/360")) {
            try DayCount.named("ACT/361")
        }
    }
}
