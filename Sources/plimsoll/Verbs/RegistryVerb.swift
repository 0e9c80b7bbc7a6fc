import ArgumentParser
import Formats
import Units

/// Makes the instruments of a desk file from a public token list.
struct RegistryVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registry",
        abstract: "Print the tokens of a list as the instruments of a desk file.",
        discussion: "Rows that cannot be used are named on standard error.")

    @Argument(help: "A token list: CSV with the columns symbol, decimals and chain_id.")
    var file: String

    @Option(help: "Names of chains: CSV with the columns chain_id and short_name.")
    var chains: String?

    func run() throws {
        do {
            let names = try chains.map { try ChainNames(FileContents.read($0, limit: RegistryVerb.limit)) }
            let list = try TokenList(
                FileContents.read(file, limit: RegistryVerb.limit), chains: names ?? ChainNames())
            StandardOutput.write(list.deskFileLines)
            for fault in list.faults.first { StandardError.write("skipped: \(fault)") }
            let rest = Int(list.faults.total) - list.faults.first.count
            if rest > 0 { StandardError.write("skipped: \(rest) more rows") }
        } catch {
            Failure(error).exit()
        }
    }

    /// The most bytes that a list may have: 64 MiB.
    private static let limit = 64 << 20
}
