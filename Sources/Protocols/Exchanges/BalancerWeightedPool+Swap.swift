import Units

/// Trading one token for another.
extension BalancerWeightedPool {
    /// Returns what selling `amountIn` of one token pays out of another.
    ///
    /// - Rounding: down; the fee up.
    /// - Errors: `unknownAmountInFirstSwap` for 0, `cannotSwapSameToken`, `outOfBounds`, `maxInRatio`; those of
    ///   `BalancerFixedPoint`.
    public func quote(
        selling amountIn: UInt256, of tokenIn: Int, for tokenOut: Int
    ) throws(BalancerError) -> UInt256 {
        try checkSwap(amountIn, of: tokenIn, for: tokenOut)
        let fee = try BalancerFixedPoint.multiplyUp(amountIn, swapFee)
        // A fee below one whole is at most the amount.
        let traded = try upscaled(amountIn &- fee, of: tokenIn)
        let reserves = try reserves(of: balances)
        let amountOut = try BalancerWeightedMath.amountOut(
            amountIn: traded, from: reserves[tokenIn], to: reserves[tokenOut])
        return try downscaledDown(amountOut, of: tokenOut)
    }

    /// Returns what buying `amountOut` of one token costs in another.
    ///
    /// - Rounding: up; the fee up.
    /// - Errors: `unknownAmountInFirstSwap` for 0, `cannotSwapSameToken`, `outOfBounds`, `maxOutRatio`; those of
    ///   `BalancerFixedPoint`.
    public func quote(
        buying amountOut: UInt256, of tokenOut: Int, with tokenIn: Int
    ) throws(BalancerError) -> UInt256 {
        try checkSwap(amountOut, of: tokenIn, for: tokenOut)
        let bought = try upscaled(amountOut, of: tokenOut)
        let reserves = try reserves(of: balances)
        let amountIn = try BalancerWeightedMath.amountIn(
            amountOut: bought, from: reserves[tokenIn], to: reserves[tokenOut])
        return try BalancerFixedPoint.divideUp(
            downscaledUp(amountIn, of: tokenIn), BalancerFixedPoint.complement(swapFee))
    }

    /// Sells `amountIn` of one token for another, and returns what is paid out.
    ///
    /// - Parameters:
    ///   - minimum: the least that must be paid out.
    ///   - deadline: the last time at which the swap is wanted, in seconds since 1970.
    /// - Rounding: as `quote`.
    /// - Errors: `swapDeadline`, those of `quote`, `swapLimit` below `minimum`, `balanceTotalOverflow`.
    @discardableResult
    public mutating func sell(
        _ amountIn: UInt256, of tokenIn: Int, for tokenOut: Int, minimum: UInt256 = .zero,
        deadline: UInt64 = .max, at time: UInt64
    ) throws(BalancerError) -> UInt256 {
        if time > deadline { throw .swapDeadline }
        let amountOut = try quote(selling: amountIn, of: tokenIn, for: tokenOut)
        if amountOut < minimum { throw .swapLimit }
        try settle(amountIn, of: tokenIn, paying: amountOut, of: tokenOut)
        return amountOut
    }

    /// Buys exactly `amountOut` of one token with another, and returns what it cost.
    ///
    /// - Parameters:
    ///   - maximum: the most that it may cost.
    ///   - deadline: the last time at which the swap is wanted, in seconds since 1970.
    /// - Rounding: as `quote`.
    /// - Errors: `swapDeadline`, those of `quote`, `swapLimit` above `maximum`, `balanceTotalOverflow`.
    @discardableResult
    public mutating func buy(
        _ amountOut: UInt256, of tokenOut: Int, with tokenIn: Int, maximum: UInt256 = .max,
        deadline: UInt64 = .max, at time: UInt64
    ) throws(BalancerError) -> UInt256 {
        if time > deadline { throw .swapDeadline }
        let amountIn = try quote(buying: amountOut, of: tokenOut, with: tokenIn)
        if amountIn > maximum { throw .swapLimit }
        try settle(amountIn, of: tokenIn, paying: amountOut, of: tokenOut)
        return amountIn
    }

    private func checkSwap(
        _ amount: UInt256, of tokenIn: Int, for tokenOut: Int
    ) throws(BalancerError) {
        if amount.isZero { throw .unknownAmountInFirstSwap }
        if tokenIn == tokenOut { throw .cannotSwapSameToken }
        guard weights.indices.contains(tokenIn), weights.indices.contains(tokenOut) else {
            throw .outOfBounds
        }
    }

    private mutating func settle(
        _ amountIn: UInt256, of tokenIn: Int, paying amountOut: UInt256, of tokenOut: Int
    ) throws(BalancerError) {
        var after = balances
        try BalancerError.exactly { () throws(ArithmeticError) in
            after[tokenIn] = try after[tokenIn].adding(amountIn)
            after[tokenOut] = try after[tokenOut].subtracting(amountOut)
        }
        try checkBalances(after)
        balances = after
    }
}
