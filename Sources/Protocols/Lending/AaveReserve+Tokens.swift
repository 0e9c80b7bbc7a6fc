import Units

/// Scaled units made, destroyed and moved between a reserve's totals and one holding.
///
/// - Source: aave-v3-origin, `protocol/tokenization/base/ScaledBalanceTokenBase.sol`.
extension AaveReserve {
    /// Adds scaled units to a supply; throws `overflow` above 120 bits.
    mutating func mintSupply(_ scaled: UInt256, to holding: inout AaveHolding) throws(AaveError) {
        if scaled.isZero { throw .invalidMintAmount }
        holding.scaledSupply = try exact(holding.scaledSupply.adding(scaled).stored(bits: 120))
        scaledSupply = try exact(scaledSupply.adding(scaled))
    }

    /// Takes scaled units from a supply; throws `invalidBurnAmount` for none, `underflow` for too many.
    mutating func burnSupply(_ scaled: UInt256, from holding: inout AaveHolding) throws(AaveError) {
        if scaled.isZero { throw .invalidBurnAmount }
        holding.scaledSupply = try exact(holding.scaledSupply.subtracting(scaled))
        scaledSupply = try exact(scaledSupply.subtracting(scaled))
    }

    /// Adds scaled units to a debt; throws `overflow` above 120 bits.
    mutating func mintDebt(_ scaled: UInt256, to holding: inout AaveHolding) throws(AaveError) {
        if scaled.isZero { throw .invalidMintAmount }
        holding.scaledDebt = try exact(holding.scaledDebt.adding(scaled).stored(bits: 120))
        scaledDebt = try exact(scaledDebt.adding(scaled))
    }

    /// Takes scaled units from a debt; throws `invalidBurnAmount` for none, `underflow` for too many.
    mutating func burnDebt(_ scaled: UInt256, from holding: inout AaveHolding) throws(AaveError) {
        if scaled.isZero { throw .invalidBurnAmount }
        holding.scaledDebt = try exact(holding.scaledDebt.subtracting(scaled))
        scaledDebt = try exact(scaledDebt.subtracting(scaled))
    }
}
