import Analytics
import ArgumentParser
import Desk
import Formats
import Reports
import Units

/// What a step of prices does to every account of a book.
struct StressVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stress", abstract: "What a step of prices does to every account of a book.",
        discussion: """
            The book is an account file or a desk file; the market a recording, at whose end it looks, or the \
            simulated one at its opening. Steps are exact: prices are cut to 18 decimals, health factors as each \
            venue rounds them. --reverse finds the smallest step of a single price that liquidates somebody, --volatility \
            how likely lines are reached within an hour and a day. \
            Scenarios measured from recorded days: \(NamedShock.all.map(\.name).joined(separator: ", ")).
            """)

    @OptionGroup var desk: DeskFileOptions
    @OptionGroup var market: MarketOptions
    @OptionGroup var odds: OddsOptions

    @Option(help: ArgumentHelp("The book: an account file, or a desk file (.yaml).", valueName: "FILE"))
    var book: String?
    @Option(
        name: .customLong("shock"),
        help: ArgumentHelp("A step of a price; may be given again.", valueName: "SYMBOL=STEP%"))
    var shocks: [String] = []
    @Option(
        help: ArgumentHelp(
            "A day that is remembered; assets the desk does not list are left out.", valueName: "NAME"))
    var scenario: String?
    @Flag(help: "Quarters of the step by quarters of the others: the worst health factor of each pair.")
    var grid = false
    @Flag(help: "The smallest step of each price that liquidates somebody.") var reverse = false
    @Option(help: ArgumentHelp("How many accounts are listed.", valueName: "N")) var limit = 20
    @Flag(help: "One JSON object a line, decimals as strings.") var json = false

    func validate() throws {
        for text in shocks where StressVerb.shock(text) == nil {
            throw ValidationError(
                "--shock \(SafeText(text)): expected SYMBOL=STEP%, such as ETH=-30% (at most 4 decimals)")
        }
        if let scenario, NamedShock.named(scenario) == nil {
            let near = Spelling.nearest(to: scenario, among: NamedShock.all.map(\.name))
            throw ValidationError(
                "--scenario \(SafeText(scenario)) is not known" + (near.map { "; did you mean \($0)?" } ?? "")
            )
        }
        if shocks.isEmpty, scenario == nil, !reverse, odds.volatilities.isEmpty {
            throw ValidationError("give --shock SYMBOL=STEP%, --scenario NAME, --reverse or --volatility")
        }
        if limit < 0 { throw ValidationError("--limit must be 0 or more") }
        if grid, shocks.isEmpty, scenario == nil {
            throw ValidationError("--grid needs --shock or --scenario")
        }
        if book != nil, market.accounts != nil {
            throw ValidationError("--book and --accounts exclude each other")
        }
        try openedMarket().validate()
    }

    func run() throws {
        do {
            let state = try openedMarket().plan(openedDesk()).reachedState()
            StandardOutput.write(try lines(state))
        } catch {
            Failure(error).exit()
        }
    }

    private func lines(_ state: DeskState) throws -> [String] {
        var lines: [String] = []
        let shocks = try wantedShocks(state)
        if !shocks.isEmpty || (!reverse && odds.volatilities.isEmpty) {
            let report = try StressReport(state, shocks: shocks)
            lines += json ? StressLines.json(report) : StressLines.plain(report, limit: limit)
        }
        if grid {
            let table = try StressGrid(state, shocks: shocks)
            lines += json ? StressLines.json(table) : StressLines.plain(table)
        }
        if reverse {
            let nearest = ReverseStress(state)
            lines += json ? StressLines.json(nearest) : StressLines.plain(nearest)
        }
        for figures in try odds.figures(state) {
            lines.append(json ? FigureLines.json(figures) : OddsOptions.plain(figures))
        }
        return lines
    }

    /// The steps that were given, and of the scenario those of assets that the desk lists.
    private func wantedShocks(_ state: DeskState) throws(StressError) -> [PriceShock] {
        var wanted = shocks.compactMap(StressVerb.shock)
        guard let scenario, let named = NamedShock.named(scenario) else { return wanted }
        for move in named.moves where state.instrument(of: move.symbol) != nil {
            wanted.append(PriceShock(symbol: move.symbol, millionths: move.basisPoints * 100))
        }
        if wanted.isEmpty, let first = named.moves.first { throw .unknownAsset(first.symbol, nearest: nil) }
        return wanted
    }

    private var isDeskFile: Bool {
        book.map { name in [".yaml", ".yml"].contains { name.hasSuffix($0) } } ?? false
    }

    private func openedDesk() throws -> OpenedDeskFile {
        guard let book, isDeskFile else { return try desk.open() }
        return OpenedDeskFile(path: book, file: try DeskFile.read(book))
    }

    private func openedMarket() -> MarketOptions {
        var options = market
        if let book, !isDeskFile { options.accounts = book }
        return options
    }

    /// Reads `ETH=-30%`: exact to a millionth of the price.
    private static func shock(_ text: String) -> PriceShock? {
        guard let sign = text.firstIndex(of: "="), sign != text.startIndex, text.hasSuffix("%"),
            let number = try? DecimalNumber(String(text[text.index(after: sign)...].dropLast())),
            number.isExact(decimals: 4),
            let magnitude = try? DecimalNumber("\(number.significand)e\(number.exponent)")
                .scaled(decimals: 4, rounding: .down),
            let millionths = Int64(exactly: magnitude)
        else { return nil }
        return PriceShock(
            symbol: SafeText(String(text[..<sign])), millionths: number.isNegative ? -millionths : millionths)
    }
}
