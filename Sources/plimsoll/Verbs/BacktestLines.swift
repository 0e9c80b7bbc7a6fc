import Analytics
import Formats
import Reports
import Units

/// What a backtest prints: its breaches in order of time, then what the tests say.
struct BacktestLines {
    var test: RiskBacktest
    /// When the bar of each forecast begins.
    var starts: [Timestamp]

    func lines(json: Bool) -> [String] {
        let breaches = test.breaches.map { place in
            json ? FigureLines.json(breach(place)) : words(place)
        }
        return breaches + (json ? [FigureLines.json(summary)] : FigureLines.plain(summary))
    }

    private var summary: Figures {
        var figures = Figures("backtest")
        figures.add("forecasts", "forecasts", test.count)
        figures.add("breaches", "breaches", test.breaches.count)
        figures.add("expectedBreaches", "breaches expected", test.expectedBreaches, places: 1)
        for (key, label, statistic) in [
            ("coverage", "coverage (Kupiec)", test.coverage),
            ("independence", "independence (Christoffersen)", test.independence),
            ("conditionalCoverage", "both", test.conditionalCoverage),
        ] {
            figures.add("\(key)Ratio", "\(label), likelihood ratio", statistic.ratio, places: 4)
            figures.add("\(key)Probability", "\(label), probability", statistic.probability, places: 4)
        }
        let verdict = test.conditionalCoverage.probability < 0.05 ? "rejected at 5%" : "not rejected at 5%"
        figures.add("verdict", "the model is", verdict)
        return figures
    }

    private func breach(_ place: Int) -> Figures {
        var figures = Figures("breach")
        figures.add("time", "time", TimeText.iso(starts[place]))
        figures.add("loss", "loss", test.losses[place], places: 2)
        figures.add("valueAtRisk", "value at risk", test.valuesAtRisk[place], places: 2)
        return figures
    }

    private func words(_ place: Int) -> String {
        let (loss, risk) = (test.losses[place], test.valuesAtRisk[place])
        return "\(TimeText.iso(starts[place]))  lost \(FigureLines.fixed(loss, places: 2))"
            + "  value at risk \(FigureLines.fixed(risk, places: 2))"
    }
}
