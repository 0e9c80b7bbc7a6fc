/// Forecasts value at risk bar after bar from the history that was known then.
public struct RiskForecaster: Hashable, Sendable {
    /// How losses of the next bar are thought up.
    public enum Method: Hashable, Sendable {
        /// What happened happens again.
        case historical
        /// What happened happens again, scaled to today's variance; models are fitted anew every so many bars.
        case filtered(refitEvery: Int)
        /// Drawn from a jump diffusion that is fitted to the history every so many bars.
        case monteCarlo(paths: Int, seed: UInt64, refitEvery: Int)
    }

    /// The method.
    public let method: Method
    /// How many bars of history each forecast rests on.
    public let window: Int
    /// The part of losses that is not to exceed the value at risk.
    public let confidence: Double

    /// Makes a forecaster.
    ///
    /// - Throws: `confidence`; `parameter` for a window or a count that is not above 0.
    public init(method: Method, window: Int, confidence: Double) throws(RiskError) {
        guard confidence > 0.5, confidence < 1 else { throw .confidence(confidence) }
        guard window > 0 else { throw .parameter("the window", Double(window)) }
        switch method {
        case .historical: break
        case .filtered(let bars), .monteCarlo(_, _, let bars):
            guard bars > 0 else { throw .parameter("bars until a model is fitted anew", Double(bars)) }
        }
        (self.method, self.window, self.confidence) = (method, window, confidence)
    }

    /// Returns the losses of the next bar, as they are thought up from the last `window` bars.
    ///
    /// - Throws: `historyTooShort` below `window` moments, and what the method throws.
    public func losses(_ exposures: Exposures, returns: [[Double]]) throws(RiskError) -> [Double] {
        guard returns.count >= window else {
            throw .historyTooShort(needed: window, found: returns.count)
        }
        var model = FittedModel.none
        return try losses(exposures, Array(returns.suffix(window)), bar: 0, &model)
    }

    /// Returns how forecasts would have fared: one for each bar after the first `window`.
    ///
    /// - Parameters:
    ///   - returns: one array for each moment, oldest first, holding a log return for each asset.
    ///   - progress: is told after each forecast how many are made, and how many there will be.
    /// - Throws: `historyTooShort` below two bars after the window, and what the method throws.
    public func backtest(
        _ exposures: Exposures, returns: [[Double]], progress: (Int, Int) -> Void = { _, _ in }
    ) throws(RiskError) -> RiskBacktest {
        guard returns.count >= window + 2 else {
            throw .historyTooShort(needed: window + 2, found: returns.count)
        }
        var (forecasts, model): ([Double], FittedModel) = ([], .none)
        for bar in window..<returns.count {
            let history = Array(returns[bar - window..<bar])
            let losses = try losses(exposures, history, bar: bar - window, &model)
            forecasts.append(try TailRisk(losses: losses, confidence: confidence).valueAtRisk)
            progress(forecasts.count, returns.count - window)
        }
        let outcomes = try HistoricalRisk.losses(exposures, returns: Array(returns[window...]))
        return try RiskBacktest(valuesAtRisk: forecasts, losses: outcomes, confidence: confidence)
    }

    private enum FittedModel {
        case none
        case filtered([GARCH])
        case drawn([Double])
    }

    private func losses(
        _ exposures: Exposures, _ history: [[Double]], bar: Int, _ model: inout FittedModel
    ) throws(RiskError) -> [Double] {
        switch (method, model) {
        case (.historical, _): return try HistoricalRisk.losses(exposures, returns: history)
        case (.filtered(let refit), .filtered(let models)) where bar % refit != 0:
            return try FilteredHistory(models: models, returns: history).losses(exposures)
        case (.filtered, _):
            let fitted = try FilteredHistory(returns: history)
            model = .filtered(fitted.models)
            return try fitted.losses(exposures)
        case (.monteCarlo(_, _, let refit), .drawn(let losses)) where bar % refit != 0: return losses
        case (.monteCarlo(let paths, let seed, _), _):
            // A new seed for each fit, so that errors of drawing do not repeat.
            let returns = try JumpDiffusion.fitted(to: history)
                .returns(bars: 1, paths: paths, seed: seed &+ UInt64(bar))
            let losses = try HistoricalRisk.losses(exposures, returns: returns)
            model = .drawn(losses)
            return losses
        }
    }
}
