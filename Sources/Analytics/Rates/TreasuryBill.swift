import Units

/// A bill: bought below its face value, which is paid at maturity, without coupons.
///
/// - Units: prices per 100 of face value; rates as a fraction a year.
/// - Source: 31 CFR 356, appendix B, section on bills; each accurate to a few units in the last place.
public struct TreasuryBill: Hashable, Sendable {
    /// The day on which the price is paid.
    public let settlement: CivilDate
    /// The day on which the face value is paid; at most about a year later for a bill of the Treasury.
    public let maturity: CivilDate

    /// Makes a bill.
    ///
    /// - Throws: `maturityNotAfterSettlement`.
    public init(settlement: CivilDate, maturity: CivilDate) throws(RatesError) {
        guard settlement.daysSinceEpoch < maturity.daysSinceEpoch else {
            throw .maturityNotAfterSettlement(settlement: settlement, maturity: maturity)
        }
        (self.settlement, self.maturity) = (settlement, maturity)
    }

    /// The calendar days to maturity.
    public var days: Int64 { maturity.daysSinceEpoch - settlement.daysSinceEpoch }

    /// Returns the price at a bank discount rate: 100 (1 - rate days / 360).
    ///
    /// - Throws: `yield` for a rate that is no number or leaves no price above 0.
    public func price(discountRate rate: Double) throws(RatesError) -> Double {
        let price = 100 * (1 - rate * Double(days) / 360)
        guard rate.isFinite, price > 0, price.isFinite else { throw .yield(rate) }
        return price
    }

    /// Returns the bank discount rate of a price.
    ///
    /// - Throws: `price` unless it is above 0.
    public func discountRate(price: Double) throws(RatesError) -> Double {
        try TreasuryBill.check(price)
        return (100 - price) / 100 * 360 / Double(days)
    }

    /// Returns the investment rate (coupon-equivalent yield) of a price.
    ///
    /// Simple interest up to half a year; beyond, interest is paid once more after half a year, which makes it
    /// the root of a quadratic. A year has as many days as the one that begins on the settlement day.
    ///
    /// - Throws: `price` unless it is above 0.
    public func investmentRate(price: Double) throws(RatesError) -> Double {
        try TreasuryBill.check(price)
        let part = Double(days) / Double(daysOfYear)
        let gain = (100 - price) / price
        guard part > 0.5 else { return gain / part }
        // With u = part, (u/2 - 1/4) i^2 + u i - gain = 0; written so that nothing cancels.
        // The discriminant is (u - 1)^2 + (2 u - 1)(1 + gain), and the gain above -1.
        let discriminant = part * part + (2 * part - 1) * gain
        return 2 * gain / (part + discriminant.squareRoot())
    }

    /// Returns the price at an investment rate: what `investmentRate(price:)` inverts.
    ///
    /// - Throws: `yield` for a rate that is no number or gives no price.
    public func price(investmentRate rate: Double) throws(RatesError) -> Double {
        let part = Double(days) / Double(daysOfYear)
        let growth = part > 0.5 ? (1 + rate * (part - 0.5)) * (1 + rate / 2) : 1 + rate * part
        guard rate > -2, growth > 0, growth.isFinite else { throw .yield(rate) }
        return 100 / growth
    }

    /// Returns the price at a money-market yield: 100 / (1 + yield days / 360).
    ///
    /// - Throws: `yield` for one that is no number or gives no price.
    public func price(moneyMarketYield yield: Double) throws(RatesError) -> Double {
        let growth = 1 + yield * Double(days) / 360
        guard growth.isFinite, growth > 0 else { throw .yield(yield) }
        return 100 / growth
    }

    /// Returns the money-market yield of a price, simple interest on 360 days.
    ///
    /// - Throws: `price` unless it is above 0.
    public func moneyMarketYield(price: Double) throws(RatesError) -> Double {
        try TreasuryBill.check(price)
        return (100 - price) / price * 360 / Double(days)
    }

    /// 366 when a 29 February lies in the year that begins on the settlement day, else 365.
    private var daysOfYear: Int64 {
        let end = settlement.earlier(months: -12, keepsMonthEnd: false)
        return 365 + LeapDays.count(after: settlement, through: end)
    }

    private static func check(_ price: Double) throws(RatesError) {
        guard price > 0, price.isFinite else { throw .price(price) }
    }
}
