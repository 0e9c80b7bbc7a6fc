/// The loss that is not exceeded with a confidence, and the mean loss beyond it.
///
/// - Units: those of the losses; a loss is positive, so that a negative value at risk is a sure gain.
/// - Source: Acerbi and Tasche, "On the coherence of expected shortfall" (2002); the value at risk is the
///   smallest loss that at least the wanted part of all losses does not exceed.
public struct TailRisk: Hashable, Sendable {
    /// The part of losses that is not to exceed the value at risk.
    public let confidence: Double
    /// The loss that is not exceeded with the confidence.
    public let valueAtRisk: Double
    /// The mean of the worst losses, those at the value at risk counted in part; at least `valueAtRisk`.
    public let expectedShortfall: Double

    /// Measures the tail of losses that are equally likely, in any order.
    ///
    /// Exact but for the rounding of a sum.
    ///
    /// - Throws: `confidence`; `historyTooShort` when less than one loss lies beyond; `observation`.
    public init(losses: [Double], confidence: Double) throws(RiskError) {
        let tail = try LossTail(losses, confidence: confidence)
        self.confidence = confidence
        valueAtRisk = losses[tail.places[tail.places.count - 1]]
        expectedShortfall = zip(tail.places, tail.weights).reduce(0) { $0 + losses[$1.0] * $1.1 }
    }
}

/// Which losses are in the tail, and how much each counts.
struct LossTail {
    /// The places of the losses, the greatest first; the last one is the value at risk.
    let places: [Int]
    /// What each counts in the expected shortfall; together 1.
    let weights: [Double]

    init(_ losses: [Double], confidence: Double) throws(RiskError) {
        guard confidence > 0.5, confidence < 1 else { throw .confidence(confidence) }
        for (place, loss) in losses.enumerated() where !loss.isFinite { throw .observation(loss, at: place) }
        let count = Double(losses.count)
        let beyond = count * (1 - confidence)
        // A confidence such as 0.99 of 100 losses is not to lose one of them to its last bit.
        guard beyond >= 1 - 1e-9 else {
            throw .historyTooShort(
                needed: Int((1 / (1 - confidence) - 1e-9).rounded(.up)), found: losses.count)
        }
        let rank = Int((count * confidence - 1e-9 * count).rounded(.up))
        let order = losses.indices.sorted { losses[$0] > losses[$1] }
        let inTail = losses.count - rank + 1
        places = Array(order.prefix(inTail))
        let whole = 1 / beyond
        weights = (0..<inTail).map { $0 < inTail - 1 ? whole : max(0, 1 - whole * Double(inTail - 1)) }
    }
}
