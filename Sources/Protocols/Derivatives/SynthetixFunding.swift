import Units

/// Funding: what one unit of a long position has been paid since the market began.
///
/// The rate drifts with the skew, and is integrated in straight lines between the times when it is recorded.
/// - Source: synthetix-v3, `storage/PerpsMarket.sol`.
public struct SynthetixFunding: Hashable, Sendable {
    /// Rate when it was last recorded, a signed wad per day; longs pay where it is above 0.
    public internal(set) var rate: Int256
    /// Dollars per unit of a long position, a signed wad.
    public internal(set) var value: Int256
    /// When it was last recorded, in seconds.
    public internal(set) var time: UInt64

    /// Makes the funding of a market; unless said otherwise of a new one.
    public init(rate: Int256 = .zero, value: Int256 = .zero, time: UInt64 = 0) {
        self.rate = rate
        self.value = value
        self.time = time
    }

    /// Returns how fast the rate changes, a signed wad per day and day; 0 without a skew scale.
    ///
    /// - Rounding: toward 0; the skew counts up to the whole skew scale.
    /// - Errors: `overflowUInt256ToInt256`, `arithmetic`.
    public static func velocity(
        skew: Int256, _ configuration: SynthetixPerpsConfiguration
    ) throws(SynthetixError) -> Int256 {
        let greatest = try SynthetixDecimal.signed(configuration.maximumFundingVelocity)
        let scale = try SynthetixDecimal.signed(configuration.skewScale)
        if scale == .zero { return .zero }
        let one = SynthetixDecimal.one
        let share = min(max(Int256.zero &- one, try SynthetixDecimal.divide(skew, scale)), one)
        return try SynthetixDecimal.multiply(share, greatest)
    }

    /// Returns the rate at a time, a signed wad per day, rounded toward 0.
    ///
    /// - Errors: `arithmetic`, also for a time before the last record; `overflowUInt256ToInt256`.
    public func rate(
        at time: UInt64, skew: Int256, _ configuration: SynthetixPerpsConfiguration
    ) throws(SynthetixError) -> Int256 {
        let velocity = try SynthetixFunding.velocity(skew: skew, configuration)
        return try SynthetixDecimal.add(rate, SynthetixDecimal.multiply(velocity, days(until: time)))
    }

    /// Returns what the value changes by from the last record to a time: the mean rate, against the skew.
    ///
    /// - Parameter price: the oracle's, a wad of dollars.
    /// - Rounding: toward 0 at every step.
    /// - Errors: as `rate`.
    public func unrecorded(
        at time: UInt64, skew: Int256, price: UInt256, _ configuration: SynthetixPerpsConfiguration
    ) throws(SynthetixError) -> Int256 {
        let current = try rate(at: time, skew: skew, configuration)
        let sum = try SynthetixDecimal.add(rate, current)
        let mean = try SynthetixDecimal.divide(sum, SynthetixDecimal.one << 1)
        let against = try SynthetixDecimal.subtract(.zero, mean)
        return try SynthetixDecimal.multiply(
            SynthetixDecimal.multiply(against, days(until: time)), SynthetixDecimal.signed(price))
    }

    /// Returns the funding recorded at a time; errors and units as `unrecorded`.
    public func recorded(
        at time: UInt64, skew: Int256, price: UInt256, _ configuration: SynthetixPerpsConfiguration
    ) throws(SynthetixError) -> SynthetixFunding {
        let change = try unrecorded(at: time, skew: skew, price: price, configuration)
        return SynthetixFunding(
            rate: try rate(at: time, skew: skew, configuration),
            value: try SynthetixDecimal.add(value, change), time: time)
    }

    /// Days since the last record, a wad rounded down.
    private func days(until time: UInt64) throws(SynthetixError) -> Int256 {
        if time < self.time { throw .arithmetic(.underflow) }
        return try SynthetixDecimal.signed(
            SynthetixDecimal.divide(UInt256(time - self.time), UInt256(86_400 as UInt64)))
    }
}
