import CKernels
import Glibc

/// European options on one underlying, revalued in full wherever it may go.
///
/// Volatilities, rates and time stay as they are; for reports: the last bits depend on the processor.
public struct OptionScenarios: Sendable {
    private var positions: [ckernels_position] = []

    /// Makes a book without a position.
    public init() {}

    /// Adds so many of an option, below 0 for such as are owed.
    ///
    /// - Throws: as `BlackScholes`.
    public mutating func append(
        _ quantity: Double, of terms: OptionTerms, in market: OptionMarket, volatility: Double
    ) throws(OptionError) {
        try OptionError.checkFinite(quantity, .quantity)
        let option = try DiscountedOption(terms, in: market)
        let deviation = try option.deviation(volatility)
        let position = ckernels_position(
            sign: terms.type.sign, underlying: option.underlying, payment: option.payment,
            inverse_payment: try OptionError.ranged(1 / option.payment, .strike, terms.strike),
            moneyness: option.moneyness, deviation: deviation,
            inverse_deviation: try OptionError.ranged(1 / deviation, .volatility, volatility),
            quantity: quantity)
        positions.append(position)
    }

    /// Returns what the book is worth in each scenario.
    ///
    /// - Parameter logReturns: logarithms of the underlying over its present price, one a scenario; a scenario
    ///   outside of ±700 is refused.
    /// - Accuracy: 1e-13 of the sum of the positions' legs.
    public func values(
        logReturns: [Double], width: VectorWidth = .widest
    ) throws(OptionError) -> [Double] {
        for move in logReturns where !(abs(move) <= 700) { throw .beyondRange(.spot, move) }
        let growths = logReturns.map { exp($0) }
        var totals = Array(repeating: 0.0, count: logReturns.count)
        ckernels_scenarios(
            width.rawValue, logReturns.count, logReturns, growths, positions.count, positions, &totals)
        return totals
    }

    /// Returns the same by a plain loop over libm, unchecked: what the vectors are measured against.
    public func plainValues(logReturns: [Double]) -> [Double] {
        let growths = logReturns.map { exp($0) }
        var totals = Array(repeating: 0.0, count: logReturns.count)
        ckernels_plain_scenarios(
            logReturns.count, logReturns, growths, positions.count, positions, &totals)
        return totals
    }
}
