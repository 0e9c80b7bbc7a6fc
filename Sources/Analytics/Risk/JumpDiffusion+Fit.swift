extension JumpDiffusion {
    /// How many robust deviations from the median make a return a jump.
    public static let jumpThreshold = 5.0
    /// The fewest moments that a process is fitted to.
    public static let minimumHistory = 30

    /// Returns the process that a history looks like: moments at which some asset jumped are told from the others.
    ///
    /// A return is a jump when it lies more than five deviations from its asset's median, the deviation being 1.4826
    /// times the median distance. What is left gives drifts and the covariance, drawn together as far as lessens its
    /// error (Ledoit and Wolf); jump moments give how often and how far prices jump.
    ///
    /// - Parameter returns: one array for each moment, oldest first, holding a log return for each asset.
    /// - Source: Mancini, "Non-parametric threshold estimation" (2009), with a fixed threshold.
    /// - Throws: `historyTooShort` below `minimumHistory`; `exposureCount` for moments of differing length;
    ///   `volatility` with what the covariance throws.
    public static func fitted(to returns: [[Double]]) throws(RiskError) -> JumpDiffusion {
        guard returns.count >= minimumHistory, let assets = returns.first?.count else {
            throw .historyTooShort(needed: minimumHistory, found: returns.count)
        }
        for row in returns where row.count != assets {
            throw .exposureCount(expected: assets, found: row.count)
        }
        let spreads = (0..<assets).map { asset in RobustSpread(returns.map { $0[asset] }) }
        func isJump(_ row: [Double]) -> Bool { zip(spreads, row).contains { $0.isOutside($1) } }
        let (calm, wild) = (returns.filter { !isJump($0) }, returns.filter(isJump))
        return try JumpDiffusion(
            drifts: means(of: calm, assets: assets), covariance: covariance(of: calm),
            jumps: wild.isEmpty ? nil : jumps(wild, assets: assets, of: returns.count))
    }

    private static func covariance(of rows: [[Double]]) throws(RiskError) -> SquareMatrix {
        do throws(VolatilityError) {
            return try Covariance.ledoitWolf(rows).matrix
        } catch {
            throw .volatility(error)
        }
    }

    private static func jumps(_ rows: [[Double]], assets: Int, of moments: Int) -> Jumps {
        let means = means(of: rows, assets: assets)
        let deviations = (0..<assets).map { asset in
            let squares = rows.reduce(0) { $0 + ($1[asset] - means[asset]) * ($1[asset] - means[asset]) }
            return (squares / Double(rows.count)).squareRoot()
        }
        return Jumps(perBar: Double(rows.count) / Double(moments), means: means, deviations: deviations)
    }

    private static func means(of rows: [[Double]], assets: Int) -> [Double] {
        (0..<assets).map { asset in
            rows.isEmpty ? 0 : rows.reduce(0) { $0 + $1[asset] } / Double(rows.count)
        }
    }
}

/// Where most returns of an asset lie, whatever a few of them do.
private struct RobustSpread {
    let median: Double
    let deviation: Double

    init(_ returns: [Double]) {
        let median = RobustSpread.middle(returns)
        self.median = median
        deviation = 1.4826 * RobustSpread.middle(returns.map { abs($0 - median) })
    }

    /// A price that mostly stands still has no spread that could tell a jump.
    func isOutside(_ value: Double) -> Bool {
        deviation > 0 && abs(value - median) > JumpDiffusion.jumpThreshold * deviation
    }

    private static func middle(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let half = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    }
}
