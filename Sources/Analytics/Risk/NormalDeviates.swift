import Glibc
import Units

/// Quantiles of the normal distribution, and numbers drawn from it.
enum NormalDeviates {
    /// Returns the number that a standard normal one exceeds with a probability: above 0, at most a half.
    ///
    /// Newton's steps on the logarithm of the tail, which is concave; to a few units in the last place.
    static func exceeded(withProbability probability: Double) -> Double {
        var x = 0.0
        for _ in 0..<100 {
            let tail = erfc(x * 0.5.squareRoot()) / 2
            let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
            let step = tail / density * log(tail / probability)
            x += step
            if abs(step) <= 4 * x.ulp { break }
        }
        return x
    }

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
