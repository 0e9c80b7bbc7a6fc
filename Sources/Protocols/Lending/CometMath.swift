import Units

/// The formulas of Compound III.
///
/// - Units: factors, rates and utilizations scaled by 1e18, rates per second, prices by 1e8, indexes by 1e15.
/// - Source: comet, `Comet.sol`, `CometCore.sol`, `CometMath.sol`.
public enum CometMath {
    /// One whole of a factor: 1e18.
    public static let factorScale: UInt256 = 1_000_000_000_000_000_000
    /// The index of a new market: 1e15.
    public static let indexScale: UInt256 = 1_000_000_000_000_000

    /// Returns the share of an amount that a factor stands for, rounded down.
    public static func multiplied(_ amount: UInt256, byFactor factor: UInt256) throws(CometError) -> UInt256 {
        try CometError.exact(amount.multiplied(by: factor).dividedDown(by: factorScale))
    }

    /// Returns the value of an amount, rounded down; `scale` is ten to its decimals.
    public static func value(
        of amount: UInt256, price: UInt256, scale: UInt256
    ) throws(CometError) -> UInt256 {
        try CometError.exact(amount.multiplied(by: price).dividedDown(by: scale))
    }

    /// Returns the value of a balance or of a debt, rounded toward 0.
    ///
    /// - Errors: `invalidInt256` of a price beyond 255 bits, arithmetic.
    public static func value(
        of amount: Int256, price: UInt256, scale: UInt256
    ) throws(CometError) -> Int256 {
        let (price, scale) = (try signed(price), try signed(scale))
        return try CometError.exact(amount.multiplied(by: price).dividedTowardZero(by: scale))
    }

    /// Returns what is owed over what is supplied, rounded down; 0 without supply, and above 1 where more is owed.
    public static func utilization(supplied: UInt256, borrowed: UInt256) throws(CometError) -> UInt256 {
        if supplied.isZero { return 0 }
        return try CometError.exact(borrowed.multiplied(by: factorScale).dividedDown(by: supplied))
    }

    /// Returns what an index grows to at a rate, by simple interest, rounded down.
    ///
    /// - Errors: `invalidUInt64` of the growth, `overflow` of the index beyond 64 bits.
    public static func grown(
        _ index: UInt256, ratePerSecond: UInt256, seconds: UInt64
    ) throws(CometError) -> UInt256 {
        if seconds == 0 { return index }
        let factor = try CometError.exact(ratePerSecond.multiplied(by: UInt256(seconds)))
        let growth = try fitting64(multiplied(index, byFactor: factor))
        return try CometError.exact(index.adding(growth).stored(bits: 64))
    }

    /// Returns what an index of rewards grows by, rounded down; nothing while the side is below the minimum.
    ///
    /// - Errors: `invalidUInt64`, arithmetic.
    public static func trackingGrowth(
        speed: UInt256, seconds: UInt64, total: UInt256, minimum: UInt256, baseScale: UInt256
    ) throws(CometError) -> UInt256 {
        if total < minimum { return 0 }
        let reward = try CometError.exact(speed.multiplied(by: UInt256(seconds)))
        return try fitting64(CometError.exact(reward.multiplied(by: baseScale).dividedDown(by: total)))
    }

    /// Returns the same value where it fits in 64 bits; throws `invalidUInt64`.
    static func fitting64(_ value: UInt256) throws(CometError) -> UInt256 {
        if value.leadingZeroBitCount < 192 { throw .invalidUInt64 }
        return value
    }

    /// Returns the same value with a sign; throws `invalidInt256`.
    static func signed(_ value: UInt256) throws(CometError) -> Int256 {
        guard let signed = Int256(exactly: value) else { throw .invalidInt256 }
        return signed
    }
}
