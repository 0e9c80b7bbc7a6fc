import Units

/// Compounded interest as Aave v3.0 grew it: other low digits than v3.7, so the two never mix.
///
/// - Units: yearly rate and result scaled by 1e27; a year has 31,536,000 seconds.
/// - Source: aave-v3-core, `protocol/libraries/math/MathUtils.sol`.
public enum AaveInterestV30 {
    /// Returns the growth of what is owed: the first four terms of the binomial of the rate per second.
    ///
    /// - Rounding: powers of the rate half up and then down to seconds, terms down.
    /// - Errors: `overflow`.
    public static func compounded(rate: UInt256, seconds: UInt64) throws(ArithmeticError) -> UInt256 {
        if seconds == 0 { return Ray.one }
        let year = AaveInterest.secondsPerYear
        let square = try Ray.multiplyHalfUp(rate, rate).dividedDown(by: year.multiplied(by: year))
        let cube = try Ray.multiplyHalfUp(square, rate).dividedDown(by: year)
        let pairs = try UInt256(seconds).multiplied(by: UInt256(seconds - 1))
        let triples = try pairs.multiplied(by: UInt256(seconds > 2 ? seconds - 2 : 0))
        let first = try rate.multiplied(by: UInt256(seconds)).dividedDown(by: year)
        let second = try pairs.multiplied(by: square).dividedDown(by: 2)
        let third = try triples.multiplied(by: cube).dividedDown(by: 6)
        return try Ray.one.adding(first).adding(second).adding(third)
    }
}
