import Glibc

/// The complementary error function without its exponential decay: exp(x²)·erfc(x).
///
/// Accuracy: 3e-16 relative above -0.5, 1e-15 · x² below.
/// Source: Cody, "Rational Chebyshev approximations for the error function", Mathematics of Computation 23
/// (1969), and his routine CALERF of 1990.
enum ScaledErrorFunction {
    /// Returns exp(x²)·erfc(x); infinite below about -26.6.
    static func value(_ x: Double) -> Double {
        let y = abs(x)
        if y <= 0.46875 { return exp(y * y) * (1 - x * central(y * y)) }
        let positive = y <= 4 ? middle(y) : tail(y)
        return x > 0 ? positive : 2 * exp(y * y) - positive
    }

    /// erf(x) / x of the square of x.
    private static func central(_ z: Double) -> Double {
        ((((0.185777706184603153 * z + 3.16112374387056560) * z + 113.864154151050156) * z
            + 377.485237685302021) * z + 3209.37758913846947)
            / ((((z + 23.6012909523441209) * z + 244.024637934444173) * z + 1282.61652607737228) * z
                + 2844.23683343917062)
    }

    private static func middle(_ y: Double) -> Double {
        let low = ((2.15311535474403846e-8 * y + 0.564188496988670089) * y + 8.88314979438837594) * y
        let mid = (((low + 66.1191906371416295) * y + 298.635138197400131) * y + 881.952221241769090) * y
        let numerator =
            ((mid + 1712.04761263407058) * y + 2051.07837782607147) * y + 1230.33935479799725
        let below = ((y + 15.7449261107098347) * y + 117.693950891312499) * y
        let between =
            (((below + 537.181101862009858) * y + 1621.38957456669019) * y + 3290.79923573345963) * y
        let denominator =
            ((between + 4362.61909014324716) * y + 3439.36767414372164) * y + 1230.33935480374942
        return numerator / denominator
    }

    private static func tail(_ y: Double) -> Double {
        guard y < 1e8 else { return 0.564189583547756287 / y }
        let z = 1 / (y * y)
        let numerator =
            ((((0.0163153871373020978 * z + 0.305326634961232344) * z + 0.360344899949804439) * z
                + 0.125781726111229246) * z + 0.0160837851487422766) * z + 6.58749161529837803e-4
        let denominator =
            ((((z + 2.56852019228982242) * z + 1.87295284992346725) * z + 0.527905102951428412) * z
                + 0.0605183413124413191) * z + 0.00233520497626869185
        return (0.564189583547756287 - z * numerator / denominator) / y
    }
}
