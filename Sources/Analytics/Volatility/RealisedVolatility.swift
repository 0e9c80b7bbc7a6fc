import Glibc

/// The first, highest, lowest and last price of a span of time.
public struct PriceBar: Hashable, Sendable {
    /// The first price.
    public var open: Double
    /// The highest price.
    public var high: Double
    /// The lowest price.
    public var low: Double
    /// The last price.
    public var close: Double

    /// Makes a bar.
    public init(open: Double, high: Double, low: Double, close: Double) {
        (self.open, self.high, self.low, self.close) = (open, high, low, close)
    }
}

/// What prices varied by: estimators of the standard deviation of the log return of one bar.
///
/// - Units: natural logarithm, per bar; times the root of the bars in a year it is the annual volatility.
/// - Accuracy: a few units in the last place of the variance for each bar.
public enum RealisedVolatility {
    /// Returns the deviation of the log returns from one close to the next.
    ///
    /// - Parameter isMeanZero: whether the mean is taken as 0, the divisor then being the number of returns.
    /// - Source: the sample standard deviation.
    /// - Throws: `historyTooShort` below two returns; `price`.
    public static func closeToClose(
        _ closes: [Double], isMeanZero: Bool = false
    ) throws(VolatilityError) -> Double {
        let returns = try LogReturns.of(closes)
        try LogReturns.check(returns, needed: 2)
        let mean = isMeanZero ? 0 : returns.mean
        let squares = returns.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(returns.count - (isMeanZero ? 0 : 1))).squareRoot()
    }

    /// Returns the deviation from highs and lows alone, for prices without drift.
    ///
    /// - Source: Parkinson, "The extreme value method" (1980).
    /// - Throws: `historyTooShort` without a bar; `price`, `bar`.
    public static func parkinson(_ bars: [PriceBar]) throws(VolatilityError) -> Double {
        try check(bars, needed: 1)
        let squares = bars.map { square(log($0.high / $0.low)) }
        return (squares.mean / (4 * log(2))).squareRoot()
    }

    /// Returns the deviation from highs, lows, opens and closes, for prices without drift or gaps.
    ///
    /// - Source: Garman and Klass, "On the estimation of security price volatilities" (1980).
    /// - Throws: `historyTooShort` without a bar; `price`, `bar`.
    public static func garmanKlass(_ bars: [PriceBar]) throws(VolatilityError) -> Double {
        try check(bars, needed: 1)
        let variances = bars.map { bar in
            square(log(bar.high / bar.low)) / 2 - (2 * log(2) - 1) * square(log(bar.close / bar.open))
        }
        return variances.mean.squareRoot()
    }

    /// Returns the deviation from highs, lows, opens and closes, for prices with any drift but no gaps.
    ///
    /// - Source: Rogers and Satchell, "Estimating variance from high, low and closing prices" (1991).
    /// - Throws: `historyTooShort` without a bar; `price`, `bar`.
    public static func rogersSatchell(_ bars: [PriceBar]) throws(VolatilityError) -> Double {
        try check(bars, needed: 1)
        return rogersSatchellVariance(bars).squareRoot()
    }

    /// Returns the deviation for prices with any drift, and gaps between bars.
    ///
    /// The first bar only gives the close before the second one.
    ///
    /// - Source: Yang and Zhang, "Drift-independent volatility estimation" (2000), with its best weight.
    /// - Throws: `historyTooShort` below three bars; `price`, `bar`.
    public static func yangZhang(_ bars: [PriceBar]) throws(VolatilityError) -> Double {
        try check(bars, needed: 3)
        let later = Array(bars.dropFirst())
        let gaps = zip(later, bars).map { log($0.open / $1.close) }
        let moves = later.map { log($0.close / $0.open) }
        let count = Double(later.count)
        let weight = 0.34 / (1.34 + (count + 1) / (count - 1))
        let variance =
            sampleVariance(gaps) + weight * sampleVariance(moves)
            + (1 - weight) * rogersSatchellVariance(later)
        return variance.squareRoot()
    }

    /// Returns the annual volatility of one per bar.
    ///
    /// - Throws: `parameter` unless a year has a positive number of bars; `volatilityNotPositive` for a negative
    ///   volatility or none.
    public static func annual(
        _ perBar: Double, barsPerYear: Double
    ) throws(VolatilityError) -> Double {
        guard barsPerYear > 0, barsPerYear.isFinite else { throw .parameter("bars per year", barsPerYear) }
        guard perBar >= 0, perBar.isFinite else { throw .volatilityNotPositive(perBar) }
        return perBar * barsPerYear.squareRoot()
    }

    private static func square(_ value: Double) -> Double { value * value }

    private static func sampleVariance(_ values: [Double]) -> Double {
        let mean = values.mean
        return values.reduce(0) { $0 + square($1 - mean) } / Double(values.count - 1)
    }

    private static func rogersSatchellVariance(_ bars: [PriceBar]) -> Double {
        bars.map { bar in
            log(bar.high / bar.close) * log(bar.high / bar.open)
                + log(bar.low / bar.close) * log(bar.low / bar.open)
        }.mean
    }

    private static func check(_ bars: [PriceBar], needed: Int) throws(VolatilityError) {
        guard bars.count >= needed else { throw .historyTooShort(needed: needed, found: bars.count) }
        for (place, bar) in bars.enumerated() {
            for price in [bar.open, bar.high, bar.low, bar.close] where !(price > 0 && price < .infinity) {
                throw .price(price, at: place)
            }
            guard bar.low <= min(bar.open, bar.close), bar.high >= max(bar.open, bar.close) else {
                throw .bar(at: place)
            }
        }
    }
}
