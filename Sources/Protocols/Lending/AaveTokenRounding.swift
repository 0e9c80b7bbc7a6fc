import Units

/// How Aave v3.7 turns amounts of a supplied asset into scaled units and back: always for the pool.
///
/// - Units: amounts in smallest units, the liquidity index scaled by 1e27.
/// - Errors: `overflow`; `divisionByZero` for an index of 0.
/// - Source: aave-v3-origin, `protocol/libraries/helpers/TokenMath.sol`.
public enum AaveSupplyToken {
    /// Returns the scaled units that a supply mints, rounded down.
    public static func scaledMint(_ amount: UInt256, index: UInt256) throws(ArithmeticError) -> UInt256 {
        try Ray.divideDown(amount, index)
    }

    /// Returns the scaled units that a withdrawal burns, rounded up.
    public static func scaledBurn(_ amount: UInt256, index: UInt256) throws(ArithmeticError) -> UInt256 {
        try Ray.divideUp(amount, index)
    }

    /// Returns the scaled units that a transfer moves, rounded up.
    public static func scaledTransfer(_ amount: UInt256, index: UInt256) throws(ArithmeticError) -> UInt256 {
        try Ray.divideUp(amount, index)
    }

    /// Returns the amount that scaled units stand for, rounded down.
    public static func balance(_ scaled: UInt256, index: UInt256) throws(ArithmeticError) -> UInt256 {
        try Ray.multiplyDown(scaled, index)
    }
}

/// How Aave v3.7 turns amounts of a debt into scaled units and back: always for the pool.
///
/// - Units: amounts in smallest units, the borrow index scaled by 1e27.
/// - Errors: `overflow`; `divisionByZero` for an index of 0.
/// - Source: aave-v3-origin, `protocol/libraries/helpers/TokenMath.sol`.
public enum AaveDebtToken {
    /// Returns the scaled units that a loan mints, rounded up.
    public static func scaledMint(_ amount: UInt256, index: UInt256) throws(ArithmeticError) -> UInt256 {
        try Ray.divideUp(amount, index)
    }

    /// Returns the scaled units that a repayment burns, rounded down.
    public static func scaledBurn(_ amount: UInt256, index: UInt256) throws(ArithmeticError) -> UInt256 {
        try Ray.divideDown(amount, index)
    }

    /// Returns the amount that scaled units stand for, rounded up.
    public static func balance(_ scaled: UInt256, index: UInt256) throws(ArithmeticError) -> UInt256 {
        try Ray.multiplyUp(scaled, index)
    }
}
