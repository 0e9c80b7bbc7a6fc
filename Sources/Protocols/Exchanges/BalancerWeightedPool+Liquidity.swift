import Units

/// Depositing and withdrawing in the pool's proportions.
extension BalancerWeightedPool {
    /// Fills an empty pool, and returns the liquidity for the depositor.
    ///
    /// It is the invariant times the number of tokens, less `minimumLiquidity`, which is locked.
    /// - Rounding: down.
    /// - Errors: `unhandledJoinKind` for a pool that is filled; `inputLengthMismatch`, `zeroInvariant`,
    ///   `minimumBPT`, `balanceTotalOverflow`; those of `BalancerFixedPoint`.
    @discardableResult
    public mutating func initialize(_ amounts: [UInt256]) throws(BalancerError) -> UInt256 {
        if !totalSupply.isZero { throw .unhandledJoinKind }
        if amounts.count != weights.count { throw .inputLengthMismatch }
        let invariant = try BalancerWeightedMath.invariant(of: reserves(of: amounts))
        let supply = try BalancerError.exactly { () throws(ArithmeticError) in
            try invariant.multiplied(by: UInt256(UInt64(weights.count)))
        }
        if supply < BalancerWeightedPool.minimumLiquidity { throw .minimumBPT }
        try checkBalances(amounts)
        (balances, totalSupply) = (amounts, supply)
        return supply &- BalancerWeightedPool.minimumLiquidity
    }

    /// Mints exactly this liquidity, and returns what it costs of each token.
    ///
    /// - Parameter maximums: the most that it may cost of each token; no limit unless said so.
    /// - Rounding: up, twice.
    /// - Errors: `uninitialized`, `inputLengthMismatch`, `joinAboveMax`, `balanceTotalOverflow`; those of
    ///   `BalancerFixedPoint`.
    @discardableResult
    public mutating func join(
        _ liquidity: UInt256, maximums: [UInt256]? = nil
    ) throws(BalancerError) -> [UInt256] {
        if totalSupply.isZero { throw .uninitialized }
        let maximums = maximums ?? weights.map { _ in .max }
        if maximums.count != weights.count { throw .inputLengthMismatch }
        let ratio = try BalancerFixedPoint.divideUp(liquidity, totalSupply)
        var (amounts, after): ([UInt256], [UInt256]) = ([], [])
        for (token, balance) in balances.enumerated() {
            let share = try BalancerFixedPoint.multiplyUp(upscaled(balance, of: token), ratio)
            let amount = try downscaledUp(share, of: token)
            if amount > maximums[token] { throw .joinAboveMax }
            amounts.append(amount)
            after.append(try BalancerWeightedPool.sum(balance, amount))
        }
        let supply = try BalancerWeightedPool.sum(totalSupply, liquidity)
        try checkBalances(after)
        (balances, totalSupply) = (after, supply)
        return amounts
    }

    /// Burns this liquidity, and returns what is paid out of each token.
    ///
    /// - Parameter minimums: the least that must be paid out of each token; none unless said so.
    /// - Rounding: down, twice.
    /// - Errors: `uninitialized`, `inputLengthMismatch`, `exitBelowMin`; `arithmetic` for more liquidity than
    ///   anybody can own.
    @discardableResult
    public mutating func exit(
        _ liquidity: UInt256, minimums: [UInt256]? = nil
    ) throws(BalancerError) -> [UInt256] {
        if totalSupply.isZero { throw .uninitialized }
        let minimums = minimums ?? weights.map { _ in .zero }
        if minimums.count != weights.count { throw .inputLengthMismatch }
        if liquidity > ownedSupply { throw .arithmetic(.underflow) }
        let ratio = try BalancerFixedPoint.divideDown(liquidity, totalSupply)
        var amounts: [UInt256] = []
        for (token, balance) in balances.enumerated() {
            let share = try BalancerFixedPoint.multiplyDown(upscaled(balance, of: token), ratio)
            let amount = try downscaledDown(share, of: token)
            if amount < minimums[token] { throw .exitBelowMin }
            amounts.append(amount)
        }
        // A ratio of at most one whole gives at most the balance.
        balances = zip(balances, amounts).map { $0 &- $1 }
        totalSupply = totalSupply &- liquidity
        return amounts
    }

    /// Liquidity that somebody can own: all but what is locked.
    private var ownedSupply: UInt256 {
        let locked = BalancerWeightedPool.minimumLiquidity
        return totalSupply > locked ? totalSupply &- locked : .zero
    }

    private static func sum(_ left: UInt256, _ right: UInt256) throws(BalancerError) -> UInt256 {
        try BalancerError.exactly { () throws(ArithmeticError) in try left.adding(right) }
    }
}
