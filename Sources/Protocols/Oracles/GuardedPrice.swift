import Units

/// A price with all that says whether to believe it.
public struct GuardedPrice: Hashable, Sendable {
    /// The price; nil where no source has ever said one.
    public let price: Price?
    /// The time of the oldest observation that counted.
    public let observedAt: Timestamp?
    /// How many sources are fresh.
    public let freshReporters: Int
    /// The distance of the dearest from the cheapest source that counted, in basis points of the median,
    /// rounded up.
    public let spreadBasisPoints: UInt64
    /// What it is good for.
    public let verdict: PriceVerdict

    static let missing = GuardedPrice(
        price: nil, observedAt: nil, freshReporters: 0, spreadBasisPoints: 0, verdict: .missing)

    /// Returns the price for a purpose; nil where the verdict forbids it or there is none.
    public func price(for use: PriceUse) -> Price? { verdict.allows(use) ? price : nil }
}

/// What several sources say together.
struct PriceAgreement {
    let median: Price
    let oldest: Timestamp
    let spreadBasisPoints: UInt64

    /// Makes the agreement of observations, or nil of none.
    init?(_ observations: [PriceObservation]) {
        let prices = observations.map(\.price).sorted()
        guard let least = prices.first, let greatest = prices.last,
            let oldest = observations.map(\.time).min()
        else { return nil }
        median = prices[prices.count / 2]
        self.oldest = oldest
        let spread = UInt256.product(greatest.raw - least.raw, BasisPoints.one.low)
        let points = try? spread.dividedUp(by: UInt256(median.raw))
        // A price is above 0, and so the median divides.
        spreadBasisPoints = points.flatMap { UInt64(exactly: $0) } ?? .max
    }
}
