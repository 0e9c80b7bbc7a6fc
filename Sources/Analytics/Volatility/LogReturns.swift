import Glibc

/// Logarithms of the ratios of prices that follow each other.
public enum LogReturns {
    /// Returns the log returns of prices, oldest first: one fewer than there are prices.
    ///
    /// - Units: natural logarithm; accurate to one unit in the last place of the ratio.
    /// - Throws: `historyTooShort` below two prices; `price` for one that is not above 0.
    public static func of(_ prices: [Double]) throws(VolatilityError) -> [Double] {
        guard prices.count >= 2 else { throw .historyTooShort(needed: 2, found: prices.count) }
        for (place, price) in prices.enumerated() where !(price > 0 && price < .infinity) {
            throw .price(price, at: place)
        }
        return (1..<prices.count).map { log(prices[$0] / prices[$0 - 1]) }
    }

    static func check(_ returns: [Double], needed: Int) throws(VolatilityError) {
        guard returns.count >= needed else {
            throw .historyTooShort(needed: needed, found: returns.count)
        }
        for (place, value) in returns.enumerated() where !value.isFinite {
            throw .observation(value, at: place)
        }
    }
}

extension [Double] {
    /// The arithmetic mean; the array must not be empty.
    var mean: Double { reduce(0, +) / Double(count) }
}
