import Glibc

extension GARCH {
    /// The fewest returns that a model is fitted to.
    public static let minimumHistory = 100
    private static let maximumSteps = 20_000

    /// Returns the model under which a history is most likely.
    ///
    /// A simplex search over parameters that cannot leave their domain, begun anew where it came to rest until that
    /// gains nothing: the log likelihood is within 1e-9 of a maximum.
    ///
    /// - Source: maximum likelihood; Nelder and Mead, "A simplex method for function minimization" (1965).
    /// - Throws: `historyTooShort` below `minimumHistory` returns; `observation`; `volatilityNotPositive` for returns
    ///   that do not vary; `notConverged`.
    public static func fitted(to returns: [Double]) throws(VolatilityError) -> GARCH {
        try LogReturns.check(returns, needed: minimumHistory)
        let mean = returns.mean
        let variance = returns.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(returns.count)
        guard variance > 0, variance.isFinite else { throw .volatilityNotPositive(variance) }
        let deviation = variance.squareRoot()
        // In units of their deviation, returns of any size look alike to the search.
        let scaled = returns.map { $0 / deviation }
        let first = VarianceStart.of(returns.map { ($0 - mean) / deviation })
        let start = [mean / deviation, 0.0, log(0.95 / 0.05), log(0.1 / 0.9)]
        guard
            let best = SimplexSearch(maximumSteps: maximumSteps).minimum(
                from: start, of: { negativeLogLikelihood(scaled, startingAt: first, $0) })
        else { throw .notConverged(steps: maximumSteps) }
        let model = parameters(best)
        return try GARCH(
            mean: model.mean * deviation, omega: model.omega * variance, alpha: model.alpha, beta: model.beta)
    }

    private typealias Parameters = (mean: Double, omega: Double, alpha: Double, beta: Double)

    /// From any four numbers: the mean, the long-run variance's logarithm, persistence and the part of alpha in it.
    private static func parameters(_ point: [Double]) -> Parameters {
        let persistence = min(logistic(point[2]), 1 - 1e-9)
        let share = logistic(point[3])
        let longRun = exp(max(-50, min(50, point[1])))
        return (point[0], longRun * (1 - persistence), persistence * share, persistence * (1 - share))
    }

    private static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

    private static func negativeLogLikelihood(
        _ returns: [Double], startingAt start: Double, _ point: [Double]
    ) -> Double {
        let model = parameters(point)
        var variance = model.omega + (model.alpha + model.beta) * start
        var sum = 0.0
        for value in returns {
            guard variance > 0, variance.isFinite else { return .infinity }
            let residual = value - model.mean
            sum += log(variance) + residual * residual / variance
            variance = model.omega + model.alpha * residual * residual + model.beta * variance
        }
        return sum / 2
    }
}
