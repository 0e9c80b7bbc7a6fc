import Units

/// How a yield discounts the part of a coupon period that is left at the settlement.
public enum YieldRule: String, CaseIterable, Hashable, Sendable {
    /// Compound interest, but simple interest once a single payment is left: the habit of the market.
    case street
    /// Simple interest for the part of the first period, compound after it: the Treasury's own rule.
    case treasury
    /// Compound interest throughout (ICMA).
    case compound
}

/// A bond or note with a fixed coupon, repaid at par at its maturity.
///
/// - Units: prices and payments per 100 of face value; rates as a fraction a year, yields compounded as often as
///   coupons are paid; times in years by the bond's accrual convention.
/// - Source: Fabozzi, *Bond Markets, Analysis and Strategies*, chapters 2 to 4; 31 CFR 356, appendix B.
/// - Accuracy: a few units in the last place for each payment.
public struct Bond: Hashable, Sendable {
    /// The coupons of a year, as a fraction of the face value.
    public let couponRate: Double
    /// How often a coupon is paid.
    public let frequency: CouponFrequency
    /// The day of the last coupon and of the repayment.
    public let maturity: CivilDate
    /// How interest accrues, and how time is counted.
    public let dayCount: DayCount

    /// Makes a bond; a coupon rate of 0 makes it a zero-coupon bond.
    ///
    /// - Throws: `couponRate` unless it is between 0 and 10.
    public init(
        couponRate: Double, frequency: CouponFrequency, maturity: CivilDate, dayCount: DayCount
    ) throws(RatesError) {
        guard couponRate >= 0, couponRate <= 10 else { throw .couponRate(couponRate) }
        (self.couponRate, self.frequency, self.maturity, self.dayCount) = (
            couponRate, frequency, maturity, dayCount
        )
    }

    /// Returns the payments that are left after the settlement, earliest first; never none.
    ///
    /// - Throws: `maturityNotAfterSettlement`, `maturityTooFar`.
    public func payments(after settlement: CivilDate) throws(RatesError) -> [Payment] {
        let schedule = try CouponSchedule(maturity: maturity, frequency: frequency, settlement: settlement)
        var (payments, years): ([Payment], Double) = ([], 0)
        for (place, period) in schedule.periods.enumerated() {
            years += try self.years(from: place == 0 ? settlement : period.start, to: period.end, in: period)
            var amount = 100 * couponRate * (try self.years(from: period.start, to: period.end, in: period))
            if place == schedule.periods.count - 1 { amount += 100 }
            payments.append(Payment(date: period.end, years: years, amount: amount))
        }
        return payments
    }

    /// Returns the interest that has accrued on the settlement day and is not yet paid, per 100.
    ///
    /// - Throws: `maturityNotAfterSettlement`, `maturityTooFar`.
    public func accruedInterest(on settlement: CivilDate) throws(RatesError) -> Double {
        let schedule = try CouponSchedule(maturity: maturity, frequency: frequency, settlement: settlement)
        let period = schedule.periods[0]
        return 100 * couponRate * (try years(from: period.start, to: settlement, in: period))
    }

    private func years(
        from start: CivilDate, to end: CivilDate, in period: CouponPeriod
    ) throws(RatesError) -> Double {
        try dayCount.years(from: start, to: end, in: period, maturity: maturity)
    }
}

/// A payment to come.
public struct Payment: Hashable, Sendable {
    /// The day on which it is paid.
    public let date: CivilDate
    /// The years until then, by the bond's accrual convention.
    public let years: Double
    /// What is paid, per 100 of face value.
    public let amount: Double

    /// Makes a payment.
    public init(date: CivilDate, years: Double, amount: Double) {
        (self.date, self.years, self.amount) = (date, years, amount)
    }
}
