import ArgumentParser

/// What an instrument is worth, by its terms and a yield, a price or a curve.
struct PriceVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "price", abstract: "Price an instrument from its terms.",
        subcommands: [PriceOptionVerb.self, PriceBondVerb.self])
}
