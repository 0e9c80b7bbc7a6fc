import Units

/// What a withdrawal in one coin did.
public struct CurveSingleWithdrawal: Hashable, Sendable {
    /// What was paid out, in units of the coin.
    public var amountOut: UInt256
    /// What it cost, in units of the coin, the admin's share with it.
    public var fee: UInt256
}

/// Withdrawing for a given amount of liquidity.
extension CurvePool {
    /// Withdraws all coins in the pool's proportions, without a fee, even from a stopped pool.
    ///
    /// - Parameter minimums: the least that must be paid out of each coin; none unless said so.
    /// - Returns: what is paid out of each coin.
    /// - Rounding: down.
    /// - Errors: `wrongCoinCount`, `withdrawalBelowMinimum`; `insufficientFunds` above the supply; `arithmetic`,
    ///   also without supply.
    @discardableResult
    public mutating func removeLiquidity(
        _ liquidity: UInt256, minimums: [UInt256]? = nil
    ) throws(CurveError) -> [UInt256] {
        let minimums = minimums ?? precisions.map { _ in .zero }
        try checkCount(minimums)
        let amounts = try CurveError.exactly { () throws(ArithmeticError) in
            try balances.map { (balance) throws(ArithmeticError) in
                try balance.multiplied(by: liquidity).dividedDown(by: totalSupply)
            }
        }
        if zip(amounts, minimums).contains(where: { $0 < $1 }) { throw .withdrawalBelowMinimum }
        if liquidity > totalSupply { throw .insufficientFunds }
        // A share of a supply that holds it is at most the balance.
        balances = zip(balances, amounts).map { $0 &- $1 }
        totalSupply = totalSupply &- liquidity
        return amounts
    }

    /// Returns what `removeLiquidityOneCoin` would pay out and cost.
    ///
    /// - Rounding: down, after 1 unit less in 18 decimals.
    /// - Errors: `coinOutOfRange`, `notConverged`; `arithmetic`, also without supply and for liquidity worth
    ///   nothing.
    public func quoteWithdrawal(
        of liquidity: UInt256, in coin: Int, at time: UInt64
    ) throws(CurveError) -> CurveSingleWithdrawal {
        try checkCoin(coin)
        let (curve, before) = (try curve(at: time), try normalized(balances))
        let value = try curve.value(of: before)
        let target = try CurveError.exactly { () throws(ArithmeticError) in
            try value.subtracting(liquidity.multiplied(by: value).dividedDown(by: totalSupply))
        }
        let left = try curve.balance(of: coin, at: target, balances: before)
        let reduced = try reduced(before, toward: target, of: value, leaving: left, of: coin)
        let leftAfterFee = try curve.balance(of: coin, at: target, balances: reduced)
        return try CurveError.exactly { () throws(ArithmeticError) in
            let precision = precisions[coin]
            let amount = try reduced[coin].subtracting(leftAfterFee).subtracting(1).dividedDown(by: precision)
            let free = try before[coin].subtracting(left).dividedDown(by: precision)
            return CurveSingleWithdrawal(amountOut: amount, fee: try free.subtracting(amount))
        }
    }

    /// Withdraws liquidity in one coin.
    ///
    /// - Parameter minimum: the least that must be paid out.
    /// - Rounding: as `quoteWithdrawal`; the admin's share of the fee down.
    /// - Errors: `killed` and those of `quoteWithdrawal`; `notEnoughCoinsRemoved` below `minimum`;
    ///   `insufficientFunds` above the supply.
    @discardableResult
    public mutating func removeLiquidityOneCoin(
        _ liquidity: UInt256, in coin: Int, minimum: UInt256 = .zero, at time: UInt64
    ) throws(CurveError) -> CurveSingleWithdrawal {
        if isKilled { throw .killed }
        let withdrawal = try quoteWithdrawal(of: liquidity, in: coin, at: time)
        if withdrawal.amountOut < minimum { throw .notEnoughCoinsRemoved }
        if liquidity > totalSupply { throw .insufficientFunds }
        let (balance, admin) = try CurveError.exactly { () throws(ArithmeticError) in
            let adminCost = try CurvePool.share(adminFee, of: withdrawal.fee)
            return (
                try balances[coin].subtracting(withdrawal.amountOut.adding(adminCost)),
                try adminBalances[coin].adding(adminCost)
            )
        }
        (balances[coin], adminBalances[coin]) = (balance, admin)
        totalSupply = totalSupply &- liquidity
        return withdrawal
    }

    /// Takes the fee from the balances: on each coin's distance from what a proportional withdrawal would leave.
    private func reduced(
        _ before: [UInt256], toward target: UInt256, of value: UInt256, leaving left: UInt256, of coin: Int
    ) throws(CurveError) -> [UInt256] {
        try CurveError.exactly { () throws(ArithmeticError) in
            let rate = try imbalanceFee()
            var reduced = before
            for (place, balance) in before.enumerated() {
                let ideal = try balance.multiplied(by: target).dividedDown(by: value)
                let distance =
                    place == coin ? try ideal.subtracting(left) : try balance.subtracting(ideal)
                reduced[place] = try balance.subtracting(CurvePool.share(rate, of: distance))
            }
            return reduced
        }
    }
}
