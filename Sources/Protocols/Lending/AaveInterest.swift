import Units

/// Interest as Aave v3.7 grows it over a span of time.
///
/// - Units: yearly rates and results scaled by 1e27; a year has 31,536,000 seconds.
/// - Source: aave-v3-origin, `protocol/libraries/math/MathUtils.sol`.
public enum AaveInterest {
    /// The seconds of a year of 365 days.
    public static let secondsPerYear = UInt256(31_536_000 as UInt128)

    /// Returns the growth of what is supplied: one whole and the rate times the span.
    ///
    /// - Rounding: down.
    /// - Errors: `overflow`.
    public static func linear(rate: UInt256, seconds: UInt64) throws(ArithmeticError) -> UInt256 {
        try Ray.one.adding(share(of: rate, seconds: seconds))
    }

    /// Returns the growth of what is owed: the first four terms of the exponential of rate times span.
    ///
    /// - Rounding: the exponent, its half and its sixth down, their products half up.
    /// - Errors: `overflow`, which no rate below 2^128 over a span below 2^40 reaches.
    public static func compounded(rate: UInt256, seconds: UInt64) throws(ArithmeticError) -> UInt256 {
        if seconds == 0 { return Ray.one }
        let exponent = try share(of: rate, seconds: seconds)
        let third = try Ray.multiplyHalfUp(exponent, exponent.dividedDown(by: 6))
        let second = try Ray.multiplyHalfUp(exponent, (exponent >> 1).adding(third))
        return try Ray.one.adding(exponent).adding(second)
    }

    private static func share(of rate: UInt256, seconds: UInt64) throws(ArithmeticError) -> UInt256 {
        try rate.multiplied(by: UInt256(seconds)).dividedDown(by: secondsPerYear)
    }
}
