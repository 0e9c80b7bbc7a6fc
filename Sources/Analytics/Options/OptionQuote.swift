/// What an option can be sold and bought at.
///
/// - Units: prices of one option, in the currency of its strike.
public struct OptionQuote: Hashable, Sendable {
    /// The option.
    public var terms: OptionTerms
    /// The best price to sell at; 0 where nobody buys.
    public var bid: Double
    /// The best price to buy at.
    public var ask: Double

    /// Makes a quote.
    public init(_ terms: OptionTerms, bid: Double, ask: Double) {
        self.terms = terms
        self.bid = bid
        self.ask = ask
    }

    /// Returns the price between bid and ask.
    ///
    /// - Errors: prices that are not finite, an ask that is not above 0, a bid below 0 or above the ask.
    public func middle() throws(OptionError) -> Double {
        try OptionError.checkFinite(bid, .bid)
        try OptionError.checkPositive(ask, .ask)
        guard bid >= 0 else { throw .notPositive(.bid, bid) }
        guard bid <= ask else { throw .crossedQuote(bid: bid, ask: ask) }
        return 0.5 * (bid + ask)
    }
}

extension OptionQuote {
    /// Throws when quotes of one type and one expiry let somebody be paid for a spread that never costs anything.
    ///
    /// A spread of two strikes (a call is worth no more at a higher strike, a put no less) and a butterfly of three
    /// neighbours are bought at the ask and sold at the bid; one with a bid of 0 cannot be sold.
    ///
    /// - Errors: what `middle` refuses; `.arbitrageInQuotes` with the strike that is sold and what is paid.
    public static func checkArbitrage(_ quotes: [OptionQuote]) throws(OptionError) {
        for quote in quotes { _ = try quote.middle() }
        let sorted = quotes.sorted { $0.terms.strike < $1.terms.strike }
        for (low, high) in zip(sorted, sorted.dropFirst()) {
            let (bought, sold) = low.terms.type == .call ? (low, high) : (high, low)
            try check(cost: bought.ask - sold.bid, sold)
        }
        for (place, middle) in sorted.enumerated().dropFirst().dropLast() {
            let (low, high) = (sorted[place - 1], sorted[place + 1])
            let width = high.terms.strike - low.terms.strike
            guard width > 0 else { continue }
            let share = (high.terms.strike - middle.terms.strike) / width
            try check(cost: share * low.ask + (1 - share) * high.ask - middle.bid, middle)
        }
    }

    private static func check(cost: Double, _ sold: OptionQuote) throws(OptionError) {
        guard cost >= 0 || sold.bid == 0 else {
            throw .arbitrageInQuotes(strike: sold.terms.strike, cost: cost)
        }
    }
}
