import Units

/// A rule by which days become parts of a year: an accrual convention by its usual name.
///
/// - Source: 2006 ISDA Definitions, section 4.16, and ICMA rule 251; the names as confirmations write them.
public enum DayCount: String, CaseIterable, Hashable, Sendable {
    /// Actual days over 360: bills, money markets, floating legs.
    case actual360 = "ACT/360"
    /// Actual days over 364.
    case actual364 = "ACT/364"
    /// Actual days over 365, leap year or not.
    case actual365Fixed = "ACT/365F"
    /// Actual days without 29 February, over 365.
    case noLeap365 = "NL/365"
    /// The days in leap years over 366, the others over 365.
    case actualActualISDA = "ACT/ACT ISDA"
    /// Actual days over those of the coupon period, times the periods' part of a year: notes and bonds.
    case actualActualICMA = "ACT/ACT ICMA"
    /// Months of 30 days: a 31st becomes a 30th at the start, and at the end after a 30th ("bond basis").
    case thirty360 = "30/360"
    /// Months of 30 days, the last of February counting as a 30th at the start, and at both ends.
    case thirty360US = "30U/360"
    /// Months of 30 days: every 31st becomes a 30th ("Eurobond basis").
    case thirtyE360 = "30E/360"
    /// Months of 30 days: every last day of a month becomes a 30th, but for a maturity in February.
    case thirtyE360ISDA = "30E/360 ISDA"

    /// Finds the convention of a name, in letters of either case; a hyphen or nothing may stand for the space.
    ///
    /// - Throws: `unknownConvention` with the nearest name.
    public static func named(_ name: String) throws(RatesError) -> DayCount {
        let wanted = key(name)
        for convention in DayCount.allCases where key(convention.rawValue) == wanted { return convention }
        throw .unknownConvention(
            name, nearest: Spelling.nearest(to: name, among: DayCount.allCases.map(\.rawValue)))
    }

    /// Returns the part of a year from one date to another.
    ///
    /// Units: years. Exact but for one rounding, two for ISDA. Zero for equal dates.
    ///
    /// - Parameters:
    ///   - period: the coupon period that both dates lie in; `actualActualICMA` needs it.
    ///   - maturity: the end of the instrument; only `thirtyE360ISDA` asks for it.
    /// - Throws: `datesReversed`; `couponPeriodMissing` for ICMA without a period.
    public func years(
        from start: CivilDate, to end: CivilDate, in period: CouponPeriod? = nil, maturity: CivilDate? = nil
    ) throws(RatesError) -> Double {
        let days = end.daysSinceEpoch - start.daysSinceEpoch
        guard days >= 0 else { throw .datesReversed(start, end) }
        switch self {
        case .actual360: return Double(days) / 360
        case .actual364: return Double(days) / 364
        case .actual365Fixed: return Double(days) / 365
        case .noLeap365: return Double(days - LeapDays.count(after: start, through: end)) / 365
        case .actualActualISDA: return LeapDays.years(from: start, to: end)
        case .actualActualICMA:
            guard let period else { throw .couponPeriodMissing(start, end) }
            return Double(days) / (Double(period.days) * Double(period.frequency.rawValue))
        case .thirty360, .thirty360US, .thirtyE360, .thirtyE360ISDA:
            return Double(thirtyDayMonths(from: start, to: end, maturity: maturity)) / 360
        }
    }

    /// The days between two dates in a year of twelve months of thirty days.
    private func thirtyDayMonths(from start: CivilDate, to end: CivilDate, maturity: CivilDate?) -> Int64 {
        var (first, last) = (start.day, end.day)
        switch self {
        case .thirtyE360: (first, last) = (min(first, 30), min(last, 30))
        case .thirtyE360ISDA:
            if start.isMonthEnd { first = 30 }
            if end.isMonthEnd, end.month != 2 || end != maturity { last = 30 }
        case .thirty360US:
            let (startsInFebruary, endsInFebruary) = (start.isFebruaryEnd, end.isFebruaryEnd)
            if startsInFebruary { first = 30 }
            if startsInFebruary, endsInFebruary { last = 30 }
            if last == 31, first >= 30 { last = 30 }
            first = min(first, 30)
        default:
            first = min(first, 30)
            if last == 31, first == 30 { last = 30 }
        }
        return 360 * (end.year - start.year) + 30 * (end.month - start.month) + last - first
    }

    private static func key(_ name: String) -> String {
        String(name.uppercased().filter { $0 != " " && $0 != "-" && $0 != "_" })
    }
}
