import Units

/// What payments are worth on a discount curve, and how that moves with the curve.
///
/// - Units: prices in those of the payments; durations in years, against continuously compounded zero rates.
public struct CurveValuation: Hashable, Sendable {
    /// The present value.
    public let price: Double
    /// The relative fall of the price for a parallel rise of all zero rates: -P'/P.
    public let effectiveDuration: Double
    /// The curvature for the same: P''/P.
    public let convexity: Double
}

/// The relative fall of a price for a rise of the zero rate at one tenor.
public struct KeyRateDuration: Hashable, Sendable {
    /// The tenor, in years.
    public let tenor: Double
    /// The duration in years.
    public let duration: Double
}

extension DiscountCurve {
    /// Returns what payments are worth.
    ///
    /// - Throws: `outsideCurve` for a payment that lies beyond the curve.
    public func valuation(of payments: [Payment]) throws(RatesError) -> CurveValuation {
        var (price, first, second) = (0.0, 0.0, 0.0)
        for payment in payments {
            let present = payment.amount * (try discountFactor(at: payment.years))
            price += present
            first += payment.years * present
            second += payment.years * payment.years * present
        }
        guard price > 0 else { throw .price(price) }
        return CurveValuation(price: price, effectiveDuration: first / price, convexity: second / price)
    }

    /// Returns the durations by tenor, in the order given; their sum is the effective duration.
    ///
    /// The rise at a tenor falls off linearly to its neighbours; before the first and after the last it is level.
    /// Exact derivatives, nothing is bumped.
    ///
    /// - Source: Ho, "Key rate durations: measures of interest rate risks" (1992).
    /// - Throws: `noTenors`, `tenor`, `tenorsNotAscending`, `outsideCurve`, and `price` for payments worth nothing.
    public func keyRateDurations(
        of payments: [Payment], tenors: [Double]
    ) throws(RatesError) -> [KeyRateDuration] {
        try DiscountCurve.check(tenors: tenors)
        var (price, sums) = (0.0, [Double](repeating: 0, count: tenors.count))
        for payment in payments {
            let present = payment.amount * (try discountFactor(at: payment.years))
            price += present
            let upper = tenors.partitioningIndex { $0 >= payment.years }
            if upper == 0 {
                sums[0] += payment.years * present
            } else if upper == tenors.count {
                sums[upper - 1] += payment.years * present
            } else {
                let width = tenors[upper] - tenors[upper - 1]
                let weight = (payment.years - tenors[upper - 1]) / width
                sums[upper] += weight * payment.years * present
                sums[upper - 1] += (1 - weight) * payment.years * present
            }
        }
        guard price > 0 else { throw .price(price) }
        return zip(tenors, sums).map { KeyRateDuration(tenor: $0, duration: $1 / price) }
    }
}
