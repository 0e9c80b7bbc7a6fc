import Units

/// What amounts are worth on Aave v3.7.
///
/// - Units: amounts in smallest units; prices and values in the base currency scaled by 1e8.
/// - Errors: `overflow` where a product needs more than 256 bits, `divisionByZero`.
/// - Source: aave-v3-origin, `protocol/libraries/logic/GenericLogic.sol` and `math/MathUtils.sol`.
public enum AaveValue {
    /// Returns the value of a collateral, rounded down.
    public static func ofCollateral(
        _ amount: UInt256, price: UInt256, unit: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        try amount.multiplied(by: price).dividedDown(by: unit)
    }

    /// Returns the value of a debt, rounded up.
    public static func ofDebt(
        _ amount: UInt256, price: UInt256, unit: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        try multiplyDivideUp(amount, price, unit)
    }

    /// Returns `a * b / c` rounded up, where `a * b` must fit 256 bits: the contract's `mulDivCeil`.
    public static func multiplyDivideUp(
        _ a: UInt256, _ b: UInt256, _ c: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        try a.multiplied(by: b).dividedUp(by: c)
    }

    /// Returns one whole asset in smallest units; 77 decimals are the most that 256 bits hold.
    public static func unit(decimals: UInt8) throws(ArithmeticError) -> UInt256 {
        if decimals <= 38 { return UInt256(DecimalText.powerOfTen(Int(decimals))) }
        if decimals > 77 { throw .overflow }
        return try UInt256(DecimalText.powerOfTen(38)).multiplied(by: unit(decimals: decimals - 38))
    }
}
