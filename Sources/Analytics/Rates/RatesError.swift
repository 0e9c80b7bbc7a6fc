import Units

/// Why a rate, a price of a bond or a curve cannot be computed: the value that is at fault.
public enum RatesError: Error, Hashable, Sendable {
    /// No accrual convention has this name.
    case unknownConvention(String, nearest: String?)
    /// Coupons come 1, 2, 4 or 12 times a year, not so often.
    case unknownFrequency(Int)
    /// The end lies before the start.
    case datesReversed(CivilDate, CivilDate)
    /// ACT/ACT ICMA was asked about two dates without the coupon period that they lie in.
    case couponPeriodMissing(CivilDate, CivilDate)
    /// Nothing is left to be paid on the settlement day.
    case maturityNotAfterSettlement(settlement: CivilDate, maturity: CivilDate)
    /// The maturity is more than a century away.
    case maturityTooFar(settlement: CivilDate, maturity: CivilDate)

    /// A coupon rate is negative, above 10 (1,000 %) or no number.
    case couponRate(Double)
    /// A yield or a rate is no number, or so low or so high that it gives no price.
    case yield(Double)
    /// A price is not above 0, or no number.
    case price(Double)
    /// No yield gives this price.
    case noYield(price: Double)

    /// A curve has no tenors.
    case noTenors
    /// A tenor is not above 0, above 100 years, or no number.
    case tenor(Double)
    /// A tenor does not come after the one before it.
    case tenorsNotAscending(Double, Double)
    /// A tenor's yield is missing: no number.
    case yieldMissing(tenor: Double)
    /// No discount factor reprices the tenor: the yield is not between -50 % and 200 %, or jumps too far.
    case yieldNotBootstrapped(tenor: Double, yield: Double)
    /// A discount factor is not above 0, or no number.
    case discountFactor(Double)
    /// A time lies beyond the last tenor, before the settlement, or is no number.
    case outsideCurve(years: Double, last: Double)

    /// A holding's units, price, rate or time is no number or out of its range.
    case holding(Double)
    /// A fund has no shares, or fewer than none.
    case shares(Double)
}

extension RatesError: CustomStringConvertible {
    /// The error as part of a sentence.
    public var description: String {
        switch self {
        case .unknownConvention(let name, let nearest):
            "no accrual convention is called \(SafeText(name))" + (nearest.map { "; meant: \($0)?" } ?? "")
        case .unknownFrequency(let count): "coupons come 1, 2, 4 or 12 times a year, not \(count)"
        case .datesReversed(let start, let end): "\(end.text) lies before \(start.text)"
        case .couponPeriodMissing(let start, let end):
            "ACT/ACT ICMA needs the coupon period of \(start.text) to \(end.text)"
        case .maturityNotAfterSettlement(let settlement, let maturity):
            "the maturity \(maturity.text) is not after the settlement \(settlement.text)"
        case .maturityTooFar(let settlement, let maturity):
            "the maturity \(maturity.text) is more than a century after the settlement \(settlement.text)"
        case .couponRate(let rate): "the coupon rate \(rate) is not between 0 and 10 a year"
        case .yield(let yield): "the yield \(yield) a year gives no price"
        case .price(let price): "the price \(price) is not above 0"
        case .noYield(let price): "no yield gives the price \(price)"
        default: curveDescription
        }
    }

    private var curveDescription: String {
        switch self {
        case .noTenors: "the curve has no tenors"
        case .tenor(let tenor): "the tenor of \(tenor) years is not above 0 and at most 100"
        case .tenorsNotAscending(let first, let second):
            "the tenor of \(second) years does not come after that of \(first)"
        case .yieldMissing(let tenor): "the tenor of \(tenor) years has no yield"
        case .yieldNotBootstrapped(let tenor, let yield):
            "the yield \(yield) of \(tenor) years gives no discount factor"
        case .discountFactor(let factor): "the discount factor \(factor) is not above 0"
        case .outsideCurve(let years, let last):
            "\(years) years lie outside the curve, which goes from 0 to \(last)"
        case .holding(let value): "a holding cannot have the value \(value)"
        case .shares(let count): "a fund cannot have \(count) shares"
        default: ""
        }
    }
}
