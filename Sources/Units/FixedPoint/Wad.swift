/// Fixed point with 18 decimals, as Aave v3.7 computes it: every product must fit 256 bits.
///
/// - Source: aave-v3-origin, `protocol/libraries/math/WadRayMath.sol`.
public enum Wad {
    /// One whole: 1e18.
    public static let one = UInt256(1_000_000_000_000_000_000 as UInt128)

    static let half = UInt256(500_000_000_000_000_000 as UInt128)

    /// Returns `a * b` rounded half up; throws `overflow` where `a * b` and the half need more than 256 bits.
    public static func multiplyHalfUp(_ a: UInt256, _ b: UInt256) throws(ArithmeticError) -> UInt256 {
        try a.multiplied(by: b).adding(half).dividedDown(by: one)
    }

    /// Returns `a / b` rounded half up, where the half of an odd `b` is rounded down as the contract does.
    ///
    /// - Errors: `divisionByZero`; `overflow` where `a * 1e18` and the half need more than 256 bits.
    public static func divideHalfUp(_ a: UInt256, _ b: UInt256) throws(ArithmeticError) -> UInt256 {
        if b.isZero { throw .divisionByZero }
        return try a.multiplied(by: one).adding(b >> 1).dividedDown(by: b)
    }

    /// Returns the same number with 27 decimals; throws `overflow`.
    public static func toRay(_ a: UInt256) throws(ArithmeticError) -> UInt256 {
        try a.multiplied(by: Ray.perWad)
    }
}
