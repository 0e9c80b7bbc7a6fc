import Glibc

extension FirstPassage {
    /// The same way in a unit of time that is so many of the old ones.
    func scaled(to time: Double) -> FirstPassage {
        FirstPassage(
            unchecked: distance, drift: drift * time, volatility: volatility * time.squareRoot(),
            jumps: jumps?.faster(by: time))
    }

    private init(unchecked distance: Double, drift: Double, volatility: Double, jumps: Jumps?) {
        (self.distance, self.drift, self.volatility, self.jumps) = (distance, drift, volatility, jumps)
    }

    /// Returns the mean of e^(-rate time) over the time at which the line is reached.
    ///
    /// - Parameter rate: with a real part above 0.
    func transform(_ rate: ComplexNumber) -> ComplexNumber {
        guard let jumps else { return diffusionTransform(rate) }
        let towards = 1 / jumps.meanTowards
        let (first, second) = positiveRoots(rate, jumps)
        // Symmetric in the two roots, so that they need no order.
        let divisor = towards * (second - first)
        let left = (ComplexNumber(towards) - first) * second / divisor * (-distance * first).exponential
        let right = (second - ComplexNumber(towards)) * first / divisor * (-distance * second).exponential
        return left + right
    }

    /// e^(-distance (sqrt(drift^2 + 2 variance rate) - drift) / variance).
    private func diffusionTransform(_ rate: ComplexNumber) -> ComplexNumber {
        let variance = volatility * volatility
        let root = FirstPassage.squareRoot(ComplexNumber(drift * drift) + (2 * variance) * rate)
        return ((-distance / variance) * (root - ComplexNumber(drift))).exponential
    }

    /// The roots with a positive real part of exponent(x) = rate, whose polynomial is
    /// [variance/2 x^2 + drift x - (intensity + rate)] (t - x)(a + x) + intensity [p t (a + x) + q a (t - x)].
    private func positiveRoots(_ rate: ComplexNumber, _ jumps: Jumps) -> (ComplexNumber, ComplexNumber) {
        let (towards, away) = (1 / jumps.meanTowards, 1 / jumps.meanAway)
        let (halfVariance, intensity) = (volatility * volatility / 2, jumps.intensity)
        let (difference, product) = (towards - away, towards * away)
        let level = ComplexNumber(-intensity) - rate
        let linear = intensity * (jumps.partTowards * towards - (1 - jumps.partTowards) * away)
        let coefficients = [
            (-product) * rate,
            ComplexNumber(drift * product + linear) + difference * level,
            ComplexNumber(halfVariance * product + drift * difference) - level,
            ComplexNumber(halfVariance * difference - drift),
            ComplexNumber(-halfVariance),
        ]
        // Far from the poles the roots are those of the diffusion, near them the poles themselves.
        let spread = FirstPassage.squareRoot((1 / halfVariance) * (rate + ComplexNumber(intensity)))
        let roots = QuarticRoots.of(
            coefficients,
            near: [
                spread + ComplexNumber(0, 0.1), ComplexNumber(towards, 0.3 * towards),
                ComplexNumber(-away, 0.3 * away), ComplexNumber(0, -0.1) - spread,
            ])
        let ordered = roots.sorted { $0.real > $1.real }
        return (ordered[0], ordered[1])
    }

    private static func squareRoot(_ number: ComplexNumber) -> ComplexNumber {
        let size = hypot(number.real, number.imaginary)
        let real = ((size + max(number.real, 0) - min(number.real, 0)) / 2).squareRoot()
        guard real > 0 else { return ComplexNumber(0) }
        let other = abs(number.imaginary) / (2 * real)
        let (first, second) = number.real >= 0 ? (real, other) : (other, real)
        return ComplexNumber(first, number.imaginary < 0 ? -second : second)
    }
}

extension FirstPassage.Jumps {
    /// The same jumps, so many times as often.
    fileprivate func faster(by factor: Double) -> FirstPassage.Jumps {
        FirstPassage.Jumps(
            unchecked: intensity * factor, partTowards: partTowards, meanTowards: meanTowards,
            meanAway: meanAway)
    }

    private init(unchecked intensity: Double, partTowards: Double, meanTowards: Double, meanAway: Double) {
        (self.intensity, self.partTowards) = (intensity, partTowards)
        (self.meanTowards, self.meanAway) = (meanTowards, meanAway)
    }
}
