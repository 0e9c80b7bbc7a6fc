import Glibc
import Units

/// Numbers drawn from the normal distribution of mean 0 and deviation 1.
enum NormalDeviates {
    /// Draws two independent standard normal numbers.
    ///
    /// - Source: Marsaglia and Bray, "A convenient method for generating normal variables" (1964).
    static func pair(_ generator: inout SeededGenerator) -> (Double, Double) {
        while true {
            let (x, y) = (2 * generator.uniform() - 1, 2 * generator.uniform() - 1)
            let square = x * x + y * y
            guard square > 0, square < 1 else { continue }
            let factor = (-2 * log(square) / square).squareRoot()
            return (x * factor, y * factor)
        }
    }

    /// Draws as many independent standard normal numbers as the array is long.
    static func fill(_ numbers: inout [Double], _ generator: inout SeededGenerator) {
        for place in stride(from: 0, to: numbers.count, by: 2) {
            let (first, second) = pair(&generator)
            numbers[place] = first
            if place + 1 < numbers.count { numbers[place + 1] = second }
        }
    }
}
