import Units

/// The sums from which Aave v3.7 takes a health factor, gathered one position at a time.
///
/// - Units: values in the base currency scaled by 1e8, thresholds in basis points.
/// - Rounding: collateral down at each step, debt up at each step, in favour of the pool.
/// - Source: aave-v3-origin, `protocol/libraries/logic/GenericLogic.sol`.
public struct AaveHealthSum: Sendable {
    /// Value of the collateral so far.
    public private(set) var totalCollateral = UInt256.zero
    /// Value of the debt so far.
    public private(set) var totalDebt = UInt256.zero
    /// Sum over the collateral of value times liquidation threshold.
    public private(set) var weightedThreshold = UInt256.zero

    /// Makes empty sums.
    public init() {}

    /// Adds a supplied balance and returns its value.
    ///
    /// - Parameters:
    ///   - scaledBalance: balance over the index, in smallest units.
    ///   - index: normalized income, scaled by 1e27.
    ///   - price: base currency per whole asset, scaled by 1e8.
    ///   - decimals: decimal places of the asset.
    ///   - threshold: liquidation threshold in basis points.
    @discardableResult
    public mutating func addCollateral(
        scaledBalance: UInt256, index: UInt256, price: UInt256, decimals: UInt8, threshold: UInt32
    ) throws(ArithmeticError) -> UInt256 {
        let value = try AaveValue.ofCollateral(
            AaveSupplyToken.balance(scaledBalance, index: index), price: price,
            unit: AaveValue.unit(decimals: decimals))
        totalCollateral = try totalCollateral.adding(value)
        weightedThreshold = try weightedThreshold.adding(value.multiplied(by: UInt256(UInt64(threshold))))
        return value
    }

    /// Adds an owed balance; the parameters are as for collateral, the index is that of normalized debt.
    public mutating func addDebt(
        scaledBalance: UInt256, index: UInt256, price: UInt256, decimals: UInt8
    ) throws(ArithmeticError) {
        let value = try AaveValue.ofDebt(
            AaveDebtToken.balance(scaledBalance, index: index), price: price,
            unit: AaveValue.unit(decimals: decimals))
        totalDebt = try totalDebt.adding(value)
    }

    /// Returns the health factor scaled by 1e18; `UInt256.max` without debt.
    ///
    /// - Rounding: the quotient half up, then a ten-thousandth of it down, as the contract does.
    public func healthFactor() throws(ArithmeticError) -> UInt256 {
        if totalDebt.isZero { return .max }
        return try Wad.divideHalfUp(weightedThreshold, totalDebt).dividedDown(by: BasisPoints.one)
    }
}
