import Glibc

/// Price moves of several assets at once, drawn from how they move together.
public enum CorrelatedScenarios {
    /// Returns moves as fractions of each price, one array for each scenario, the worst for a portfolio first.
    ///
    /// Deterministic by seed. Scenarios of equal loss stay in the order in which they were drawn.
    ///
    /// - Parameters:
    ///   - bars: how far ahead, in bars of the process.
    ///   - exposures: the portfolio, an exposure for each asset of the process.
    /// - Throws: as `JumpDiffusion.returns`; `exposureCount`.
    public static func drawn(
        from process: JumpDiffusion, bars: Double, count: Int, seed: UInt64, worstFor exposures: Exposures
    ) throws(RiskError) -> [[Double]] {
        let returns = try process.returns(bars: bars, paths: count, seed: seed)
        let losses = try HistoricalRisk.losses(exposures, returns: returns)
        let order = returns.indices.sorted {
            losses[$0] == losses[$1] ? $0 < $1 : losses[$0] > losses[$1]
        }
        return order.map { returns[$0].map { expm1($0) } }
    }
}
