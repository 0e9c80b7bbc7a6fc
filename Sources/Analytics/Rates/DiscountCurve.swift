import Glibc

/// Discount factors over time, with a constant forward rate between any two nodes.
///
/// - Units: times in years from the curve's day; discount factors as fractions of 1; rates continuously
///   compounded, as a fraction a year.
/// - Source: Hagan and West, "Interpolation methods for curve construction" (2006), "raw" interpolation: linear in
///   the logarithm of the discount factor, so that forwards stay positive while factors fall.
public struct DiscountCurve: Hashable, Sendable {
    /// The times of the nodes: above 0, ascending.
    public let years: [Double]
    /// The discount factors of the nodes, in the same order: above 0.
    public let factors: [Double]
    private let logarithms: [Double]

    /// Makes a curve of nodes; the factor 1 at time 0 is understood.
    ///
    /// - Throws: `noTenors`, `tenor`, `tenorsNotAscending`, `discountFactor`.
    public init(years: [Double], factors: [Double]) throws(RatesError) {
        precondition(years.count == factors.count, "a curve has one discount factor for each time")
        try DiscountCurve.check(tenors: years)
        for factor in factors where !(factor > 0 && factor.isFinite) { throw .discountFactor(factor) }
        (self.years, self.factors) = (years, factors)
        logarithms = factors.map { log($0) }
    }

    /// The last time that the curve knows.
    public var last: Double { years[years.count - 1] }

    /// Returns the discount factor of a time.
    ///
    /// - Throws: `outsideCurve` before 0, after the last node, and for no number: nothing is extrapolated.
    public func discountFactor(at time: Double) throws(RatesError) -> Double {
        exp(try logarithm(at: time))
    }

    /// Returns the zero rate of a time above 0; at 0 the rate of the first piece.
    ///
    /// - Throws: `outsideCurve`.
    public func zeroRate(at time: Double) throws(RatesError) -> Double {
        guard time != 0 else { return -logarithms[0] / years[0] }
        return -(try logarithm(at: time)) / time
    }

    /// Returns the forward rate from one time to a later one.
    ///
    /// - Throws: `outsideCurve`; `tenorsNotAscending` unless the second is later.
    public func forwardRate(from start: Double, to end: Double) throws(RatesError) -> Double {
        guard start < end else { throw .tenorsNotAscending(start, end) }
        return (try logarithm(at: start) - logarithm(at: end)) / (end - start)
    }

    private func logarithm(at time: Double) throws(RatesError) -> Double {
        guard time >= 0, time <= last else { throw .outsideCurve(years: time, last: last) }
        let place = years.partitioningIndex { $0 >= time }
        let (fromTime, fromLogarithm) = place == 0 ? (0, 0) : (years[place - 1], logarithms[place - 1])
        let weight = (time - fromTime) / (years[place] - fromTime)
        return fromLogarithm + weight * (logarithms[place] - fromLogarithm)
    }

    /// - Throws: `noTenors`; `tenor` for one that is not above 0 and at most 100; `tenorsNotAscending`.
    static func check(tenors: [Double]) throws(RatesError) {
        guard !tenors.isEmpty else { throw .noTenors }
        var former = 0.0
        for tenor in tenors {
            guard tenor > 0, tenor <= 100 else { throw .tenor(tenor) }
            guard tenor > former else { throw .tenorsNotAscending(former, tenor) }
            former = tenor
        }
    }
}

extension [Double] {
    /// Returns the first place whose element holds; all after it must, too.
    func partitioningIndex(where holds: (Double) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
