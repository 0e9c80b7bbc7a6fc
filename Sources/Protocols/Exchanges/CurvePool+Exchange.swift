import Units

/// What an exchange did.
public struct CurveExchange: Hashable, Sendable {
    /// What was paid out, in units of the coin bought.
    public var amountOut: UInt256
    /// What the admin got of the fee, in units of the coin bought.
    public var adminFee: UInt256
}

/// Trading one coin for another.
extension CurvePool {
    /// Returns what `exchange` would pay out, or 1 unit off it in the older dialect.
    ///
    /// - Rounding: down, after 1 unit less in 18 decimals.
    /// - Errors: those of `exchange` but the limit and the stop.
    public func quote(
        selling amountIn: UInt256, of coinIn: Int, for coinOut: Int, at time: UInt64
    ) throws(CurveError) -> UInt256 {
        let bought = try bought(selling: amountIn, of: coinIn, for: coinOut, at: time)
        return try CurveError.exactly { () throws(ArithmeticError) in
            if dialect.quotesFeeFirst {
                let cost = try CurvePool.share(fee, of: bought)
                return try denormalized(bought.subtracting(cost), of: coinOut)
            }
            let amount = try denormalized(bought, of: coinOut)
            return try amount.subtracting(CurvePool.share(fee, of: amount))
        }
    }

    /// Sells `amountIn` of one coin for another.
    ///
    /// - Parameter minimum: the least that must be paid out.
    /// - Rounding: down, after 1 unit less in 18 decimals; the admin's part of the fee down twice.
    /// - Errors: `killed`, `coinOutOfRange`, `sameCoin`, `notConverged`; `fewerCoinsThanExpected` below
    ///   `minimum`; `arithmetic`, also for an amount too small to buy anything.
    @discardableResult
    public mutating func exchange(
        selling amountIn: UInt256, of coinIn: Int, for coinOut: Int, minimum: UInt256 = .zero,
        at time: UInt64
    ) throws(CurveError) -> CurveExchange {
        if isKilled { throw .killed }
        let bought = try bought(selling: amountIn, of: coinIn, for: coinOut, at: time)
        let result = try CurveError.exactly { () throws(ArithmeticError) in
            let cost = try CurvePool.share(fee, of: bought)
            let adminCost = try CurvePool.share(adminFee, of: cost)
            return CurveExchange(
                amountOut: try denormalized(bought.subtracting(cost), of: coinOut),
                adminFee: try denormalized(adminCost, of: coinOut))
        }
        if result.amountOut < minimum { throw .fewerCoinsThanExpected }
        let after = try CurveError.exactly { () throws(ArithmeticError) in
            (
                paid: try balances[coinIn].adding(amountIn),
                left: try balances[coinOut].subtracting(result.amountOut).subtracting(result.adminFee),
                admin: try adminBalances[coinOut].adding(result.adminFee)
            )
        }
        (balances[coinIn], balances[coinOut], adminBalances[coinOut]) = (after.paid, after.left, after.admin)
        return result
    }

    /// What the curve gives before the fee, in 18 decimals.
    private func bought(
        selling amountIn: UInt256, of coinIn: Int, for coinOut: Int, at time: UInt64
    ) throws(CurveError) -> UInt256 {
        try checkCoin(coinIn)
        try checkCoin(coinOut)
        let before = try normalized(balances)
        let sold = try CurveError.exactly { () throws(ArithmeticError) in
            let rate = try precisions[coinIn].multiplied(by: CurvePool.precision)
            return try before[coinIn]
                .adding(amountIn.multiplied(by: rate).dividedDown(by: CurvePool.precision))
        }
        let left = try curve(at: time)
            .balance(of: coinOut, whenBalanceOf: coinIn, becomes: sold, balances: before)
        return try CurveError.exactly { () throws(ArithmeticError) in
            try before[coinOut].subtracting(left).subtracting(1)
        }
    }
}
