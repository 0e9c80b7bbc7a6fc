import Units

/// What a deposit did.
public struct CurveDeposit: Hashable, Sendable {
    /// Liquidity for the depositor.
    public var minted: UInt256
    /// What the deposit cost of each coin, the admin's share with it.
    public var fees: [UInt256]
}

/// What a withdrawal of chosen amounts did.
public struct CurveImbalancedWithdrawal: Hashable, Sendable {
    /// Liquidity that was burned.
    public var burned: UInt256
    /// What the withdrawal cost of each coin, the admin's share with it.
    public var fees: [UInt256]
}

/// Depositing, and withdrawing chosen amounts.
extension CurvePool {
    /// Deposits amounts of the coins for liquidity.
    ///
    /// The first deposit is free and mints the invariant. A later one pays `imbalanceFee` on how far each coin is
    /// from the proportions that the pool had.
    /// - Parameter minimum: the least liquidity that must be minted.
    /// - Rounding: down.
    /// - Errors: `killed`, `wrongCoinCount`, `initialDepositRequiresAllCoins`, `invariantNotRaised`,
    ///   `notConverged`; `slippage` below `minimum`; `arithmetic`.
    @discardableResult
    public mutating func addLiquidity(
        _ amounts: [UInt256], minimum: UInt256 = .zero, at time: UInt64
    ) throws(CurveError) -> CurveDeposit {
        if isKilled { throw .killed }
        try checkCount(amounts)
        let curve = try curve(at: time)
        let isFirst = totalSupply.isZero
        let valueBefore =
            isFirst && !dialect.measuresBeforeFirstDeposit
            ? .zero : try curve.value(of: normalized(balances))
        if isFirst, amounts.contains(where: \.isZero) { throw .initialDepositRequiresAllCoins }
        let paid = try CurveError.exactly { () throws(ArithmeticError) in
            try balances.pairwise(amounts) { (balance, amount) throws(ArithmeticError) in
                try balance.adding(amount)
            }
        }
        let valueAfter = try curve.value(of: normalized(paid))
        if valueAfter <= valueBefore { throw .invariantNotRaised }
        let change = Change(curve: curve, valueBefore: valueBefore, valueAfter: valueAfter, balances: paid)
        let charged = isFirst ? ChargedChange(free: change) : try charging(change)
        let minted =
            isFirst
            ? valueAfter : try liquidity(from: valueBefore, to: charged.value, of: valueBefore)
        if minted < minimum { throw .slippage }
        let supply = try CurveError.exactly { () throws(ArithmeticError) in try totalSupply.adding(minted) }
        try settle(charged, supply: supply)
        return CurveDeposit(minted: minted, fees: charged.fees)
    }

    /// Withdraws exactly these amounts of the coins.
    ///
    /// - Parameter maximum: the most liquidity that may be burned.
    /// - Rounding: down and then 1 more.
    /// - Errors: `killed`, `wrongCoinCount`, `zeroTotalSupply`, `zeroTokensBurned`, `notConverged`; `slippage`
    ///   above `maximum`; `insufficientFunds` above the supply; `arithmetic`, also for more of a coin than there
    ///   is.
    @discardableResult
    public mutating func removeLiquidityImbalance(
        _ amounts: [UInt256], maximum: UInt256 = .max, at time: UInt64
    ) throws(CurveError) -> CurveImbalancedWithdrawal {
        if isKilled { throw .killed }
        try checkCount(amounts)
        if dialect.checksSupplyFirst, totalSupply.isZero { throw .zeroTotalSupply }
        let curve = try curve(at: time)
        let valueBefore = try curve.value(of: normalized(balances))
        let left = try CurveError.exactly { () throws(ArithmeticError) in
            try balances.pairwise(amounts) { (balance, amount) throws(ArithmeticError) in
                try balance.subtracting(amount)
            }
        }
        let valueAfter = try curve.value(of: normalized(left))
        let charged = try charging(
            Change(curve: curve, valueBefore: valueBefore, valueAfter: valueAfter, balances: left))
        let exact = try liquidity(from: charged.value, to: valueBefore, of: valueBefore)
        if exact.isZero { throw .zeroTokensBurned }
        let burned = try CurveError.exactly { () throws(ArithmeticError) in try exact.adding(1) }
        if burned > maximum { throw .slippage }
        if burned > totalSupply { throw .insufficientFunds }
        try settle(charged, supply: totalSupply &- burned)
        return CurveImbalancedWithdrawal(burned: burned, fees: charged.fees)
    }

    /// The balances after a deposit or withdrawal, before its fee.
    private struct Change {
        var curve: CurveInvariant
        var valueBefore: UInt256
        var valueAfter: UInt256
        var balances: [UInt256]
    }

    /// The balances after it, and what it cost.
    private struct ChargedChange {
        var balances: [UInt256]
        var fees: [UInt256]
        var adminFees: [UInt256]
        /// The invariant without any of the fees.
        var value: UInt256

        init(free change: Change) {
            balances = change.balances
            fees = change.balances.map { _ in .zero }
            adminFees = fees
            value = change.valueAfter
        }
    }

    private func charging(_ change: Change) throws(CurveError) -> ChargedChange {
        var charged = ChargedChange(free: change)
        let kept = try CurveError.exactly { () throws(ArithmeticError) in
            let rate = try imbalanceFee()
            charged.fees = try balances.pairwise(change.balances) { (before, after) throws(ArithmeticError) in
                let ideal = try change.valueAfter.multiplied(by: before).dividedDown(by: change.valueBefore)
                return try CurvePool.share(rate, of: ideal > after ? ideal &- after : after &- ideal)
            }
            charged.adminFees = try charged.fees.map { (cost) throws(ArithmeticError) in
                try CurvePool.share(adminFee, of: cost)
            }
            charged.balances = try change.balances.pairwise(charged.adminFees, UInt256.difference)
            return try change.balances.pairwise(charged.fees, UInt256.difference)
        }
        charged.value = try change.curve.value(of: normalized(kept))
        return charged
    }

    /// Liquidity worth the way from one invariant to another.
    private func liquidity(
        from lower: UInt256, to upper: UInt256, of whole: UInt256
    ) throws(CurveError) -> UInt256 {
        try CurveError.exactly { () throws(ArithmeticError) in
            try totalSupply.multiplied(by: upper.subtracting(lower)).dividedDown(by: whole)
        }
    }

    private mutating func settle(_ charged: ChargedChange, supply: UInt256) throws(CurveError) {
        adminBalances = try CurveError.exactly { () throws(ArithmeticError) in
            try adminBalances.pairwise(charged.adminFees) { (held, cost) throws(ArithmeticError) in
                try held.adding(cost)
            }
        }
        balances = charged.balances
        totalSupply = supply
    }
}

extension UInt256 {
    fileprivate static func difference(_ left: UInt256, _ right: UInt256) throws(ArithmeticError) -> UInt256 {
        try left.subtracting(right)
    }
}
