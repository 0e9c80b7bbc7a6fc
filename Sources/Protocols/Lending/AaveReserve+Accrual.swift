import Units

/// Interest of a reserve over time, and its rates after each operation.
///
/// - Source: aave-v3-origin, `protocol/libraries/logic/ReserveLogic.sol`.
extension AaveReserve {
    /// Returns the liquidity index at a time that is not before the last update.
    ///
    /// - Rounding: half up.
    /// - Errors: `underflow` for an earlier time, `overflow`.
    public func normalizedIncome(at now: UInt64) throws(ArithmeticError) -> UInt256 {
        if now == lastUpdate { return liquidityIndex }
        let growth = try AaveInterest.linear(rate: liquidityRate, seconds: seconds(to: now))
        return try Ray.multiplyHalfUp(growth, liquidityIndex)
    }

    /// Returns the borrow index at a time that is not before the last update; rounding and errors as income.
    public func normalizedDebt(at now: UInt64) throws(ArithmeticError) -> UInt256 {
        if now == lastUpdate { return variableBorrowIndex }
        let growth = try AaveInterest.compounded(rate: variableBorrowRate, seconds: seconds(to: now))
        return try Ray.multiplyHalfUp(growth, variableBorrowIndex)
    }

    /// Brings the indexes and the treasury's part up to a time; nothing happens twice at the same time.
    ///
    /// Without a liquidity rate the liquidity index stands, without debt the borrow index, whatever its rate.
    ///
    /// - Errors: `underflow` for an earlier time; `overflow` where an index needs more than 128 bits.
    public mutating func accrue(to now: UInt64) throws(ArithmeticError) {
        if now == lastUpdate { return }
        var next = self
        if !liquidityRate.isZero { next.liquidityIndex = try normalizedIncome(at: now).stored(bits: 128) }
        if !scaledDebt.isZero { next.variableBorrowIndex = try normalizedDebt(at: now).stored(bits: 128) }
        next.accruedToTreasury = try next.accruedToTreasury(growingFrom: variableBorrowIndex)
        _ = try seconds(to: now)
        next.lastUpdate = now
        self = next
    }

    /// Sets the rates that hold after an operation, and moves what the operation adds or takes.
    ///
    /// - Errors: `underflow` where more is taken than there is, `overflow`.
    mutating func updateRates(
        added: UInt256 = .zero, taken: UInt256 = .zero
    ) throws(ArithmeticError) {
        let rates = try configuration.rateCurve.rates(
            AaveRateInputs(
                totalDebt: AaveDebtToken.balance(scaledDebt, index: variableBorrowIndex),
                virtualUnderlyingBalance: virtualUnderlyingBalance, liquidityAdded: added,
                liquidityTaken: taken, deficit: deficit, reserveFactor: configuration.reserveFactor))
        let balance = try virtualUnderlyingBalance.adding(added).stored(bits: 128).subtracting(taken)
        liquidityRate = try rates.liquidityRate.stored(bits: 128)
        variableBorrowRate = try rates.variableBorrowRate.stored(bits: 128)
        virtualUnderlyingBalance = balance
    }

    /// The treasury's scaled units after the borrow index has grown.
    private func accruedToTreasury(growingFrom former: UInt256) throws(ArithmeticError) -> UInt256 {
        if configuration.reserveFactor == 0 { return accruedToTreasury }
        let interest = try Ray.multiplyDown(scaledDebt, variableBorrowIndex.subtracting(former))
        let share = try BasisPoints.shareHalfUp(interest, UInt256(UInt64(configuration.reserveFactor)))
        if share.isZero { return accruedToTreasury }
        return try accruedToTreasury.adding(AaveSupplyToken.scaledMint(share, index: liquidityIndex))
            .stored(bits: 128)
    }

    private func seconds(to now: UInt64) throws(ArithmeticError) -> UInt64 {
        if now < lastUpdate { throw .underflow }
        return now - lastUpdate
    }
}
