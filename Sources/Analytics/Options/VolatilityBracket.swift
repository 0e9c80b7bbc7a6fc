/// The volatility at which a price that grows with it reaches a value: a bracket, then secants that stay within.
struct VolatilityBracket {
    private let target: Double
    private let price: (Double) throws(OptionError) -> Double

    private static let range = 1e-5...64.0
    private static let stepLimit = 80

    init(price target: Double, _ price: @escaping (Double) throws(OptionError) -> Double) {
        (self.target, self.price) = (target, price)
    }

    /// - Source: Dowell and Jarratt, "A modified regula falsi method" (1971), the Illinois rule.
    func result() throws(OptionError) -> Double {
        var (low, high) = (0.2, 0.2)
        var (below, above) = (try miss(low), try miss(high))
        while below > 0 {
            guard low > Self.range.lowerBound else { throw .beyondRange(.price, target) }
            (high, above) = (low, below)
            low /= 2
            below = try miss(low)
        }
        while above < 0 {
            guard high < Self.range.upperBound else { throw .beyondRange(.price, target) }
            (low, below) = (high, above)
            high *= 2
            above = try miss(high)
        }
        for _ in 0..<Self.stepLimit where high - low > 1e-12 * high && below < 0 && above > 0 {
            let next = (low * above - high * below) / (above - below)
            let missed = try miss(next)
            if missed < 0 {
                (low, below) = (next, missed)
                above /= 2
            } else {
                (high, above) = (next, missed)
                below /= 2
            }
            if abs(missed) <= 1e-14 * target { return next }
        }
        return above <= 0 ? high : below >= 0 ? low : 0.5 * (low + high)
    }

    private func miss(_ volatility: Double) throws(OptionError) -> Double { try price(volatility) - target }
}
