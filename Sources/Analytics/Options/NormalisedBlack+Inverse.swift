import Glibc

/// The volatility that gives a value: a first guess by rational interpolation, then steps of third order.
///
/// Source: Jäckel, "Let's be rational", Wilmott 2015, sections 4 to 6.
extension NormalisedBlack {
    /// Returns `s` where the value is `value`, above 0 and below the limit.
    ///
    /// - Parameter complement: the limit less the value, which says more than the value near the limit.
    /// - Accuracy: 1e-14 relative, or what the last bit of the value allows.
    func inverse(of value: Double, complement: Double) -> Double {
        let x = min(x, -1e-300)
        return VolatilitySearch(NormalisedBlack(x: x), value: value, complement: complement).result()
    }
}

/// One search, with the point where the value's curve turns and what belongs to it.
private struct VolatilitySearch {
    private let black: NormalisedBlack
    private let x: Double
    private let value: Double
    private let complement: Double
    /// Where the second derivative by `s` is 0, and the value and slope there.
    private let turn: (s: Double, value: Double, vega: Double)

    private static let stepLimit = 12

    init(_ black: NormalisedBlack, value: Double, complement: Double) {
        (self.black, x, self.value, self.complement) = (black, black.x, value, complement)
        let s = (2 * abs(black.x)).squareRoot()
        turn = (s, black.value(s), black.vega(s))
    }

    func result() -> Double {
        if value < turn.value {
            let s = turn.s - turn.value / turn.vega
            let low = s > 0 ? black.value(s) : 0
            if value < low { return refined(guessBelow(s, low), by: lowStep) }
            let slope = 1 / black.vega(s)
            let guess =
                low > 0
                ? RationalCubic(low, turn.value, s, turn.s, slope, 1 / turn.vega).fittingRight(0)(value)
                : turn.s * (value / turn.value).squareRoot()
            return refined(guess, by: middleStep)
        }
        let s = turn.s + (black.limit - turn.value) / turn.vega
        let high = black.value(s)
        if value <= high {
            let cubic = RationalCubic(turn.value, high, turn.s, s, 1 / turn.vega, 1 / black.vega(s))
            let guess = cubic.fittingLeft(0)(value)
            return refined(guess, by: value < 0.5 * black.limit ? middleStep : highStep)
        }
        return refined(guessAbove(s, high), by: value < 0.5 * black.limit ? middleStep : highStep)
    }

    private func refined(_ guess: Double, by step: (Double) -> Double) -> Double {
        var s = guess
        for _ in 0..<VolatilitySearch.stepLimit {
            // A step never leaves the half or the double, so that a poor guess cannot leave the domain.
            let next = min(max(s + step(s), 0.5 * s), 2 * s)
            let isSettled = abs(next - s) <= 1e-5 * s
            s = next
            // The error is cubed and more by each step: this one was the last that matters.
            if isSettled { break }
        }
        return s
    }
}

// Where to begin.
extension VolatilitySearch {
    private func guessBelow(_ s: Double, _ low: Double) -> Double {
        let factor = 2 * Double.pi / 27.0.squareRoot() * abs(x)
        let z = abs(x) / (3.0.squareRoot() * s)
        let (tail, density) = (StandardNormal.cumulative(-z), StandardNormal.density(z))
        let mapped = factor * tail * tail * tail
        let slope = 2 * Double.pi * z * z * tail * tail * exp(z * z + s * s / 8)
        let bend = 8 * 3.0.squareRoot() * s * abs(x) + (3 * s * s * (s * s - 8) - 8 * x * x) * tail / density
        let curvature = Double.pi / 6 * z * z / (s * s * s) * tail * bend * exp(2 * z * z + s * s / 4)
        var guess = RationalCubic(0, low, 0, mapped, 1, slope).fittingRight(curvature)(value)
        if !(guess > 0) {
            let share = value / low
            guess = (mapped * share + low * (1 - share)) * share
        }
        return abs(x / (3.0.squareRoot() * StandardNormal.quantile(cbrt(guess / factor))))
    }

    private func guessAbove(_ s: Double, _ high: Double) -> Double {
        let ratio = x * x / (s * s)
        let mapped = StandardNormal.cumulative(-0.5 * s)
        let slope = -0.5 * exp(0.5 * ratio)
        let curvature = StandardNormal.rootOfHalfPi * exp(ratio + s * s / 8) * ratio / s
        var guess = RationalCubic(high, black.limit, mapped, 0, slope, -0.5).fittingLeft(curvature)(value)
        if !(guess > 0) {
            let span = black.limit - high
            let share = (value - high) / span
            guess = (mapped * (1 - share) + 0.5 * span * share) * (1 - share)
        }
        return guess > 0 ? -2 * StandardNormal.quantile(guess) : 2 * s
    }
}

// Steps of third order on what is nearly straight in each region.
extension VolatilitySearch {
    /// b''/b' and b'''/b'.
    private func bends(_ s: Double) -> (second: Double, third: Double) {
        let h = x / s
        let second = h * h / s - 0.25 * s
        return (second, second * second - 3 * (h / s) * (h / s) - 0.25)
    }

    private func householder(_ newton: Double, _ halley: Double, _ third: Double) -> Double {
        let divisor = 1 + newton * (halley + third * newton / 6)
        let step = newton * (1 + 0.5 * halley * newton) / divisor
        return divisor > 0 && step.isFinite ? step : newton
    }

    /// On b itself.
    private func middleStep(_ s: Double) -> Double {
        let bend = bends(s)
        return householder((value - black.value(s)) / black.vega(s), bend.second, bend.third)
    }

    /// On 1 / ln b.
    private func lowStep(_ s: Double) -> Double {
        let b = black.value(s)
        guard b > 0 else { return s }
        let (logarithm, bend) = (log(b), bends(s))
        let ratio = black.vega(s) / b
        let newton = (log(value) - logarithm) * logarithm / log(value) / ratio
        let halley = bend.second - ratio * (1 + 2 / logarithm)
        let third =
            bend.third + 2 * ratio * ratio * (1 + 3 / logarithm * (1 + 1 / logarithm))
            - 3 * bend.second * ratio * (1 + 2 / logarithm)
        return householder(newton, halley, third)
    }

    /// On the logarithm of what is missing to the limit.
    private func highStep(_ s: Double) -> Double {
        let missing = black.complement(s)
        guard missing > 0 else { return -0.5 * s }
        let (ratio, bend) = (black.vega(s) / missing, bends(s))
        let newton = log(missing / complement) / ratio
        return householder(
            newton, bend.second + ratio, bend.third + ratio * (2 * ratio + 3 * bend.second))
    }
}
