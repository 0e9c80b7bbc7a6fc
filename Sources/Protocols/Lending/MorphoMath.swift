import Units

/// Fixed point as Morpho Blue computes it: every product must fit 256 bits.
///
/// - Units: a WAD is scaled by 1e18.
/// - Errors: `overflow` of a product or sum, `divisionByZero`; a divisor of 0 that is rounded up throws
///   `underflow`, as the contract subtracts 1 from it first.
/// - Source: morpho-blue, `libraries/MathLib.sol`.
public enum MorphoMath {
    /// Returns `x * y / d` rounded down.
    public static func mulDivDown(
        _ x: UInt256, _ y: UInt256, _ d: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        try x.multiplied(by: y).dividedDown(by: d)
    }

    /// Returns `x * y / d` rounded up.
    public static func mulDivUp(
        _ x: UInt256, _ y: UInt256, _ d: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        try x.multiplied(by: y).adding(d.subtracting(1)).dividedDown(by: d)
    }

    /// Returns the product with a WAD, rounded down.
    public static func wadMultiplyDown(_ x: UInt256, _ y: UInt256) throws(ArithmeticError) -> UInt256 {
        try mulDivDown(x, y, Wad.one)
    }

    /// Returns the quotient as a WAD, rounded down.
    public static func wadDivideDown(_ x: UInt256, _ y: UInt256) throws(ArithmeticError) -> UInt256 {
        try mulDivDown(x, Wad.one, y)
    }

    /// Returns the quotient as a WAD, rounded up.
    public static func wadDivideUp(_ x: UInt256, _ y: UInt256) throws(ArithmeticError) -> UInt256 {
        try mulDivUp(x, Wad.one, y)
    }

    /// Returns the growth of a unit of debt over some seconds, `e^(rate * seconds) - 1` to the third term.
    ///
    /// - Units: rate and growth are WADs, the rate per second.
    /// - Rounding: each term down, and the tail is left out: never above the true growth.
    public static func compoundedGrowth(
        ratePerSecond: UInt256, seconds: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        let first = try ratePerSecond.multiplied(by: seconds)
        let second = try mulDivDown(first, first, twoWads)
        let third = try mulDivDown(second, first, threeWads)
        return try first.adding(second).adding(third)
    }

    /// Returns how much more than what he repays a liquidator seizes: `1 / (1 - 0.3 * (1 - lltv))`, at most 1.15.
    ///
    /// - Units: WAD, the loan to value too.
    /// - Rounding: down, in favour of the borrower.
    /// - Source: morpho-blue, `Morpho.sol`, `liquidate`.
    public static func liquidationIncentive(lltv: UInt256) throws(ArithmeticError) -> UInt256 {
        let discount = try wadMultiplyDown(liquidationCursor, Wad.one.subtracting(lltv))
        return min(mostIncentive, try wadDivideDown(Wad.one, Wad.one.subtracting(discount)))
    }

    private static let twoWads: UInt256 = 2_000_000_000_000_000_000
    private static let threeWads: UInt256 = 3_000_000_000_000_000_000
    private static let liquidationCursor: UInt256 = 300_000_000_000_000_000
    private static let mostIncentive: UInt256 = 1_150_000_000_000_000_000
}
