import Units

/// The sums of `AaveHealthSum` where everything fits 128 bits: the same integers in a fraction of the time.
///
/// Balances are given as they stand at the index, so that only prices move. A step that needs more than 128 bits
/// takes `fits` away; then the sums mean nothing and `AaveHealthSum` has to answer.
///
/// - Units: values in the base currency scaled by 1e8, thresholds in basis points.
/// - Rounding: as `AaveHealthSum`: collateral down, debt up.
/// - Source: aave-v3-origin, `protocol/libraries/logic/GenericLogic.sol`.
@frozen
public struct AaveNarrowHealthSum: Sendable {
    @usableFromInline var debt: UInt128 = 0
    @usableFromInline var weighted: UInt128 = 0
    @usableFromInline var isExact = true

    /// Value of the debt so far.
    @inlinable public var totalDebt: UInt128 { debt }
    /// Sum over the collateral of value times liquidation threshold.
    @inlinable public var weightedThreshold: UInt128 { weighted }
    /// Whether every step so far was exact.
    @inlinable public var fits: Bool { isExact }

    /// A value below this leaves room for a threshold of 65,535 and for ten thousand of its kind.
    @usableFromInline static let valueBits: UInt128 = 98

    /// Makes empty sums.
    @inlinable
    public init() {}

    /// Adds a supplied balance.
    ///
    /// - Parameters:
    ///   - balance: balance in smallest units.
    ///   - price: base currency per whole asset, scaled by 1e8.
    ///   - unit: one whole asset in smallest units.
    ///   - threshold: liquidation threshold in basis points, at most 10,000.
    @inlinable @inline(__always)
    public mutating func addCollateral(
        balance: UInt128, price: UInt128, unit: PowerOfTen, threshold: UInt32
    ) {
        let (product, isLost) = balance.multipliedReportingOverflow(by: price)
        let value = unit.divide(product).quotient
        let (sum, isFull) = weighted.addingReportingOverflow(value &* UInt128(threshold))
        weighted = sum
        isExact = isExact && !isLost && !isFull && value &>> AaveNarrowHealthSum.valueBits == 0
    }

    /// Adds an owed balance; the parameters are as for collateral.
    @inlinable @inline(__always)
    public mutating func addDebt(balance: UInt128, price: UInt128, unit: PowerOfTen) {
        let (product, isLost) = balance.multipliedReportingOverflow(by: price)
        let (quotient, rest) = unit.divide(product)
        debt = debt &+ quotient &+ (rest == 0 ? 0 : 1)
        isExact = isExact && !isLost && (quotient | debt) &>> AaveNarrowHealthSum.valueBits == 0
    }

    /// Returns the health factor scaled by 1e18, `UInt256.max` without debt; `nil` where the sums do not fit.
    ///
    /// - Rounding: as `AaveHealthSum`; two divisions that round down one after the other are one by the product.
    @inlinable @inline(__always)
    public func healthFactor() -> UInt256? {
        guard isExact else { return nil }
        if debt == 0 { return .max }
        let scaled = UInt256.product(weighted, 1_000_000_000_000_000_000) &+ UInt256(debt &>> 1)
        return try? scaled.dividedDown(by: UInt256(debt &* 10_000))
    }
}
