import Glibc

/// A smile of one expiry: total implied variance as a hyperbola over ln(strike / forward).
///
/// w(k) = level + slope·(correlation·(k - shift) + √((k - shift)² + width²)), where w is volatility² · years.
/// Source: Gatheral, "A parsimonious arbitrage-free implied volatility parameterization" (2004), the raw form.
public struct SVIParameters: Hashable, Sendable {
    /// Vertical place.
    public var level: Double
    /// Steepness of both wings together; at least 0.
    public var slope: Double
    /// How the wings share it; between -1 and 1.
    public var correlation: Double
    /// Horizontal place.
    public var shift: Double
    /// Roundness of the turn; above 0.
    public var width: Double

    /// Makes a smile of its parameters.
    public init(level: Double, slope: Double, correlation: Double, shift: Double, width: Double) {
        self.level = level
        self.slope = slope
        self.correlation = correlation
        self.shift = shift
        self.width = width
    }

    /// Returns volatility² · years at ln(strike / forward).
    public func totalVariance(at k: Double) -> Double {
        level + slope * (correlation * (k - shift) + hypot(k - shift, width))
    }

    /// Returns Gatheral's function g: the density of the underlying at expiry is of its sign.
    ///
    /// - Source: Gatheral and Jacquier, "Arbitrage-free SVI volatility surfaces", Quantitative Finance 14 (2014),
    ///   formula 2.1.
    public func butterfly(at k: Double) -> Double {
        let root = hypot(k - shift, width)
        let variance = totalVariance(at: k)
        let first = slope * (correlation + (k - shift) / root)
        let second = slope * width * width / (root * root * root)
        let turn = 1 - k * first / (2 * variance)
        return turn * turn - first * first / 4 * (1 / variance + 0.25) + second / 2
    }

    /// The least total variance, which no strike goes below.
    public var leastVariance: Double { level + slope * width * (1 - correlation * correlation).squareRoot() }

    /// The least of g over a wide and dense range of strikes, or -1 where a wing is steeper than can be.
    ///
    /// A wing of slope below 2 (Lee, 2004) keeps g positive beyond the range.
    var leastButterfly: Double {
        guard slope >= 0, abs(correlation) < 1, width > 0, leastVariance > 0 else { return -1 }
        guard slope * (1 + abs(correlation)) < 2 else { return -1 }
        var least = Double.infinity
        for k in SVIParameters.places { least = min(least, butterfly(at: shift + k * max(width, 0.05))) }
        for k in SVIParameters.places { least = min(least, butterfly(at: k)) }
        return least
    }

    /// Whether no butterfly of any strikes costs less than nothing.
    public var isFreeOfButterflies: Bool { leastButterfly >= 0 }

    /// From -40 to 40, dense in the middle.
    private static let places: [Double] = (-400...400).map { sinh(Double($0) / 400 * 6) / 5 }

    /// Returns the nearest smile between this one and a flat one that has no butterflies.
    func freed() -> SVIParameters {
        guard !isFreeOfButterflies else { return self }
        let least = max(leastVariance, 1e-8)
        // The minimum stays where it is while both wings fall.
        func flattened(_ share: Double) -> SVIParameters {
            var smile = self
            smile.correlation = min(max(correlation, -0.999), 0.999)
            smile.slope = slope * share
            let rest = (1 - smile.correlation * smile.correlation).squareRoot()
            smile.level = least - smile.slope * width * rest
            return smile
        }
        var (free, bad) = (0.0, 1.0)
        for _ in 0..<50 {
            let middle = 0.5 * (free + bad)
            if flattened(middle).isFreeOfButterflies { free = middle } else { bad = middle }
        }
        return flattened(free)
    }
}
