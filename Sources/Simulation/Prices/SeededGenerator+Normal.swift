import Units

extension SeededGenerator {
    /// Returns a normal deviate by Marsaglia's polar method; the second of the pair is not kept.
    mutating func normal() -> Double {
        while true {
            let (x, y) = (2 * uniform() - 1, 2 * uniform() - 1)
            let square = x * x + y * y
            if square > 0, square < 1 { return x * (-2 * Elementary.log(square) / square).squareRoot() }
        }
    }

    /// Returns a number between two bounds, all equally likely.
    mutating func uniform(from least: Double, to greatest: Double) -> Double {
        least + (greatest - least) * uniform()
    }
}
