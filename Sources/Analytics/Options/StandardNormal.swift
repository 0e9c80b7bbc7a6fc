import Glibc

/// The normal distribution of mean 0 and deviation 1.
public enum StandardNormal {
    /// 1 / √(2π).
    static let densityAtZero = 0.398942280401432677939946059934
    /// √(π/2).
    static let rootOfHalfPi = 1.25331413731550025120788264241

    /// Returns the density at a point; 0 where it is below the least number.
    ///
    /// - Domain: any number. Accuracy: 1e-15 · max(1, x²) relative.
    public static func density(_ x: Double) -> Double { densityAtZero * exp(-0.5 * x * x) }

    /// Returns the probability of a value up to a point.
    ///
    /// - Domain: any number. Accuracy: 1e-15 · max(1, x²) relative, in the lower tail too.
    public static func cumulative(_ x: Double) -> Double { 0.5 * erfc(-x * 0.5.squareRoot()) }

    /// Returns the point up to which values have a probability.
    ///
    /// - Domain: above 0 and below 1; infinite at 0 and 1. Accuracy: 1e-15 relative.
    /// - Source: Wichura, "Algorithm AS 241", Applied Statistics 37 (1988), routine PPND16.
    public static func quantile(_ probability: Double) -> Double {
        let q = probability - 0.5
        if abs(q) <= 0.425 { return q * centralRatio(0.180625 - q * q) }
        let tail = min(probability, 1 - probability)
        guard tail > 0 else { return q < 0 ? -.infinity : .infinity }
        let r = (-log(tail)).squareRoot()
        let value = r <= 5 ? middleRatio(r - 1.6) : tailRatio(r - 5)
        return q < 0 ? -value : value
    }

    private static func centralRatio(_ r: Double) -> Double {
        polynomial(
            r, 2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
            13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608)
            / polynomial(
                r, 5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
                5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1)
    }

    private static func middleRatio(_ r: Double) -> Double {
        polynomial(
            r, 7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177,
            1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959,
            1.42343711074968357734)
            / polynomial(
                r, 1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966,
                0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494,
                2.05319162663775882187, 1)
    }

    private static func tailRatio(_ r: Double) -> Double {
        polynomial(
            r, 2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386,
            0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699,
            6.6579046435011037772)
            / polynomial(
                r, 2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
                7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531,
                0.59983220655588793769, 1)
    }

    /// Eight coefficients, that of the highest power first.
    private static func polynomial(
        _ x: Double, _ c7: Double, _ c6: Double, _ c5: Double, _ c4: Double, _ c3: Double, _ c2: Double,
        _ c1: Double, _ c0: Double
    ) -> Double {
        ((((((c7 * x + c6) * x + c5) * x + c4) * x + c3) * x + c2) * x + c1) * x + c0
    }
}
