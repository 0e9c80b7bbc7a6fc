import Protocols
import Units

// Liquidity in pools.
extension OrderExecution {
    /// Provides liquidity in the ratio of the reserves: of each token at most the amount given.
    ///
    /// - Source: v2-periphery, `UniswapV2Router02.sol`, `_addLiquidity`.
    mutating func provide(
        base: UInt256, quote: UInt256, to id: PoolID, by place: Int
    ) throws(OrderRefusal) -> Filled {
        let index = try self.index(of: id, by: place)
        let pool = trading.pools[index]
        let amounts = try pairLiquidity { () throws(UniswapV2Error) in
            try pool.inRatio(base: base, quote: quote)
        }
        try take(amounts.amount0, of: pool.base, from: place, to: .pool(id))
        try take(amounts.amount1, of: pool.quote, from: place, to: .pool(id))
        let mint = try pairLiquidity { () throws(UniswapV2Error) in
            try trading.pools[index].pair.mint(paying: amounts, at: prices.second)
        }
        let owned = trading.accounts[place].liquidity[id.index]
        trading.accounts[place].liquidity[id.index] = owned &+ mint.liquidity
        try bookLiquidity(amounts, mint.liquidity, of: id, isProvided: true, by: place)
        return Filled(quantity: amounts.amount0, exchanged: amounts.amount1)
    }

    /// Takes liquidity back; `UInt256.max` for all.
    mutating func removeLiquidity(
        _ amount: UInt256, from id: PoolID, by place: Int
    ) throws(OrderRefusal) -> Filled {
        let index = try self.index(of: id, by: place)
        let pool = trading.pools[index]
        let owned = trading.accounts[place].liquidity[id.index]
        let liquidity = amount == .max ? owned : amount
        guard liquidity <= owned, !liquidity.isZero else {
            throw .insufficientBalance(pool.base, needed: liquidity, available: owned)
        }
        let burn = try pairLiquidity { () throws(UniswapV2Error) in
            try trading.pools[index].pair.burn(liquidity: liquidity, at: prices.second)
        }
        trading.accounts[place].liquidity[id.index] = owned &- liquidity
        try put(burn.withdrawn.amount0, of: pool.base, into: place, from: .pool(id))
        try put(burn.withdrawn.amount1, of: pool.quote, into: place, from: .pool(id))
        try bookLiquidity(burn.withdrawn, liquidity, of: id, isProvided: false, by: place)
        return Filled(quantity: liquidity)
    }

    private func index(of id: PoolID, by place: Int) throws(OrderRefusal) -> Int {
        let index = Int(id.index)
        guard index < trading.pools.count, trading.pools[index].terms.chain == trading.accounts[place].chain
        else { throw .accountCannotTrade }
        return index
    }

    private mutating func bookLiquidity(
        _ amounts: UniswapV2Amounts, _ liquidity: UInt256, of id: PoolID, isProvided: Bool, by place: Int
    ) throws(OrderRefusal) {
        let pool = trading.pools[Int(id.index)]
        var worth: Int128 = 0
        for (instrument, amount) in [(pool.base, amounts.amount0), (pool.quote, amounts.amount1)] {
            let value = Int128(clamping: prices.valueDown(amount, of: instrument))
            worth += value
            trading.accounts[place].trade(
                instrument, try signed(amount, isNegative: isProvided), worth: isProvided ? -value : value)
        }
        trading.accounts[place].trade(
            id, try signed(liquidity, isNegative: !isProvided), worth: isProvided ? worth : -worth)
    }

    private func pairLiquidity<Value>(
        _ body: () throws(UniswapV2Error) -> Value
    ) throws(OrderRefusal) -> Value {
        do { return try body() } catch { throw .exchange(error) }
    }
}

extension ExchangePool {
    /// Returns the amounts of both tokens in the ratio of the reserves, at most those given; an empty pool takes
    /// both as they are.
    func inRatio(base: UInt256, quote: UInt256) throws(UniswapV2Error) -> UniswapV2Amounts {
        let (reserve0, reserve1) = (pair.reserve0, pair.reserve1)
        if reserve0.isZero, reserve1.isZero { return UniswapV2Amounts(amount0: base, amount1: quote) }
        let matching = try UniswapV2Library.quote(amount: base, reserveIn: reserve0, reserveOut: reserve1)
        if matching <= quote { return UniswapV2Amounts(amount0: base, amount1: matching) }
        let other = try UniswapV2Library.quote(amount: quote, reserveIn: reserve1, reserveOut: reserve0)
        return UniswapV2Amounts(amount0: other, amount1: quote)
    }
}
