import Analytics
import ArgumentParser
import Formats
import Units

/// Recorded prices, and the bars that they are brought to.
struct HistoryOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Recorded prices of an instrument, plain or gzip; may be given again.", valueName: "SYMBOL=FILE"))
    var prices: [String]
    @Option(
        help: ArgumentHelp(
            "Length of a bar: minutes, hours or days, such as 5m, 4h, 1d.", valueName: "LENGTH"))
    var bar = "1d"
    @Option(
        name: .long, help: ArgumentHelp("Decimals of an `answer` column (oracle rounds).", valueName: "N"))
    var decimals: Int?
    @Option(
        name: .long,
        help: ArgumentHelp("First moment of the recording, Unix seconds or ISO 8601.", valueName: "TIME"))
    var from: String?
    @Option(name: .long, help: ArgumentHelp("End of the recording, exclusive.", valueName: "TIME"))
    var to: String?

    func validate() throws {
        guard !prices.isEmpty else { throw ValidationError("give --prices SYMBOL=FILE") }
        for given in prices where market.priceArgument(given) == nil {
            throw ValidationError("--prices \(SafeText(given)): expected SYMBOL=FILE, such as ETH=eth.csv.gz")
        }
        for symbol in symbols where symbols.count(where: { $0 == symbol }) > 1 {
            throw ValidationError("\(symbol) is given twice: one --prices for each symbol")
        }
        guard barNanoseconds != nil else {
            throw ValidationError(
                "--bar \(SafeText(bar)): expected minutes, hours or days, such as 5m, 4h, 1d")
        }
        if let decimals, !(0...36).contains(decimals) { throw ValidationError("--decimals must be 0 to 36") }
        _ = try market.priceOptions()
    }

    /// The instruments, in the order given.
    var symbols: [SafeText] { prices.compactMap { market.priceArgument($0)?.symbol } }

    /// Reads the files and brings them to common bars.
    func read() throws -> AlignedPrices {
        var series: [[WorstMove.Point]] = []
        let options = try market.priceOptions()
        for given in prices {
            guard let (symbol, path) = market.priceArgument(given) else { continue }
            let file = try PriceFile.load(path, symbol: symbol, options: options)
            for row in file.faults.first { StandardError.write("skipped: \(row)") }
            series.append(
                file.rows.map { WorstMove.Point(time: $0.time, price: $0.price.double) })
        }
        return try AlignedPrices(series, barLength: barNanoseconds ?? 86_400 * Timestamp.nanosecondsPerSecond)
    }

    private var barNanoseconds: Int64? {
        let units: [Character: Int64] = ["m": 60, "h": 3_600, "d": 86_400]
        guard let last = bar.last, let seconds = units[last], let count = Int64(bar.dropLast()),
            (1...100_000).contains(count)
        else { return nil }
        return count * seconds * Timestamp.nanosecondsPerSecond
    }

    /// What reads the same options for the verbs that run a desk.
    private var market: MarketOptions {
        var options = MarketOptions()
        (options.prices, options.decimals, options.from, options.to) = (prices, decimals, from, to)
        return options
    }
}
