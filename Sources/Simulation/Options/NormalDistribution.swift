import Units

/// The standard normal distribution, from + - * / and `Elementary` alone.
public enum NormalDistribution {
    /// Returns the probability of at most `x`.
    ///
    /// Within 1e-15 of the true value everywhere. Far out on the left, where that says little, the relative
    /// error is below 1e-12 down to -37; beyond it 0 is returned.
    /// - Source: Hart, *Computer Approximations* (1968), as given by West, "Better approximations to cumulative
    ///   normal functions" (2005), with a deeper fraction far out.
    public static func cumulative(_ x: Double) -> Double {
        guard x == x else { return x }
        let tail = upperTail(x.magnitude)
        return x > 0 ? 1 - tail : tail
    }

    private static let farthest = 37.0
    /// From here on the fraction is the more exact one.
    private static let nearest = 4.0
    private static let squareRootOfTwoPi = 2.506628274631000502

    private static func upperTail(_ x: Double) -> Double {
        if x > farthest { return 0 }
        let density = Elementary.exp(-x * x / 2)
        return x < nearest ? density * rational(x) : density / fraction(x)
    }

    private static func rational(_ x: Double) -> Double {
        var upper = 3.52624965998911e-02 * x + 0.700383064443688
        upper = upper * x + 6.37396220353165
        upper = upper * x + 33.912866078383
        upper = upper * x + 112.079291497871
        upper = upper * x + 221.213596169931
        upper = upper * x + 220.206867912376
        var lower = 8.83883476483184e-02 * x + 1.75566716318264
        lower = lower * x + 16.064177579207
        lower = lower * x + 86.7807322029461
        lower = lower * x + 296.564248779674
        lower = lower * x + 637.333633378831
        lower = lower * x + 793.826512519948
        lower = lower * x + 440.413735824752
        return upper / lower
    }

    /// Mills' ratio as a continued fraction, with the factor of the density; deep enough from 4 on.
    private static func fraction(_ x: Double) -> Double {
        var below = x
        for numerator in stride(from: 24.0, through: 1.0, by: -1.0) { below = x + numerator / below }
        return below * squareRootOfTwoPi
    }
}
