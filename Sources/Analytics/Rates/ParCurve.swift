import Glibc

/// The par yields of a day: for each tenor the coupon at which a bond of that length is worth its face value.
///
/// - Units: tenors in years, yields as a fraction a year on a semiannual bond basis.
/// - Source: the Treasury's par yield curve (constant maturity rates), and Hagan and West (2006) for the bootstrap.
public struct ParCurve: Hashable, Sendable {
    /// The tenors: above 0 and at most 100 years, ascending.
    public let tenors: [Double]
    /// The yields of the tenors, in the same order.
    public let yields: [Double]

    /// The yields between which a bootstrap is attempted.
    public static let yieldRange = -0.5...2.0

    /// Makes a curve of the tenors that are known.
    ///
    /// - Throws: `noTenors`, `tenor`, `tenorsNotAscending`; `yieldMissing` for a yield that is no number;
    ///   `yieldNotBootstrapped` for one outside `yieldRange`.
    public init(tenors: [Double], yields: [Double]) throws(RatesError) {
        precondition(tenors.count == yields.count, "a curve has one yield for each tenor")
        try DiscountCurve.check(tenors: tenors)
        for (tenor, yield) in zip(tenors, yields) {
            guard yield.isFinite else { throw .yieldMissing(tenor: tenor) }
            guard ParCurve.yieldRange.contains(yield) else {
                throw .yieldNotBootstrapped(tenor: tenor, yield: yield)
            }
        }
        (self.tenors, self.yields) = (tenors, yields)
    }

    /// Returns the payments of the instrument that a tenor stands for, per 1 of face value, earliest first.
    ///
    /// Up to half a year it is one payment with simple interest; beyond, a bond with semiannual coupons counted
    /// back from the tenor, the first of them for the part of a period that is left over.
    public func payments(tenor: Double, yield: Double) -> [(years: Double, amount: Double)] {
        guard tenor > 0.5 else { return [(tenor, 1 + yield * tenor)] }
        // A tenor such as 1/3 + 1/6 is not to gain a coupon from its last bit.
        let count = Int((2 * tenor - 1e-9).rounded(.up))
        let stub = tenor - Double(count - 1) / 2
        return (0..<count).map { place in
            let coupon = yield * (place == 0 ? stub : 0.5)
            return (stub + Double(place) / 2, coupon + (place == count - 1 ? 1 : 0))
        }
    }

    /// Returns the discount factors that reprice every tenor's instrument to its face value.
    ///
    /// Node after node, by Newton's method on the piece's forward rate; each instrument is repriced within 1e-14
    /// of its face value.
    ///
    /// - Throws: `yieldNotBootstrapped` when no positive discount factor does.
    public func bootstrapped() throws(RatesError) -> DiscountCurve {
        var (years, logarithms): ([Double], [Double]) = ([], [])
        for (tenor, yield) in zip(tenors, yields) {
            let former = (years: years.last ?? 0, logarithm: logarithms.last ?? 0)
            var (rest, later): (Double, [(time: Double, amount: Double)]) = (1, [])
            for payment in payments(tenor: tenor, yield: yield) {
                if payment.years <= former.years {
                    let known = ParCurve.logarithm(at: payment.years, years, logarithms)
                    rest -= payment.amount * exp(known)
                } else {
                    later.append((payment.years - former.years, payment.amount * exp(former.logarithm)))
                }
            }
            guard let forward = ParCurve.forward(paying: later, worth: rest) else {
                throw .yieldNotBootstrapped(tenor: tenor, yield: yield)
            }
            years.append(tenor)
            logarithms.append(former.logarithm - forward * (tenor - former.years))
        }
        return try DiscountCurve(years: years, factors: logarithms.map { exp($0) })
    }

    /// Interpolates the nodes that are known; `time` is at most the last one's.
    private static func logarithm(at time: Double, _ years: [Double], _ logarithms: [Double]) -> Double {
        let place = years.partitioningIndex { $0 >= time }
        let (fromTime, fromLogarithm) = place == 0 ? (0, 0) : (years[place - 1], logarithms[place - 1])
        return fromLogarithm
            + (time - fromTime) / (years[place] - fromTime) * (logarithms[place] - fromLogarithm)
    }

    /// Returns the rate at which payments are worth something; `nil` when none between -10 and 10 is.
    private static func forward(paying payments: [(time: Double, amount: Double)], worth: Double) -> Double? {
        var (low, high, rate) = (-10.0, 10.0, 0.03)
        for _ in 0..<200 {
            var (value, slope) = (-worth, 0.0)
            for (time, amount) in payments {
                let present = amount * exp(-rate * time)
                value += present
                slope -= time * present
            }
            if value > 0 { low = rate } else { high = rate }
            var next = rate - value / slope
            if !(next > low && next < high) { next = (low + high) / 2 }
            if abs(next - rate) <= 1e-16 + rate.ulp { return abs(next) < 9.99 ? next : nil }
            rate = next
        }
        return abs(rate) < 9.99 && high - low < 1e-9 ? rate : nil
    }
}
