import Units

/// A rate that depends on the utilization, steeper above a kink; a market has one each for supply and debt.
///
/// - Units: rates per second and utilizations scaled by 1e18.
/// - Source: comet, `Comet.sol`, `getSupplyRate`, `getBorrowRate`.
public struct CometRateCurve: Hashable, Sendable {
    /// The utilization from which on the curve is steep.
    public let kink: UInt256
    /// The rate at a utilization of 0.
    public let base: UInt256
    /// What the rate rises by up to the kink, per whole of utilization.
    public let slopeLow: UInt256
    /// What the rate rises by above the kink.
    public let slopeHigh: UInt256

    /// Makes a curve of rates per second.
    public init(
        kink: UInt256, basePerSecond: UInt256, slopeLowPerSecond: UInt256, slopeHighPerSecond: UInt256
    ) {
        self.kink = kink
        base = basePerSecond
        slopeLow = slopeLowPerSecond
        slopeHigh = slopeHighPerSecond
    }

    /// Makes a curve of rates per year of 365 days, each divided down, as the contract is deployed.
    public init(kink: UInt256, basePerYear: UInt64, slopeLowPerYear: UInt64, slopeHighPerYear: UInt64) {
        self.init(
            kink: kink, basePerSecond: UInt256(basePerYear / CometRateCurve.secondsPerYear),
            slopeLowPerSecond: UInt256(slopeLowPerYear / CometRateCurve.secondsPerYear),
            slopeHighPerSecond: UInt256(slopeHighPerYear / CometRateCurve.secondsPerYear))
    }

    /// Returns the rate at a utilization, each part rounded down.
    ///
    /// - Errors: `invalidUInt64`, arithmetic.
    public func ratePerSecond(at utilization: UInt256) throws(CometError) -> UInt256 {
        let low = try CometMath.multiplied(slopeLow, byFactor: min(utilization, kink))
        let above = utilization > kink ? utilization &- kink : 0
        let high = try CometMath.multiplied(slopeHigh, byFactor: above)
        return try CometMath.fitting64(CometError.exact(base.adding(low).adding(high)))
    }

    private static let secondsPerYear: UInt64 = 31_536_000
}
