import Glibc

/// Black's formula without its units: the value of an option that is out of the money, in √(forward · strike).
///
/// `x` is the logarithm of forward over strike for a call and its negative for a put, never above 0; `s` is
/// volatility · √years, above 0. With h = x/s and t = s/2 the value is
/// exp(x/2)·N(h + t) - exp(-x/2)·N(h - t) = φ(√(h² + t²))·(Y(h + t) - Y(h - t)), where Y = N / φ.
///
/// Source: Jäckel, "Let's be rational", Wilmott 2015; the regions are our own.
struct NormalisedBlack {
    let x: Double

    init(x: Double) { self.x = x }

    /// The value at infinite volatility.
    var limit: Double { exp(0.5 * x) }

    /// Returns the value.
    ///
    /// - Accuracy: 2e-15 · max(1, elasticity, |x|) relative, elasticity being that of the value to the forward;
    ///   0 where the value is below the least number.
    func value(_ s: Double) -> Double {
        let (h, t) = (x / s, 0.5 * s)
        // φ(39) is below the least number.
        guard h > -39 else { return 0 }
        if h + t > 1 { return limit - complement(s) }
        let scale = StandardNormal.densityAtZero * exp(-0.5 * (h * h + t * t))
        return scale * (x > -1 && t < 0.2 ? NormalisedBlack.narrowRise(h, t) : NormalisedBlack.rise(h, t))
    }

    /// Returns what is missing to the limit, without cancellation.
    func complement(_ s: Double) -> Double {
        let (h, t) = (x / s, 0.5 * s)
        let scale = 0.5 * exp(-0.5 * (h * h + t * t))
        let root = 0.5.squareRoot()
        return scale
            * (ScaledErrorFunction.value((t + h) * root) + ScaledErrorFunction.value((t - h) * root))
    }

    /// Returns the derivative by `s`; the same for a call and a put.
    func vega(_ s: Double) -> Double {
        let (h, t) = (x / s, 0.5 * s)
        return StandardNormal.densityAtZero * exp(-0.5 * (h * h + t * t))
    }

    /// Y(h + t) - Y(h - t) as it stands.
    private static func rise(_ h: Double, _ t: Double) -> Double {
        let root = 0.5.squareRoot()
        return StandardNormal.rootOfHalfPi
            * (ScaledErrorFunction.value(-(h + t) * root) - ScaledErrorFunction.value((t - h) * root))
    }

    /// The same by its series in t, for t below 0.2 and h·t not far from 0, where the difference would cancel.
    ///
    /// The derivatives of Y follow from Y' = 1 + h·Y by Y⁽ⁿ⁺¹⁾ = h·Y⁽ⁿ⁾ + n·Y⁽ⁿ⁻¹⁾.
    private static func narrowRise(_ h: Double, _ t: Double) -> Double {
        var even = StandardNormal.rootOfHalfPi * ScaledErrorFunction.value(-h * 0.5.squareRoot())
        var odd = 1 + h * even
        var (term, sum, n) = (2 * t, 0.0, 1.0)
        for _ in 0..<8 {
            sum += term * odd
            even = h * odd + n * even
            odd = h * even + (n + 1) * odd
            term *= t * t / ((n + 1) * (n + 2))
            n += 2
        }
        return sum
    }
}
