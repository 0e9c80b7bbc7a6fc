import Analytics
import ArgumentParser
import Formats
import Units

extension OptionType: ExpressibleByArgument {}
extension ExerciseStyle: ExpressibleByArgument {}

/// An option: price and Greeks, or the volatility that a price implies.
struct PriceOptionVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "option", abstract: "Price an option and its Greeks, or find the volatility of a price.",
        discussion: """
            Rates, the dividend yield and the volatility are written 0.05 or 5%; rates are continuous, a year has \
            365 days. Give one of --volatility and --price. Greeks are per volatility point, rate point and day.
            """)

    @Option(help: "call or put.") var type: OptionType
    @Option(help: "european (at expiry) or american (at any time).") var style = ExerciseStyle.european
    @Option(parsing: .unconditional, help: ArgumentHelp("Price of the underlying.", valueName: "PRICE"))
    var spot: OptionFigure
    @Option(
        parsing: .unconditional, help: ArgumentHelp("What exercise pays or receives.", valueName: "PRICE"))
    var strike: OptionFigure
    @Option(parsing: .unconditional, help: ArgumentHelp("Days to expiry.", valueName: "DAYS")) var days:
        OptionFigure
    @Option(parsing: .unconditional, help: ArgumentHelp("Continuous rate a year.", valueName: "RATE"))
    var rate = OptionFigure(0)
    @Option(
        parsing: .unconditional, help: ArgumentHelp("Continuous dividend yield a year.", valueName: "RATE"))
    var dividend = OptionFigure(0)
    @Option(parsing: .unconditional, help: ArgumentHelp("Volatility a year.", valueName: "RATE"))
    var volatility: OptionFigure?
    @Option(parsing: .unconditional, help: ArgumentHelp("The option's price.", valueName: "PRICE")) var price:
        OptionFigure?
    @Flag(help: "One JSON object.") var json = false

    func validate() throws {
        guard (volatility == nil) != (price == nil) else {
            throw ValidationError("give one of --volatility and --price")
        }
    }

    func run() throws {
        do {
            let figures = try figures()
            StandardOutput.write(json ? [PriceOptionVerb.json(figures)] : PriceOptionVerb.plain(figures))
        } catch {
            Failure(error).exit()
        }
    }

    private func figures() throws(OptionError) -> [OptionRow] {
        let terms = OptionTerms(type, strike: strike.value, years: days.value / 365)
        let market = OptionMarket(
            spot: spot.value, rate: rate.value, dividendYield: dividend.value)
        let used = if let volatility { volatility.value } else { try impliedVolatility(terms, market) }
        let valuation =
            style == .european
            ? try BlackScholes.valuation(terms, in: market, volatility: used)
            : try AmericanOptions.valuation(terms, in: market, volatility: used)
        let greeks = valuation.greeks
        return [
            OptionRow("price", "price", price?.value ?? valuation.price),
            OptionRow(
                price == nil ? "volatility" : "impliedVolatility",
                price == nil ? "volatility" : "implied volatility", used),
            OptionRow("delta", "delta", greeks.delta), OptionRow("gamma", "gamma", greeks.gamma),
            OptionRow("vegaPerVolPoint", "vega per volatility point", greeks.vegaPerVolPoint),
            OptionRow("thetaPerDay", "theta per day", greeks.thetaPerDay),
            OptionRow("rhoPerRatePoint", "rho per rate point", greeks.rhoPerRatePoint),
            OptionRow("vannaPerVolPoint", "vanna per volatility point", greeks.vannaPerVolPoint),
            OptionRow("volgaPerVolPoint", "volga per volatility point", greeks.volgaPerVolPoint),
            OptionRow("charmPerDay", "charm per day", greeks.charmPerDay),
        ]
    }

    private func impliedVolatility(
        _ terms: OptionTerms, _ market: OptionMarket
    ) throws(OptionError) -> Double {
        let given = price?.value ?? 0
        return style == .european
            ? try BlackScholes.impliedVolatility(of: given, terms, in: market)
            : try AmericanOptions.impliedVolatility(of: given, terms, in: market)
    }

    private static func json(_ rows: [OptionRow]) -> String {
        var object = JSONObject()
        for row in rows { object.add(row.key, number: "\(row.value)") }
        return object.text
    }

    private static func plain(_ rows: [OptionRow]) -> [String] {
        let width = rows.map(\.label.count).max() ?? 0
        return rows.map { row in
            row.label + String(repeating: " ", count: width - row.label.count + 2) + "\(row.value)"
        }
    }
}

/// A figure with its name for programs and for people.
private struct OptionRow {
    let key: String
    let label: String
    let value: Double

    init(_ key: String, _ label: String, _ value: Double) {
        (self.key, self.label, self.value) = (key, label, value)
    }
}

/// A number on the command line: decimal digits, with `%` a hundredth; never "nan" or "inf".
struct OptionFigure: ExpressibleByArgument {
    var value: Double

    init(_ value: Double) { self.value = value }

    init?(argument: String) {
        let isPercent = argument.hasSuffix("%")
        let digits = isPercent ? String(argument.dropLast()) : argument
        guard (try? DecimalNumber(digits)) != nil, let number = Double(digits), number.isFinite else {
            return nil
        }
        value = isPercent ? number / 100 : number
    }

    var defaultValueDescription: String { "\(value)" }
}
