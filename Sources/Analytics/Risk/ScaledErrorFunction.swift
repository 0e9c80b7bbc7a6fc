import Glibc

/// erfc(x) e^(x^2) for x of at least 0, which falls like 1 / x where erfc(x) vanishes.
///
/// Within 1e-13 relative.
///
/// - Source: Abramowitz and Stegun 7.1.14 (a continued fraction), evaluated backwards.
enum ScaledErrorFunction {
    static func value(_ x: Double) -> Double {
        guard x >= 2 else { return exp(x * x) * erfc(x) }
        var fraction = x
        for place in stride(from: 120.0, through: 1.0, by: -1.0) { fraction = x + place / 2 / fraction }
        return 1 / (fraction * Double.pi.squareRoot())
    }
}
