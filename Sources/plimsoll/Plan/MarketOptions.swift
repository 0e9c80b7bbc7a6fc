import ArgumentParser
import Formats
import Simulation
import Units

extension MarketMood: ExpressibleByArgument {}

/// Which market and which book: shared by the verbs that run a desk.
struct MarketOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Recorded prices of an instrument, plain or gzip; may be given again.", valueName: "SYMBOL=FILE"))
    var prices: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("The book: an account file, long or snapshot form.", valueName: "FILE"))
    var accounts: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The instrument whose price a snapshot's collateral follows (USD: none).", valueName: "SYMBOL"))
    var collateral: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The instrument whose price a snapshot's debt follows (USD: none).", valueName: "SYMBOL"))
    var debt: String?

    @Option(
        name: .long, help: ArgumentHelp("Decimals of an `answer` column (oracle rounds).", valueName: "N"))
    var decimals: Int?

    @Option(
        name: .long,
        help: ArgumentHelp("First moment of the recording, Unix seconds or ISO 8601.", valueName: "TIME"))
    var from: String?

    @Option(name: .long, help: ArgumentHelp("End of the recording, exclusive.", valueName: "TIME"))
    var to: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Prices as they come, one JSON object or CSV row a line: - for standard input, or a FIFO, a Unix socket or a file.",
            valueName: "-|PATH"))
    var feed: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Seconds without a row after which the feed counts as silent (10 unless the desk file says otherwise).",
            valueName: "SECONDS"))
    var feedMaxAge: UInt32?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Seed of the simulated market (42 unless the desk file says otherwise).", valueName: "N"))
    var seed: UInt64?

    @Option(name: .long, help: "Mood of the simulated market (normal unless the desk file says otherwise).")
    var mood: MarketMood?

    func validate() throws {
        if let decimals, !(0...36).contains(decimals) { throw ValidationError("--decimals must be 0 to 36") }
        if feed != nil, !prices.isEmpty { throw ValidationError("--feed and --prices exclude each other") }
        if feed == "" { throw ValidationError("--feed: expected - or a path") }
        if feedMaxAge == 0 { throw ValidationError("--feed-max-age must be at least 1") }
        if prices.isEmpty, feed == nil, accounts != nil {
            throw ValidationError(
                "--accounts needs the prices that its accounts follow: give --prices SYMBOL=FILE or --feed -")
        }
        for given in prices where priceArgument(given) == nil {
            throw ValidationError("--prices \(SafeText(given)): expected SYMBOL=FILE, such as ETH=eth.csv.gz")
        }
        if let first = try moment(from, "--from"), let end = try moment(to, "--to"), end <= first {
            throw ValidationError("--to must be later than --from")
        }
    }

    /// Splits `SYMBOL=FILE`.
    func priceArgument(_ text: String) -> (symbol: SafeText, path: String)? {
        guard let sign = text.firstIndex(of: "="), sign != text.startIndex else { return nil }
        let path = String(text[text.index(after: sign)...])
        return path.isEmpty ? nil : (SafeText(String(text[..<sign])), path)
    }

    /// The window as options of a price file.
    func priceOptions() throws -> PriceFile.Options {
        PriceFile.Options(decimals: decimals, from: try moment(from, "--from"), to: try moment(to, "--to"))
    }

    private func moment(_ text: String?, _ option: String) throws -> Timestamp? {
        guard let text else { return nil }
        do {
            return try TimeText.timestamp(text)
        } catch {
            throw ValidationError("\(option) \(SafeText(text)): expected Unix seconds or ISO 8601")
        }
    }
}
