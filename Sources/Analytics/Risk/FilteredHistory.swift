import Units

/// Value at risk from what happened, scaled to how lively each asset is today.
///
/// Each asset's history is filtered by its own GARCH(1,1); a moment's standardised residuals stay together, so
/// that what fell together falls together.
///
/// - Source: Barone-Adesi, Giannopoulos and Vosper, "VaR without correlations for portfolios of derivative
///   securities" (1999).
public struct FilteredHistory: Hashable, Sendable {
    /// The model of each asset.
    public let models: [GARCH]
    /// The variance that is expected of each asset's next return.
    public let nextVariances: [Double]
    /// The standardised residuals of each moment, oldest first, one for each asset.
    public let residuals: [[Double]]

    /// Fits a model to each asset and filters its history.
    ///
    /// - Parameter returns: one array for each moment, oldest first, holding a log return for each asset.
    /// - Throws: `volatility` with what a fit throws; `exposureCount` for moments of differing length.
    public init(returns: [[Double]]) throws(RiskError) {
        guard let first = returns.first, !first.isEmpty else {
            throw .historyTooShort(needed: GARCH.minimumHistory, found: returns.count)
        }
        for row in returns where row.count != first.count {
            throw .exposureCount(expected: first.count, found: row.count)
        }
        var (models, variances, columns): ([GARCH], [Double], [[Double]]) = ([], [], [])
        for asset in first.indices {
            do throws(VolatilityError) {
                let history = returns.map { $0[asset] }
                let model = try GARCH.fitted(to: history)
                let filtered = try model.filter(history)
                models.append(model)
                variances.append(filtered.nextVariance)
                columns.append(filtered.standardised)
            } catch {
                throw .volatility(error)
            }
        }
        (self.models, nextVariances) = (models, variances)
        residuals = returns.indices.map { moment in columns.map { $0[moment] } }
    }

    /// Returns the loss of the next bar for each recorded moment's residuals, in their order.
    ///
    /// - Throws: `exposureCount`.
    public func losses(_ exposures: Exposures) throws(RiskError) -> [Double] {
        try exposures.check(assets: models.count)
        return residuals.map { row in
            exposures.loss(
                row.indices.map { models[$0].mean + nextVariances[$0].squareRoot() * row[$0] })
        }
    }

    /// Returns the losses over several bars of paths that draw recorded moments, each path's variances following
    /// what it drew.
    ///
    /// Deterministic by seed.
    ///
    /// - Throws: `exposureCount`; `parameter` for less than one bar or path.
    public func losses(
        _ exposures: Exposures, bars: Int, paths: Int, seed: UInt64
    ) throws(RiskError) -> [Double] {
        try exposures.check(assets: models.count)
        guard bars >= 1 else { throw .parameter("bars", Double(bars)) }
        guard paths >= 1 else { throw .parameter("paths", Double(paths)) }
        var generator = SeededGenerator(seed: seed)
        return (0..<paths).map { _ in exposures.loss(path(bars: bars, &generator)) }
    }

    private func path(bars: Int, _ generator: inout SeededGenerator) -> [Double] {
        var (variances, sums) = (nextVariances, [Double](repeating: 0, count: models.count))
        for _ in 0..<bars {
            let row = residuals[Int.random(in: residuals.indices, using: &generator)]
            for (asset, model) in models.enumerated() {
                let surprise = variances[asset].squareRoot() * row[asset]
                sums[asset] += model.mean + surprise
                variances[asset] =
                    model.omega + model.alpha * surprise * surprise + model.beta * variances[asset]
            }
        }
        return sums
    }
}
