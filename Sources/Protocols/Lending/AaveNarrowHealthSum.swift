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
    /// What stood above the room for values, at any step.
    @usableFromInline var excess: UInt64 = 0

    /// Value of the debt so far.
    @inlinable public var totalDebt: UInt128 { debt }
    /// Sum over the collateral of value times liquidation threshold.
    @inlinable public var weightedThreshold: UInt128 { weighted }
    /// Whether every step so far was exact.
    @inlinable public var fits: Bool { excess == 0 }

    /// A value below this leaves room for a threshold of 65,535; so does a sum of weighted ones below
    /// 2^16 of them.
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
        let (product, isLost) = AaveNarrowHealthSum.product(balance, price)
        let value = unit.divide(product).quotient
        weighted = weighted &+ value &* UInt128(threshold)
        note(value | weighted &>> 16, isLost)
    }

    /// Adds an owed balance; the parameters are as for collateral.
    @inlinable @inline(__always)
    public mutating func addDebt(balance: UInt128, price: UInt128, unit: PowerOfTen) {
        let (product, isLost) = AaveNarrowHealthSum.product(balance, price)
        let (quotient, rest) = unit.divide(product)
        debt = debt &+ quotient &+ (rest == 0 ? 0 : 1)
        note(quotient | debt, isLost)
    }

    @inlinable @inline(__always)
    mutating func note(_ value: UInt128, _ isLost: Bool) {
        excess |= UInt64(truncatingIfNeeded: value &>> AaveNarrowHealthSum.valueBits) | (isLost ? 1 : 0)
    }

    /// Returns the product modulo 2^128, and whether it is greater; a price of one word, as most are, takes half the
    /// multiplications.
    @inlinable @inline(__always)
    static func product(_ balance: UInt128, _ price: UInt128) -> (product: UInt128, isLost: Bool) {
        guard price &>> 64 == 0 else {
            let (product, isLost) = balance.multipliedReportingOverflow(by: price)
            return (product, isLost)
        }
        let word = UInt64(truncatingIfNeeded: price)
        let lower = UInt64(truncatingIfNeeded: balance).multipliedFullWidth(by: word)
        let upper = UInt64(truncatingIfNeeded: balance &>> 64).multipliedFullWidth(by: word)
        let (middle, isCarried) = upper.low.addingReportingOverflow(lower.high)
        return (UInt128(middle) &<< 64 | UInt128(lower.low), isCarried || upper.high != 0)
    }

    /// Returns the health factor scaled by 1e18, `UInt256.max` without debt; `nil` where the sums do not fit.
    ///
    /// - Rounding: as `AaveHealthSum`; two divisions that round down one after the other are one by the product.
    @inlinable @inline(__always)
    public func healthFactor() -> UInt256? {
        guard fits else { return nil }
        if debt == 0 { return .max }
        let scaled = UInt256.product(weighted, 1_000_000_000_000_000_000) &+ UInt256(debt &>> 1)
        return try? scaled.dividedDown(by: UInt256(debt &* 10_000))
    }
}
