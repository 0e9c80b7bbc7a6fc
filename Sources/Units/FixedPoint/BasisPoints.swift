/// Shares in ten-thousandths, as Aave v3.7 takes them: every product must fit 256 bits.
///
/// - Source: aave-v3-origin, `protocol/libraries/math/PercentageMath.sol`.
public enum BasisPoints {
    /// The whole: 10,000.
    public static let one = UInt256(10_000 as UInt128)

    static let half = UInt256(5_000 as UInt128)

    /// Returns the share of a value rounded half up; throws `overflow` where product and half need more than 256 bits.
    public static func shareHalfUp(_ value: UInt256, _ points: UInt256) throws(ArithmeticError) -> UInt256 {
        try value.multiplied(by: points).adding(half).dividedDown(by: one)
    }

    /// Returns the share of a value rounded down; throws `overflow` where the product needs more than 256 bits.
    public static func shareDown(_ value: UInt256, _ points: UInt256) throws(ArithmeticError) -> UInt256 {
        try value.multiplied(by: points).dividedDown(by: one)
    }

    /// Returns the share of a value rounded up; throws `overflow` where the product needs more than 256 bits.
    public static func shareUp(_ value: UInt256, _ points: UInt256) throws(ArithmeticError) -> UInt256 {
        try value.multiplied(by: points).dividedUp(by: one)
    }

    /// Returns the value of which `value` is the share, rounded half up; errors: `divisionByZero`, `overflow`.
    public static func wholeHalfUp(_ value: UInt256, _ points: UInt256) throws(ArithmeticError) -> UInt256 {
        if points.isZero { throw .divisionByZero }
        return try value.multiplied(by: one).adding(points >> 1).dividedDown(by: points)
    }

    /// Returns the value of which `value` is the share, rounded down; errors: `divisionByZero`, `overflow`.
    public static func wholeDown(_ value: UInt256, _ points: UInt256) throws(ArithmeticError) -> UInt256 {
        if points.isZero { throw .divisionByZero }
        return try value.multiplied(by: one).dividedDown(by: points)
    }

    /// Returns the value of which `value` is the share, rounded up; errors: `divisionByZero`, `overflow`.
    public static func wholeUp(_ value: UInt256, _ points: UInt256) throws(ArithmeticError) -> UInt256 {
        if points.isZero { throw .divisionByZero }
        return try value.multiplied(by: one).dividedUp(by: points)
    }
}
