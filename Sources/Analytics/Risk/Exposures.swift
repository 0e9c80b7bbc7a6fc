import Glibc

/// What a portfolio holds of each asset, and what it loses when their prices move.
public struct Exposures: Hashable, Sendable {
    /// The value held of each asset; negative where it is owed.
    ///
    /// - Units: one currency for all.
    public let values: [Double]

    /// Makes exposures.
    ///
    /// - Throws: `exposureCount` without an asset; `observation` for a value that is no number.
    public init(_ values: [Double]) throws(RiskError) {
        guard !values.isEmpty else { throw .exposureCount(expected: 1, found: 0) }
        for (place, value) in values.enumerated() where !value.isFinite {
            throw .observation(value, at: place)
        }
        self.values = values
    }

    /// Returns what each asset loses for a log return each; the sum is the portfolio's loss.
    public func losses(byAsset returns: [Double]) -> [Double] {
        zip(values, returns).map { -$0 * expm1($1) }
    }

    /// Returns what the portfolio loses for a log return of each asset.
    public func loss(_ returns: [Double]) -> Double {
        zip(values, returns).reduce(0) { $0 - $1.0 * expm1($1.1) }
    }

    func check(assets: Int) throws(RiskError) {
        guard values.count == assets else {
            throw .exposureCount(expected: assets, found: values.count)
        }
    }
}

/// Value at risk from what happened: every recorded move happens to today's portfolio.
///
/// - Source: Jorion, *Value at Risk* (2007), chapter 10.
public enum HistoricalRisk {
    /// Returns the loss that each recorded moment would bring, in the order of the moments.
    ///
    /// - Parameter returns: one array for each moment, holding a log return for each asset.
    /// - Throws: `exposureCount`; `observation` for a return that is no number.
    public static func losses(
        _ exposures: Exposures, returns: [[Double]]
    ) throws(RiskError) -> [Double] {
        var losses: [Double] = []
        losses.reserveCapacity(returns.count)
        for (place, row) in returns.enumerated() {
            try exposures.check(assets: row.count)
            let loss = exposures.loss(row)
            guard loss.isFinite else { throw .observation(loss, at: place) }
            losses.append(loss)
        }
        return losses
    }

    /// Returns the returns over several bars, each beginning one bar after the one before it: they overlap.
    ///
    /// - Throws: `parameter` for less than one bar; `historyTooShort` below one return.
    public static func overlapping(_ returns: [[Double]], bars: Int) throws(RiskError) -> [[Double]] {
        guard bars >= 1 else { throw .parameter("bars", Double(bars)) }
        guard returns.count >= bars else { throw .historyTooShort(needed: bars, found: returns.count) }
        guard bars > 1 else { return returns }
        return (0...returns.count - bars).map { start in
            returns[start].indices.map { asset in
                (start..<start + bars).reduce(0) { $0 + returns[$1][asset] }
            }
        }
    }
}
