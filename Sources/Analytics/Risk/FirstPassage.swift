import Glibc

/// When a price that drifts, diffuses and jumps first comes to a line.
///
/// The way to the line is measured in logarithms: it is 0 at the start and `distance` at the line, and steps towards
/// the line are positive, whether the price has to fall or to rise. Jumps are exponentially distributed in both
/// directions.
///
/// - Units: times in any unit, the same for all: years where rates and volatilities are annual.
/// - Source: Kou and Wang, "First passage times of a jump diffusion process" (2003); without jumps the inverse
///   Gaussian distribution (Schrödinger, 1915).
public struct FirstPassage: Hashable, Sendable {
    /// The jumps of a log price.
    public struct Jumps: Hashable, Sendable {
        /// How many are expected in a unit of time: at least 0.
        public let intensity: Double
        /// The part of them that goes towards the line: 0 to 1.
        public let partTowards: Double
        /// The mean size of those: above 0.
        public let meanTowards: Double
        /// The mean size of those that go away from the line: above 0.
        public let meanAway: Double

        /// Makes a description of jumps.
        ///
        /// - Throws: `parameter` for one outside its domain.
        public init(
            intensity: Double, partTowards: Double, meanTowards: Double, meanAway: Double
        ) throws(RiskError) {
            guard intensity >= 0, intensity.isFinite else {
                throw .parameter("the intensity of jumps", intensity)
            }
            guard partTowards >= 0, partTowards <= 1 else {
                throw .parameter("the part of jumps towards the line", partTowards)
            }
            for mean in [meanTowards, meanAway] where !(mean > 0 && mean.isFinite) {
                throw .parameter("the mean size of jumps", mean)
            }
            (self.intensity, self.partTowards) = (intensity, partTowards)
            (self.meanTowards, self.meanAway) = (meanTowards, meanAway)
        }
    }

    /// The logarithm of the ratio of line and price, without its sign: above 0.
    public let distance: Double
    /// The log drift towards the line in a unit of time, without jumps.
    public let drift: Double
    /// The deviation of the log price in a unit of time, without jumps: above 0.
    public let volatility: Double
    /// The jumps, if there are any.
    public let jumps: Jumps?

    /// Makes a way to a line.
    ///
    /// - Throws: `lineReached` unless the distance is above 0; `volatilityNotPositive`; `parameter` for a drift that
    ///   is no number.
    public init(
        distance: Double, drift: Double, volatility: Double, jumps: Jumps? = nil
    ) throws(RiskError) {
        guard distance > 0, distance.isFinite else { throw .lineReached(distance: distance) }
        guard drift.isFinite else { throw .parameter("the drift", drift) }
        guard volatility > 0, volatility.isFinite else { throw .volatilityNotPositive(volatility) }
        (self.distance, self.drift, self.volatility) = (distance, drift, volatility)
        self.jumps = jumps.flatMap { $0.intensity > 0 ? $0 : nil }
    }

    /// Returns the probability that the line is reached within a time.
    ///
    /// Without jumps within 1e-15, relatively within 1e-11 far out; with jumps within 1e-9.
    ///
    /// - Throws: `parameter` for a time that is negative or no number.
    public func probability(within time: Double) throws(RiskError) -> Double {
        guard time >= 0, time.isFinite else { throw .parameter("the time", time) }
        guard time > 0 else { return 0 }
        let value: Double
        if jumps == nil {
            value = diffusionProbability(within: time)
        } else {
            let scaled = scaled(to: time)
            value = LaplaceInversion.value(at: 1) { scaled.transform($0) / $0 }
        }
        guard value.isFinite else { throw .parameter("the time", time) }
        return max(0, min(1, value))
    }

    /// Returns the mean time to the line, counting a path that has not reached it in a time with that time.
    ///
    /// Within 1e-8 of the time.
    ///
    /// - Throws: `parameter` for a time that is negative or no number.
    public func meanTime(within time: Double) throws(RiskError) -> Double {
        guard time >= 0, time.isFinite else { throw .parameter("the time", time) }
        guard time > 0 else { return 0 }
        let scaled = scaled(to: time)
        let value = LaplaceInversion.value(at: 1) { (ComplexNumber(1) - scaled.transform($0)) / ($0 * $0) }
        guard value.isFinite else { throw .parameter("the time", time) }
        return max(0, min(1, value)) * time
    }

    /// The mean time to the line; `nil` when paths drift away from it on the whole or nowhere, so that there is none.
    ///
    /// - Accuracy: 1e-12 relative.
    public var expectedTime: Double? {
        guard let jumps else { return drift > 0 ? distance / drift : nil }
        let towards = jumps.partTowards * jumps.meanTowards
        let overall = drift + jumps.intensity * (towards - (1 - jumps.partTowards) * jumps.meanAway)
        guard overall > 0 else { return nil }
        guard jumps.partTowards > 0 else { return distance / overall }
        let rate = 1 / jumps.meanTowards
        let root = overshootRoot(jumps, rate: rate)
        let overshoot = (root - rate) / (rate * root) * (1 - exp(-distance * root))
        return (distance + overshoot) / overall
    }

    /// The root of the exponent above the rate of jumps towards the line, by halving.
    private func overshootRoot(_ jumps: Jumps, rate: Double) -> Double {
        func exponent(_ x: Double) -> Double {
            let awayRate = 1 / jumps.meanAway
            return x * drift + x * x * volatility * volatility / 2
                + jumps.intensity
                * (jumps.partTowards * rate / (rate - x) + (1 - jumps.partTowards) * awayRate / (awayRate + x)
                    - 1)
        }
        var (low, high) = (rate, 2 * rate)
        while exponent(high) < 0, high < 1e300 { (low, high) = (high, 2 * high) }
        for _ in 0..<200 {
            let middle = (low + high) / 2
            guard middle > low, middle < high else { break }
            if exponent(middle) < 0 { low = middle } else { high = middle }
        }
        return high
    }

    private func diffusionProbability(within time: Double) -> Double {
        let deviation = volatility * time.squareRoot()
        let (before, after) = ((distance - drift * time) / deviation, (distance + drift * time) / deviation)
        let half = 0.5.squareRoot()
        // e^(2 drift distance / volatility^2) may overflow where the tail that it multiplies is tiny: as one.
        let reflected =
            after > 0
            ? exp(-before * before / 2) * ScaledErrorFunction.value(after * half)
            : exp(2 * drift * distance / (volatility * volatility)) * erfc(after * half)
        return (erfc(before * half) + reflected) / 2
    }
}
