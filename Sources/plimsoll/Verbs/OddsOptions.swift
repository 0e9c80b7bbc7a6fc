import Analytics
import ArgumentParser
import Desk
import Formats
import Reports
import Units

/// How lively prices are, for the odds that accounts are liquidated soon.
struct OddsOptions: ParsableArguments {
    @Option(
        name: .customLong("volatility"),
        help: ArgumentHelp(
            "Annual volatility of a price: prints the odds that its line is reached; may be given again.",
            valueName: "SYMBOL=RATE"))
    var volatilities: [String] = []
    @Option(help: ArgumentHelp("Jumps that are expected in a year, in either direction.", valueName: "N"))
    var jumps: Amount?
    @Option(help: ArgumentHelp("Mean size of a jump (5% unless told otherwise).", valueName: "RATE"))
    var jumpSize: Rate?
    @Option(
        help: ArgumentHelp("What the debt grows faster by than its collateral, a year.", valueName: "RATE"))
    var interest: Rate?

    func validate() throws {
        for text in volatilities where OddsOptions.volatility(text) == nil {
            throw ValidationError("--volatility \(SafeText(text)): expected SYMBOL=RATE, such as ETH=80%")
        }
        if volatilities.isEmpty, jumps != nil || jumpSize != nil || interest != nil {
            throw ValidationError("--jumps, --jump-size and --interest need --volatility")
        }
    }

    /// Returns the odds of every account above its line, the likeliest within a day first.
    ///
    /// - Throws: `StressError` for a symbol that the desk does not list, `RiskError` for a volatility of none.
    func figures(_ state: DeskState) throws -> [Figures] {
        var found: [(day: Double, figures: Figures)] = []
        let markets = try volatilities.compactMap(OddsOptions.volatility).map { symbol, volatility in
            guard let instrument = state.instrument(of: symbol) else {
                throw StressError.unknownAsset(symbol, nearest: nil)
            }
            return (instrument, market(volatility))
        }
        for account in state.accounts {
            guard let factor = state.healthFactor(of: account), factor >= Wad.one else { continue }
            for line in state.lines(of: account) {
                guard let (instrument, market) = markets.first(where: { $0.0 == line.instrument }),
                    let price = state.price(of: instrument)
                else { continue }
                let outlook = try LiquidationOutlook(
                    price: price.double, line: line.price.double, market: market,
                    borrowRate: interest?.fraction ?? 0)
                let figures = OddsOptions.figures(
                    outlook, account: state.name(of: account), symbol: state.symbol(of: instrument),
                    line.price)
                found.append((outlook.withinDay, figures))
            }
        }
        return found.enumerated().sorted {
            $0.element.day == $1.element.day ? $0.offset < $1.offset : $0.element.day > $1.element.day
        }.map(\.element.figures)
    }

    private func market(_ volatility: Double) -> LiquidationOutlook.Market {
        let size = jumpSize?.fraction ?? 0.05
        return LiquidationOutlook.Market(
            volatility: volatility, jumpsPerYear: jumps?.value ?? 0, meanDown: size, meanUp: size)
    }

    private static func figures(
        _ outlook: LiquidationOutlook, account: SafeText, symbol: SafeText, _ line: Price
    ) -> Figures {
        var figures = Figures("odds")
        figures.add("account", "account", account.text)
        figures.add("symbol", "asset", symbol.text)
        figures.add("line", "line", DecimalText.shortest(line.raw, scale: Price.decimals))
        figures.add("withinHour", "within an hour", outlook.withinHour, places: 6)
        figures.add("withinDay", "within a day", outlook.withinDay, places: 6)
        if let hours = outlook.expectedHours {
            figures.add("expectedHours", "hours to the line, on the whole", hours, places: 1)
        }
        return figures
    }

    /// One line for a person.
    static func plain(_ figures: Figures) -> String {
        figures.entries.map { entry in
            switch entry.value {
            case .text(let text): text
            case .whole(let value): "\(entry.label) \(value)"
            case .number(let value, let places): "\(entry.label) \(FigureLines.fixed(value, places: places))"
            }
        }.joined(separator: "  ")
    }

    private static func volatility(_ text: String) -> (symbol: SafeText, volatility: Double)? {
        guard let sign = text.firstIndex(of: "="), sign != text.startIndex,
            let rate = Rate(argument: String(text[text.index(after: sign)...]))
        else { return nil }
        return (SafeText(String(text[..<sign])), rate.fraction)
    }
}

extension Price {
    /// The nearest floating-point number of quote units.
    var double: Double { Double(raw) / 1e18 }
}
