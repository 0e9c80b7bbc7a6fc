import Units

extension Pen {
    /// Draws prices as a line of bars, one column each, the newest at the right.
    mutating func sparkline(_ prices: [Price], column: Int, row: Int, width: Int, _ role: Role) {
        guard width > 0, let series = PriceSeries(prices.suffix(width * 2)) else { return }
        let count = min(width, series.heights.count)
        for (place, height) in series.resampled(count).enumerated() {
            let level = min(Int(height * Double(glyphs.levels.count)), glyphs.levels.count - 1)
            put(glyphs.levels[level], column: column + width - count + place, row: row, role)
        }
    }
}
