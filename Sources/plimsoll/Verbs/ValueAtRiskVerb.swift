import Analytics
import ArgumentParser
import Formats
import Reports
import Units

/// How losses are thought up.
enum RiskMethodName: String, ExpressibleByArgument, CaseIterable {
    case historical, filtered
    case monteCarlo = "monte-carlo"
}

/// What holdings may lose, from recorded prices.
struct ValueAtRiskVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "var",
        abstract: "Value at risk and expected shortfall of holdings over recorded prices.",
        discussion: """
            Prices are brought to bars that all instruments have. historical: every recorded move happens again; \
            filtered: scaled to today's variance (GARCH); monte-carlo: drawn from a jump diffusion fitted to them. \
            --backtest forecasts each bar from the window before it and tests the breaches.
            """)

    @OptionGroup var history: HistoryOptions

    @Option(
        name: .customLong("holding"),
        help: ArgumentHelp(
            "Units held of an instrument, negative when owed; may be given again.", valueName: "SYMBOL=UNITS")
    )
    var holdings: [String]
    @Option(help: "How losses are thought up: historical, filtered or monte-carlo.")
    var method = RiskMethodName.historical
    @Option(help: ArgumentHelp("Confidence, such as 99% or 0.99.", valueName: "RATE"))
    var confidence: Rate?
    @Option(help: ArgumentHelp("Bars ahead.", valueName: "N")) var horizon = 1
    @Option(
        help: ArgumentHelp(
            "Bars of history that a forecast rests on: all, or 250 with --backtest.", valueName: "N"))
    var window: Int?
    @Option(help: ArgumentHelp("Paths of a simulation.", valueName: "N")) var paths = 20_000
    @Option(help: ArgumentHelp("Seed of a simulation.", valueName: "N")) var seed: UInt64 = 42
    @Flag(help: "Forecast every bar of the past and test the breaches.") var backtest = false
    @Flag(help: "One JSON object a line.") var json = false

    func validate() throws {
        guard (1...10_000).contains(horizon) else { throw ValidationError("--horizon must be 1 to 10000") }
        guard (100...1_000_000).contains(paths) else {
            throw ValidationError("--paths must be 100 to 1000000")
        }
        if backtest, horizon != 1 { throw ValidationError("--backtest is for a horizon of 1") }
        if let window, window < 1 { throw ValidationError("--window must be at least 1") }
        let part = confidence?.fraction ?? 0.99
        guard part > 0.5, part < 1 else {
            throw ValidationError("--confidence must be above 50% and below 100%")
        }
        for holding in holdings where ValueAtRiskVerb.holding(holding) == nil {
            throw ValidationError("--holding \(SafeText(holding)): expected SYMBOL=UNITS, such as ETH=12.5")
        }
        let symbols = holdings.compactMap(ValueAtRiskVerb.holding).map(\.symbol)
        for symbol in symbols where symbols.count(where: { $0 == symbol }) > 1 {
            throw ValidationError("--holding names \(symbol) twice")
        }
        for symbol in symbols where !history.symbols.contains(symbol) {
            throw ValidationError("--holding \(symbol): give its prices with --prices \(symbol)=FILE")
        }
    }

    func run() throws {
        do {
            try measure()
        } catch {
            Failure(error).exit()
        }
    }

    private func measure() throws {
        let prices = try history.read()
        var returns = try prices.returns()
        let units = history.symbols.map { symbol in
            holdings.compactMap(ValueAtRiskVerb.holding).first { $0.symbol == symbol }?.units ?? 0
        }
        let last = prices.closes[prices.closes.count - 1]
        let exposures = try Exposures(zip(units, last).map { $0 * $1 })
        let part = confidence?.fraction ?? 0.99
        if backtest {
            let line = ProgressLine()
            let test = try forecaster(part).backtest(exposures, returns: returns, progress: line.note)
            line.finish()
            return StandardOutput.write(
                BacktestLines(test: test, starts: Array(prices.starts.suffix(test.count))).lines(json: json))
        }
        if let window { returns = Array(returns.suffix(window)) }
        let losses = try losses(exposures, returns)
        let tail = try TailRisk(losses: losses.values, confidence: part)
        var figures = summary(tail, exposures, returnCount: returns.count)
        if let scenarios = losses.scenarios {
            let shares = try ComponentRisk.expectedShortfall(exposures, returns: scenarios, confidence: part)
            for (symbol, share) in zip(history.symbols, shares.components) {
                figures.add(
                    "shortfallOf\(symbol)", "of the shortfall, \(symbol)", share, places: 2)
            }
        }
        StandardOutput.write(json ? [FigureLines.json(figures)] : FigureLines.plain(figures))
    }

    /// The losses, and the moves behind them where there is one for each loss.
    private func losses(
        _ exposures: Exposures, _ returns: [[Double]]
    ) throws(RiskError) -> (values: [Double], scenarios: [[Double]]?) {
        switch method {
        case .historical:
            let moves = try HistoricalRisk.overlapping(returns, bars: horizon)
            return (try HistoricalRisk.losses(exposures, returns: moves), moves)
        case .filtered:
            let filtered = try FilteredHistory(returns: returns)
            return horizon == 1
                ? (try filtered.losses(exposures), nil)
                : (try filtered.losses(exposures, bars: horizon, paths: paths, seed: seed), nil)
        case .monteCarlo:
            let moves = try JumpDiffusion.fitted(to: returns)
                .returns(bars: Double(horizon), paths: paths, seed: seed)
            return (try HistoricalRisk.losses(exposures, returns: moves), moves)
        }
    }

    private func forecaster(_ confidence: Double) throws(RiskError) -> RiskForecaster {
        let method: RiskForecaster.Method =
            switch method {
            case .historical: .historical
            case .filtered: .filtered(refitEvery: 25)
            case .monteCarlo: .monteCarlo(paths: paths, seed: seed, refitEvery: 25)
            }
        return try RiskForecaster(method: method, window: window ?? 250, confidence: confidence)
    }

    private func summary(_ tail: TailRisk, _ exposures: Exposures, returnCount: Int) -> Figures {
        let value = exposures.values.reduce(0, +)
        let gross = exposures.values.reduce(0) { $0 + abs($1) }
        var figures = Figures("risk")
        figures.add("method", "method", method.rawValue)
        figures.add("confidencePercent", "confidence", 100 * tail.confidence, places: 2, unit: "%")
        figures.add("horizon", "bars ahead", horizon)
        figures.add("returns", "bars of history", returnCount)
        figures.add("value", "value held", value, places: 2)
        figures.add("valueAtRisk", "value at risk", tail.valueAtRisk, places: 2)
        figures.add("expectedShortfall", "expected shortfall", tail.expectedShortfall, places: 2)
        if gross > 0 {
            figures.add(
                "valueAtRiskPercent", "value at risk, of what is held", 100 * tail.valueAtRisk / gross,
                places: 4,
                unit: "%")
        }
        return figures
    }

    private static func holding(_ text: String) -> (symbol: SafeText, units: Double)? {
        guard let sign = text.firstIndex(of: "="), sign != text.startIndex,
            let units = Amount(argument: String(text[text.index(after: sign)...]))
        else { return nil }
        return (SafeText(String(text[..<sign])), units.value)
    }
}
