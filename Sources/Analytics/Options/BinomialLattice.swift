import Glibc

/// Options on a lattice of rises and falls: slower and less exact than the closed ways, and a check on them.
///
/// Domain and errors as `BlackScholes`. Cash dividends are taken out of the spot at their present value, and what
/// is left moves with the volatility (the escrowed model); an early exercise gets the dividends still to come.
/// Source: Leisen and Reimer, "Binomial models for option valuation", Applied Mathematical Finance 3 (1996), with
/// the probabilities of Peizer and Pratt's second method.
public struct BinomialLattice: Sendable {
    /// Moves up to expiry; odd, so that the strike lies between two ends.
    public let steps: Int

    /// Makes a lattice of at least so many steps, up to 20,001.
    public init(steps: Int = 1_001) { self.steps = min(max(steps, 3), 20_001) | 1 }

    /// Returns the price.
    ///
    /// - Parameter dividends: in the order of their payment, all after now and not after expiry.
    /// - Accuracy: near 0.1/steps² of the spot for a European option, near 0.1/steps for an American one.
    public func price(
        _ terms: OptionTerms, _ style: ExerciseStyle, in market: OptionMarket, volatility: Double,
        dividends: [CashDividend] = []
    ) throws(OptionError) -> Double {
        let escrowed = try CashDividend.escrowed(dividends, terms, market)
        let option = try DiscountedOption(terms, in: escrowed)
        let deviation = try option.deviation(volatility)
        let d1 = option.moneyness / deviation + 0.5 * deviation
        let move = Move(
            up: BinomialLattice.probability(d1, steps),
            probability: BinomialLattice.probability(d1 - deviation, steps),
            growth: exp((market.rate - market.dividendYield) * terms.years / Double(steps)),
            discount: exp(-market.rate * terms.years / Double(steps)))
        guard move.isUsable else { throw .beyondRange(.volatility, volatility) }
        let later = (0...steps).map { step in
            CashDividend.presentValue(
                dividends, at: terms.years * Double(step) / Double(steps), rate: market.rate)
        }
        let price = value(terms, style, spot: escrowed.spot, move, later)
        return try OptionError.ranged(price, .volatility, volatility)
    }

    /// One rise or fall: its size and how likely it is.
    private struct Move {
        let rise: Double, fall: Double, probability: Double, discount: Double

        init(up: Double, probability: Double, growth: Double, discount: Double) {
            rise = growth * up / probability
            fall = growth * (1 - up) / (1 - probability)
            (self.probability, self.discount) = (probability, discount)
        }

        var isUsable: Bool { rise.isFinite && fall > 0 && probability > 0 && probability < 1 }
    }

    private func value(
        _ terms: OptionTerms, _ style: ExerciseStyle, spot: Double, _ move: Move, _ later: [Double]
    ) -> Double {
        let sign = terms.type.sign
        let ratio = move.rise / move.fall
        func spots(_ step: Int) -> Double { spot * pow(move.fall, Double(step)) }
        var place = spots(steps)
        var values = (0...steps).map { _ in
            defer { place *= ratio }
            return max(sign * (place - terms.strike), 0)
        }
        let (up, down) = (move.discount * move.probability, move.discount * (1 - move.probability))
        for step in stride(from: steps - 1, through: 0, by: -1) {
            place = spots(step)
            for node in 0...step {
                let held = up * values[node + 1] + down * values[node]
                let exercise = sign * (place + later[step] - terms.strike)
                values[node] = style == .american ? max(held, exercise) : held
                place *= ratio
            }
        }
        return values[0]
    }

    /// The chance of a binomial that stands for a normal one below z.
    private static func probability(_ z: Double, _ steps: Int) -> Double {
        let n = Double(steps)
        let scaled = z / (n + 1 / 3.0 + 0.1 / (n + 1))
        return 0.5 + copysign(0.5 * (-expm1(-scaled * scaled * (n + 1 / 6.0))).squareRoot(), z)
    }
}
