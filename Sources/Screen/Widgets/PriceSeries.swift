import Units

/// Prices as shares of their own range, for drawing.
struct PriceSeries {
    /// From 0 at the least price to 1 at the greatest; a half where all are the same.
    let heights: [Double]
    let least: Price
    let greatest: Price

    /// Makes a series; nil without a price.
    init?(_ prices: some Collection<Price>) {
        guard let least = prices.min(), let greatest = prices.max() else { return nil }
        let span = PriceSeries.double(greatest.raw - least.raw)
        self.least = least
        self.greatest = greatest
        heights = prices.map { span == 0 ? 0.5 : PriceSeries.double($0.raw - least.raw) / span }
    }

    /// The nearest double, or its neighbour: from two halves, since the way from 128 bits at once takes long.
    private static func double(_ value: UInt128) -> Double {
        let low = Double(UInt64(truncatingIfNeeded: value))
        return value >> 64 == 0 ? low : Double(UInt64(value >> 64)) * 0x1p64 + low
    }

    /// The height at each of so many equally wide places, the newest price at the last.
    func resampled(_ count: Int) -> [Double] {
        guard count > 1, heights.count > 1 else { return Array(repeating: heights.last ?? 0.5, count: count) }
        return (0..<count).map { place in
            let position = Double(place) * Double(heights.count - 1) / Double(count - 1)
            let index = min(Int(position), heights.count - 2)
            let share = position - Double(index)
            return heights[index] * (1 - share) + heights[index + 1] * share
        }
    }
}
