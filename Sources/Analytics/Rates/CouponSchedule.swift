import Units

/// How many coupons a bond pays a year.
public enum CouponFrequency: Int, CaseIterable, Hashable, Sendable {
    /// Once a year.
    case annual = 1
    /// Every six months.
    case semiannual = 2
    /// Every three months.
    case quarterly = 4
    /// Every month.
    case monthly = 12

    /// Makes a frequency of the number of coupons a year.
    ///
    /// - Throws: `unknownFrequency` for any but 1, 2, 4 and 12.
    public init(perYear count: Int) throws(RatesError) {
        guard let frequency = CouponFrequency(rawValue: count) else { throw .unknownFrequency(count) }
        self = frequency
    }

    /// The months from one coupon to the next.
    public var months: Int64 { 12 / Int64(rawValue) }
}

/// The time from one coupon to the next.
public struct CouponPeriod: Hashable, Sendable {
    /// The coupon before; not after `end`.
    public let start: CivilDate
    /// The day on which this period's coupon is paid.
    public let end: CivilDate
    /// The coupons of a year.
    public let frequency: CouponFrequency

    /// Makes a period; the dates must follow each other.
    public init(start: CivilDate, end: CivilDate, frequency: CouponFrequency) {
        precondition(start.daysSinceEpoch < end.daysSinceEpoch, "a coupon period ends after it has begun")
        (self.start, self.end, self.frequency) = (start, end, frequency)
    }

    /// The calendar days of the period.
    public var days: Int64 { end.daysSinceEpoch - start.daysSinceEpoch }
}

/// The coupon periods of a bond that are not over on a day.
///
/// Coupons are counted back from the maturity in whole months; when that is a month's last day, so are all of
/// them. Days are not moved for holidays.
///
/// - Source: 31 CFR 356, appendix B, for notes and bonds of the United States Treasury.
public struct CouponSchedule: Hashable, Sendable {
    /// The periods, earliest first; the settlement lies in the first one or at its start. Never none.
    public let periods: [CouponPeriod]

    /// The longest time from settlement to maturity, in years.
    public static let maximumYears: Int64 = 100

    /// Lists the periods that end after the settlement.
    ///
    /// - Throws: `maturityNotAfterSettlement`, `maturityTooFar`.
    public init(
        maturity: CivilDate, frequency: CouponFrequency, settlement: CivilDate
    ) throws(RatesError) {
        guard settlement.daysSinceEpoch < maturity.daysSinceEpoch else {
            throw .maturityNotAfterSettlement(settlement: settlement, maturity: maturity)
        }
        guard maturity.year - settlement.year <= CouponSchedule.maximumYears else {
            throw .maturityTooFar(settlement: settlement, maturity: maturity)
        }
        var (periods, end, count): ([CouponPeriod], CivilDate, Int64) = ([], maturity, 0)
        while end.daysSinceEpoch > settlement.daysSinceEpoch {
            count += 1
            let start = maturity.earlier(months: count * frequency.months, keepsMonthEnd: true)
            periods.append(CouponPeriod(start: start, end: end, frequency: frequency))
            end = start
        }
        self.periods = periods.reversed()
    }
}
