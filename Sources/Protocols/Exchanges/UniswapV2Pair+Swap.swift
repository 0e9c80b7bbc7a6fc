import Units

/// Trading.
extension UniswapV2Pair {
    /// Pays out `amounts` if the balances that are left pay for them, and returns the payment.
    ///
    /// Buying both tokens at once and paying after the fact (a flash swap) are the same call.
    /// - Parameters:
    ///   - amounts: what is bought.
    ///   - payment: what is paid with the call, or before it returns.
    ///   - blockTimestamp: seconds since 1970; the pair keeps them modulo 2^32.
    /// - Returns: what counted as payment, donations included.
    /// - Errors: in this order `insufficientOutputAmount` where nothing is bought, `insufficientLiquidity`
    ///   where it is not below the reserve, `transferFailed` where the pair does not hold it,
    ///   `insufficientInputAmount` where nothing is paid, `k` where it is not enough, `overflow` where a
    ///   balance is above `maximumReserve`; `arithmetic` where a step leaves 256 bits.
    @discardableResult
    public mutating func swap(
        out amounts: UniswapV2Amounts, paying payment: UniswapV2Amounts = UniswapV2Amounts(),
        at blockTimestamp: UInt64
    ) throws(UniswapV2Error) -> UniswapV2Amounts {
        let held = try balances.adding(payment)
        if amounts.amount0.isZero, amounts.amount1.isZero { throw .insufficientOutputAmount }
        if amounts.amount0 >= reserve0 || amounts.amount1 >= reserve1 { throw .insufficientLiquidity }
        if held.amount0 < amounts.amount0 || held.amount1 < amounts.amount1 { throw .transferFailed }
        let left = UniswapV2Amounts(
            amount0: held.amount0 &- amounts.amount0, amount1: held.amount1 &- amounts.amount1)
        let unpaid = UniswapV2Amounts(
            amount0: reserve0 &- amounts.amount0, amount1: reserve1 &- amounts.amount1)
        let paid = left.excess(over: unpaid)
        if paid.amount0.isZero, paid.amount1.isZero { throw .insufficientInputAmount }
        if try !UniswapV2Pair.keeps(k, balances: left, paid: paid) { throw .k }
        try settle(left, at: blockTimestamp)
        return paid
    }

    /// Sells all of `amountIn` for as much of the other token as it buys, and returns that.
    ///
    /// - Errors: those of `amountOut` of `UniswapV2Library`, then those of `swap`.
    @discardableResult
    public mutating func sell(
        _ amountIn: UInt256, of token: UniswapV2Token, at blockTimestamp: UInt64
    ) throws(UniswapV2Error) -> UInt256 {
        let hop = hop(selling: token)
        let amountOut = try UniswapV2Library.amountOut(
            amountIn: amountIn, reserveIn: hop.reserveIn, reserveOut: hop.reserveOut)
        try swap(
            out: UniswapV2Amounts(amountOut, of: token.other),
            paying: UniswapV2Amounts(amountIn, of: token), at: blockTimestamp)
        return amountOut
    }

    /// Buys exactly `amountOut`, and returns what it cost of the other token.
    ///
    /// - Errors: those of `amountIn` of `UniswapV2Library`, then those of `swap`.
    @discardableResult
    public mutating func buy(
        _ amountOut: UInt256, of token: UniswapV2Token, at blockTimestamp: UInt64
    ) throws(UniswapV2Error) -> UInt256 {
        let hop = hop(selling: token.other)
        let amountIn = try UniswapV2Library.amountIn(
            amountOut: amountOut, reserveIn: hop.reserveIn, reserveOut: hop.reserveOut)
        try swap(
            out: UniswapV2Amounts(amountOut, of: token),
            paying: UniswapV2Amounts(amountIn, of: token.other), at: blockTimestamp)
        return amountIn
    }

    /// Returns the reserves as a trade sees them that sells `token`.
    public func hop(selling token: UniswapV2Token) -> UniswapV2Hop {
        token == .token0
            ? UniswapV2Hop(reserveIn: reserve0, reserveOut: reserve1)
            : UniswapV2Hop(reserveIn: reserve1, reserveOut: reserve0)
    }

    /// Whether the product of the balances, less the fee on what was paid, is at least `k` of the reserves.
    private static func keeps(
        _ k: UInt256, balances: UniswapV2Amounts, paid: UniswapV2Amounts
    ) throws(UniswapV2Error) -> Bool {
        try UniswapV2Error.exactly { () throws(ArithmeticError) in
            let adjusted0 = try lessFee(balances.amount0, paid: paid.amount0)
            let adjusted1 = try lessFee(balances.amount1, paid: paid.amount1)
            let scale = UniswapV2Library.thousandths &* UniswapV2Library.thousandths
            // Two reserves and the scale need at most 244 bits.
            return try adjusted0.multiplied(by: adjusted1) >= k &* scale
        }
    }

    private static func lessFee(_ balance: UInt256, paid: UInt256) throws(ArithmeticError) -> UInt256 {
        let fee = UniswapV2Library.thousandths &- UniswapV2Library.tradedThousandths
        return try balance.multiplied(by: UniswapV2Library.thousandths)
            .subtracting(paid.multiplied(by: fee))
    }
}
