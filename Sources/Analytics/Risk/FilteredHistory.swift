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
        let columns = try FilteredHistory.columns(returns)
        var models: [GARCH] = []
        do throws(VolatilityError) {
            for column in columns { models.append(try GARCH.fitted(to: column)) }
        } catch {
            throw .volatility(error)
        }
        try self.init(models: models, returns: returns)
    }

    /// Filters the history of each asset by a model that is known already.
    ///
    /// - Throws: `volatility` for an asset whose history does not vary; `exposureCount` for moments or models of
    ///   another number.
    public init(models: [GARCH], returns: [[Double]]) throws(RiskError) {
        let columns = try FilteredHistory.columns(returns)
        guard columns.count == models.count else {
            throw .exposureCount(expected: models.count, found: columns.count)
        }
        var filtered: [GARCH.Filtered] = []
        do throws(VolatilityError) {
            for (model, column) in zip(models, columns) { filtered.append(try model.filter(column)) }
        } catch {
            throw .volatility(error)
        }
        (self.models, nextVariances) = (models, filtered.map(\.nextVariance))
        residuals = returns.indices.map { moment in filtered.map { $0.standardised[moment] } }
    }

    private static func columns(_ returns: [[Double]]) throws(RiskError) -> [[Double]] {
        guard let first = returns.first, !first.isEmpty else {
            throw .historyTooShort(needed: GARCH.minimumHistory, found: returns.count)
        }
        for row in returns where row.count != first.count {
            throw .exposureCount(expected: first.count, found: row.count)
        }
        return first.indices.map { asset in returns.map { $0[asset] } }
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
