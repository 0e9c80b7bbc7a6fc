/// Fixed point with 27 decimals, as Aave v3.7 computes it: every product must fit 256 bits.
///
/// - Source: aave-v3-origin, `protocol/libraries/math/WadRayMath.sol`.
public enum Ray {
    /// One whole: 1e27.
    public static let one = UInt256(1_000_000_000_000_000_000_000_000_000 as UInt128)

    static let half = UInt256(500_000_000_000_000_000_000_000_000 as UInt128)
    static let perWad = UInt256(1_000_000_000 as UInt128)

    /// Returns `a * b` rounded half up; throws `overflow` where `a * b` and the half need more than 256 bits.
    public static func multiplyHalfUp(_ a: UInt256, _ b: UInt256) throws(ArithmeticError) -> UInt256 {
        try a.multiplied(by: b).adding(half).dividedDown(by: one)
    }

    /// Returns `a * b` rounded down; throws `overflow` where `a * b` needs more than 256 bits.
    @inlinable
    public static func multiplyDown(_ a: UInt256, _ b: UInt256) throws(ArithmeticError) -> UInt256 {
        try a.multiplied(by: b).dividedDown(by: one)
    }

    /// Returns `a * b` rounded up; throws `overflow` where `a * b` needs more than 256 bits.
    @inlinable
    public static func multiplyUp(_ a: UInt256, _ b: UInt256) throws(ArithmeticError) -> UInt256 {
        try a.multiplied(by: b).dividedUp(by: one)
    }

    /// Returns `a / b` rounded half up, where the half of an odd `b` is rounded down as the contract does.
    ///
    /// - Errors: `divisionByZero`; `overflow` where `a * 1e27` and the half need more than 256 bits.
    public static func divideHalfUp(_ a: UInt256, _ b: UInt256) throws(ArithmeticError) -> UInt256 {
        if b.isZero { throw .divisionByZero }
        return try a.multiplied(by: one).adding(b >> 1).dividedDown(by: b)
    }

    /// Returns `a / b` rounded down; errors: `divisionByZero`, `overflow` of `a * 1e27`.
    public static func divideDown(_ a: UInt256, _ b: UInt256) throws(ArithmeticError) -> UInt256 {
        if b.isZero { throw .divisionByZero }
        return try a.multiplied(by: one).dividedDown(by: b)
    }

    /// Returns `a / b` rounded up; errors: `divisionByZero`, `overflow` of `a * 1e27`.
    public static func divideUp(_ a: UInt256, _ b: UInt256) throws(ArithmeticError) -> UInt256 {
        if b.isZero { throw .divisionByZero }
        return try a.multiplied(by: one).dividedUp(by: b)
    }

    /// Returns the same number with 18 decimals, rounded half up; never overflows.
    public static func toWadHalfUp(_ a: UInt256) -> UInt256 {
        let (quotient, rest) = a.quotientAndRemainder(dividingByWord: 1_000_000_000)
        return rest >= 500_000_000 ? quotient &+ 1 : quotient
    }
}
