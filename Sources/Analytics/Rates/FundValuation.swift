/// What a fund of bills, notes and cash is worth a share, and how long its money is out.
///
/// - Units: currency units, shares, years; rates as a fraction a year.
/// - Source: 17 CFR 270.2a-4 (current net asset value) and 270.2a-7(d) (weighted average maturity).
public struct FundValuation: Hashable, Sendable {
    /// One thing that the fund holds.
    public struct Holding: Hashable, Sendable {
        /// The face value or the number of units.
        public let units: Double
        /// The price of a unit, accrued interest included.
        public let price: Double
        /// Years until it is repaid or its rate is set anew; 0 for cash.
        public let yearsToMaturity: Double
        /// Its duration; 0 for cash.
        public let duration: Double

        /// Makes a holding.
        ///
        /// - Throws: `holding` with a number that is negative, infinite or none.
        public init(
            units: Double, price: Double, yearsToMaturity: Double = 0, duration: Double = 0
        ) throws(RatesError) {
            for value in [units, price, yearsToMaturity, duration] where !(value >= 0 && value < .infinity) {
                throw .holding(value)
            }
            (self.units, self.price) = (units, price)
            (self.yearsToMaturity, self.duration) = (yearsToMaturity, duration)
        }

        var value: Double { units * price }
    }

    /// The value of what is held, before anything is deducted.
    public let grossAssets: Double
    /// What is left after liabilities and the fee that has accrued.
    public let netAssets: Double
    /// The net assets of one share.
    public let netAssetValuePerShare: Double
    /// The years to maturity, weighted with values.
    public let weightedAverageMaturity: Double
    /// The duration, weighted with values.
    public let weightedDuration: Double

    /// Values a fund.
    ///
    /// - Parameters:
    ///   - feeRate: the management fee, accrued on gross assets for `feeYears` and not yet paid.
    /// - Throws: `shares` unless there are some; `holding` for a liability, fee or time that is negative or no
    ///   number, and when nothing above 0 is held.
    public init(
        _ holdings: [Holding], liabilities: Double = 0, feeRate: Double = 0, feeYears: Double = 0,
        shares: Double
    ) throws(RatesError) {
        guard shares > 0, shares.isFinite else { throw .shares(shares) }
        for value in [liabilities, feeRate, feeYears] where !(value >= 0 && value < .infinity) {
            throw .holding(value)
        }
        let gross = holdings.reduce(0) { $0 + $1.value }
        guard gross > 0, gross.isFinite else { throw .holding(gross) }
        grossAssets = gross
        netAssets = gross - liabilities - gross * feeRate * feeYears
        netAssetValuePerShare = netAssets / shares
        weightedAverageMaturity = holdings.reduce(0) { $0 + $1.value * $1.yearsToMaturity } / gross
        weightedDuration = holdings.reduce(0) { $0 + $1.value * $1.duration } / gross
    }
}
