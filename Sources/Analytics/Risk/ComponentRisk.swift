/// How a portfolio's risk is shared out among its assets.
///
/// - Units: `marginal` is risk per unit of value added; `components` are in the currency of the exposures and sum to
///   `total`.
public struct ComponentRisk: Hashable, Sendable {
    /// The risk of the portfolio.
    public let total: Double
    /// What one more unit of each asset would add.
    public let marginal: [Double]
    /// The part of each asset: its value times its marginal risk.
    public let components: [Double]

    /// Returns how the value at risk of normal returns without drift is shared out.
    ///
    /// - Source: Jorion, *Value at Risk* (2007), chapter 7. Linear in returns: for short horizons.
    /// - Throws: `exposureCount`, `confidence`; `noRisk` when the portfolio has no variance.
    public static func normal(
        _ exposures: Exposures, covariance: SquareMatrix, confidence: Double
    ) throws(RiskError) -> ComponentRisk {
        try exposures.check(assets: covariance.size)
        guard confidence > 0.5, confidence < 1 else { throw .confidence(confidence) }
        let products = covariance.times(exposures.values)
        let variance = zip(exposures.values, products).reduce(0) { $0 + $1.0 * $1.1 }
        guard variance > 0, variance.isFinite else { throw .noRisk }
        let multiple = -StandardNormal.quantile(1 - confidence)
        let deviation = variance.squareRoot()
        let marginal = products.map { multiple * $0 / deviation }
        return ComponentRisk(
            total: multiple * deviation, marginal: marginal,
            components: zip(exposures.values, marginal).map { $0 * $1 })
    }

    /// Returns how the expected shortfall of equally likely moves is shared out: each asset's mean loss in the tail
    /// of the portfolio.
    ///
    /// - Parameter returns: one array for each scenario, holding a log return for each asset.
    /// - Source: Tasche, "Risk contributions and performance measurement" (1999).
    /// - Throws: as `TailRisk`, and `exposureCount`.
    public static func expectedShortfall(
        _ exposures: Exposures, returns: [[Double]], confidence: Double
    ) throws(RiskError) -> ComponentRisk {
        let losses = try HistoricalRisk.losses(exposures, returns: returns)
        let tail = try LossTail(losses, confidence: confidence)
        let unit = try Exposures([Double](repeating: 1, count: exposures.values.count))
        var marginal = [Double](repeating: 0, count: exposures.values.count)
        for (place, weight) in zip(tail.places, tail.weights) {
            for (asset, loss) in unit.losses(byAsset: returns[place]).enumerated() {
                marginal[asset] += weight * loss
            }
        }
        let components = zip(exposures.values, marginal).map { $0 * $1 }
        return ComponentRisk(total: components.reduce(0, +), marginal: marginal, components: components)
    }
}
