import Glibc

/// How likely an account is liquidated soon, and when.
///
/// - Units: probabilities from 0 to 1, times in hours.
public struct LiquidationOutlook: Hashable, Sendable {
    /// How the price that decides behaves, in annual terms.
    public struct Market: Hashable, Sendable {
        /// The mean log return of the price in a year, without jumps.
        public var drift: Double
        /// The annual volatility of the price, without jumps: above 0.
        public var volatility: Double
        /// How many jumps are expected in a year: 0 for none.
        public var jumpsPerYear: Double
        /// The part of jumps that is downward: 0 to 1.
        public var downwardPart: Double
        /// The mean size of a log jump downward, and of one upward: above 0.
        public var (meanDown, meanUp): (Double, Double)

        /// Describes a price.
        public init(
            drift: Double = 0, volatility: Double, jumpsPerYear: Double = 0, downwardPart: Double = 0.5,
            meanDown: Double = 0.05, meanUp: Double = 0.05
        ) {
            (self.drift, self.volatility, self.jumpsPerYear) = (drift, volatility, jumpsPerYear)
            (self.downwardPart, self.meanDown, self.meanUp) = (downwardPart, meanDown, meanUp)
        }
    }

    /// The probability of liquidation within an hour.
    public let withinHour: Double
    /// The probability of liquidation within 24 hours.
    public let withinDay: Double
    /// The mean hours to the line; `nil` when the price moves away from it on the whole, so that there is no mean.
    public let expectedHours: Double?

    /// The hours of a year of 365 days.
    public static let hoursPerYear = 8_760.0

    /// Looks ahead from a price to a line that lies below it, or above it.
    ///
    /// Interest moves the line: debt that grows faster than its collateral brings it nearer from either side.
    ///
    /// - Parameters:
    ///   - price: the price that decides, in the units of `line`.
    ///   - line: the price at which the account is liquidated.
    ///   - borrowRate: the continuous annual rate at which the debt grows.
    ///   - supplyRate: the continuous annual rate at which the collateral grows.
    /// - Throws: `parameter` for a price or line that is not above 0 or a rate that is no number; `lineReached` when
    ///   they are equal; `volatilityNotPositive`.
    public init(
        price: Double, line: Double, market: Market, borrowRate: Double = 0, supplyRate: Double = 0
    ) throws(RiskError) {
        for (name, value) in [("the price", price), ("the line", line)] where !(value > 0 && value.isFinite) {
            throw .parameter(name, value)
        }
        for rate in [borrowRate, supplyRate] where !rate.isFinite { throw .parameter("the rate", rate) }
        let isBelow = line < price
        let jumps = try FirstPassage.Jumps(
            intensity: market.jumpsPerYear,
            partTowards: isBelow ? market.downwardPart : 1 - market.downwardPart,
            meanTowards: isBelow ? market.meanDown : market.meanUp,
            meanAway: isBelow ? market.meanUp : market.meanDown)
        let passage = try FirstPassage(
            distance: abs(log(line / price)),
            drift: (isBelow ? -market.drift : market.drift) + borrowRate - supplyRate,
            volatility: market.volatility, jumps: jumps)
        withinHour = try passage.probability(within: 1 / Self.hoursPerYear)
        withinDay = try passage.probability(within: 24 / Self.hoursPerYear)
        expectedHours = passage.expectedTime.map { $0 * Self.hoursPerYear }
    }
}
