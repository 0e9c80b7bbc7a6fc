import Protocols
import Units

// A pool of Uniswap v3 as a pool of the desk: token 0 is the base. An owner has one range at a time.
extension UniswapV3Pool: PoolMarket {
    var held: PoolAmounts { PoolAmounts(balances) }

    func worth(of amount: UInt256, isBase: Bool, at second: UInt64) -> UInt256? {
        guard !sqrtPriceX96.isZero else { return nil }
        let scale = UInt256(1 << 96 as UInt128)
        let (numerator, denominator) = isBase ? (sqrtPriceX96, scale) : (scale, sqrtPriceX96)
        guard let once = try? UInt256.mulDivDown(amount, numerator, denominator) else { return nil }
        return try? UInt256.mulDivDown(once, numerator, denominator)
    }

    func quote(selling amount: UInt256, isBase: Bool, at second: UInt64) throws(OrderRefusal) -> UInt256 {
        let result = try atVenue { () throws(UniswapV3Error) in
            try quote(UniswapV3Direction(sellingBase: isBase), .exactInput(amount), at: second)
        }
        return try whole(result, sold: amount).received
    }

    func quote(buying amount: UInt256, isBase: Bool, at second: UInt64) throws(OrderRefusal) -> PoolTrade {
        let result = try atVenue { () throws(UniswapV3Error) in
            try quote(UniswapV3Direction(sellingBase: !isBase), .exactOutput(amount), at: second)
        }
        return try whole(result, bought: amount)
    }

    mutating func sell(
        _ amount: UInt256, isBase: Bool, at second: UInt64
    ) throws(OrderRefusal) -> PoolTrade {
        _ = try quote(selling: amount, isBase: isBase, at: second)
        let result = try atVenue { () throws(UniswapV3Error) in
            try swap(UniswapV3Direction(sellingBase: isBase), .exactInput(amount), at: second)
        }
        return PoolTrade(paid: result.amountIn, received: result.amountOut)
    }

    mutating func buy(
        _ amount: UInt256, isBase: Bool, at second: UInt64
    ) throws(OrderRefusal) -> PoolTrade {
        _ = try quote(buying: amount, isBase: isBase, at: second)
        let result = try atVenue { () throws(UniswapV3Error) in
            try swap(UniswapV3Direction(sellingBase: !isBase), .exactOutput(amount), at: second)
        }
        return PoolTrade(paid: result.amountIn, received: result.amountOut)
    }

    /// A swap that ends at the last price without being met is refused: nothing is half done.
    private func whole(_ swap: UniswapV3Swap, sold: UInt256) throws(OrderRefusal) -> PoolTrade {
        guard swap.amountIn == sold, !swap.amountOut.isZero else { throw .venue("liquidity exhausted") }
        return PoolTrade(paid: swap.amountIn, received: swap.amountOut)
    }

    private func whole(_ swap: UniswapV3Swap, bought: UInt256) throws(OrderRefusal) -> PoolTrade {
        guard swap.amountOut == bought else { throw .venue("liquidity exhausted") }
        return PoolTrade(paid: swap.amountIn, received: swap.amountOut)
    }
}

extension UniswapV3Direction {
    fileprivate init(sellingBase: Bool) { self = sellingBase ? .zeroForOne : .oneForZero }
}

extension PoolAmounts {
    init(_ amounts: UniswapV3Amounts) { self.init(base: amounts.amount0, quote: amounts.amount1) }

    init(_ owed: UniswapV3Owed) { self.init(owed.amounts) }
}
