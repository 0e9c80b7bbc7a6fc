import Glibc

/// Whether losses exceeded the value at risk as often as they should, and not in clusters.
///
/// - Source: Kupiec, "Techniques for verifying the accuracy of risk measurement models" (1995); Christoffersen,
///   "Evaluating interval forecasts" (1998).
/// - Accuracy: 1e-12 relative for the statistics; the probabilities are those of the chi-squared distribution that
///   the statistics have in the limit of a long history.
public struct RiskBacktest: Hashable, Sendable {
    /// A likelihood ratio with the probability of one at least as great when the model is right.
    public struct Statistic: Hashable, Sendable {
        /// Minus twice the logarithm of the likelihood ratio: at least 0.
        public let ratio: Double
        /// The probability, from 0 to 1: below 0.05 speaks against the model.
        public let probability: Double
    }

    /// The part of losses that was not to exceed the value at risk.
    public let confidence: Double
    /// The forecasts, in order of time.
    public let valuesAtRisk: [Double]
    /// What came of each, in the same order.
    public let losses: [Double]
    /// The places of those that were exceeded, from 0, in order.
    public let breaches: [Int]
    /// Kupiec: whether the share of breaches is right; one degree of freedom.
    public let coverage: Statistic
    /// Christoffersen: whether breaches come independently of the last one; one degree of freedom.
    public let independence: Statistic
    /// Both together; two degrees of freedom.
    public let conditionalCoverage: Statistic

    /// How many forecasts were tested.
    public var count: Int { losses.count }

    /// How many breaches were to be expected.
    public var expectedBreaches: Double { (1 - confidence) * Double(count) }

    /// Tests forecasts against what came, both in order of time.
    ///
    /// A loss equal to the value at risk is no breach.
    ///
    /// - Throws: `confidence`; `historyTooShort` below two forecasts; `observation` for one that is no number.
    public init(
        valuesAtRisk: [Double], losses: [Double], confidence: Double
    ) throws(RiskError) {
        precondition(valuesAtRisk.count == losses.count, "every forecast is tested against one loss")
        guard confidence > 0.5, confidence < 1 else { throw .confidence(confidence) }
        guard losses.count >= 2 else { throw .historyTooShort(needed: 2, found: losses.count) }
        for (place, value) in zip(losses.indices, zip(valuesAtRisk, losses)) {
            guard (value.0 + value.1).isFinite else { throw .observation(value.0 + value.1, at: place) }
        }
        let exceeded = zip(valuesAtRisk, losses).map { $1 > $0 }
        (self.confidence, self.valuesAtRisk, self.losses) = (confidence, valuesAtRisk, losses)
        breaches = exceeded.indices.filter { exceeded[$0] }
        let coverage = RiskBacktest.coverageRatio(
            breaches: Double(breaches.count), count: Double(losses.count), probability: 1 - confidence)
        let independence = RiskBacktest.independenceRatio(exceeded)
        self.coverage = Statistic(ratio: coverage, probability: erfc((coverage / 2).squareRoot()))
        self.independence = Statistic(
            ratio: independence, probability: erfc((independence / 2).squareRoot()))
        conditionalCoverage = Statistic(
            ratio: coverage + independence, probability: exp(-(coverage + independence) / 2))
    }

    private static func coverageRatio(breaches: Double, count: Double, probability: Double) -> Double {
        let quiet = count - breaches
        return max(
            0,
            2
                * (times(breaches, log: breaches / count) + times(quiet, log: quiet / count)
                    - times(breaches, log: probability) - times(quiet, log: 1 - probability)))
    }

    /// A chain of two states against breaches that do not look back.
    private static func independenceRatio(_ exceeded: [Bool]) -> Double {
        var counts: [[Double]] = [[0, 0], [0, 0]]
        for (former, next) in zip(exceeded, exceeded.dropFirst()) {
            counts[former ? 1 : 0][next ? 1 : 0] += 1
        }
        let (calm, after) = (counts[0][0] + counts[0][1], counts[1][0] + counts[1][1])
        let (quiet, breaches) = (counts[0][0] + counts[1][0], counts[0][1] + counts[1][1])
        var sum = 0.0
        for (row, total) in zip(counts, [calm, after]) where total > 0 {
            sum += times(row[0], log: row[0] / total) + times(row[1], log: row[1] / total)
        }
        sum -= times(quiet, log: quiet / (calm + after)) + times(breaches, log: breaches / (calm + after))
        return max(0, 2 * sum)
    }

    /// Nothing times the logarithm of nothing is nothing.
    private static func times(_ factor: Double, log argument: Double) -> Double {
        factor == 0 ? 0 : factor * Glibc.log(argument)
    }
}
