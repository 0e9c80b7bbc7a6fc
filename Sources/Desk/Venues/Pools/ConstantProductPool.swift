import Protocols
import Units

// A pair of Uniswap v2 as a pool of the desk: token 0 is the base.
extension UniswapV2Pair: PoolMarket {
    var held: PoolAmounts { PoolAmounts(balances) }

    func worth(of amount: UInt256, isBase: Bool, at second: UInt64) -> UInt256? {
        let hop = hop(selling: UniswapV2Token(isBase: isBase))
        return try? UInt256.mulDivDown(amount, hop.reserveOut, hop.reserveIn)
    }

    func quote(selling amount: UInt256, isBase: Bool, at second: UInt64) throws(OrderRefusal) -> UInt256 {
        let hop = hop(selling: UniswapV2Token(isBase: isBase))
        return try atVenue { () throws(UniswapV2Error) in
            try UniswapV2Library.amountOut(
                amountIn: amount, reserveIn: hop.reserveIn, reserveOut: hop.reserveOut)
        }
    }

    func quote(buying amount: UInt256, isBase: Bool, at second: UInt64) throws(OrderRefusal) -> PoolTrade {
        let hop = hop(selling: UniswapV2Token(isBase: !isBase))
        let paid = try atVenue { () throws(UniswapV2Error) in
            try UniswapV2Library.amountIn(
                amountOut: amount, reserveIn: hop.reserveIn, reserveOut: hop.reserveOut)
        }
        return PoolTrade(paid: paid, received: amount)
    }

    mutating func sell(
        _ amount: UInt256, isBase: Bool, at second: UInt64
    ) throws(OrderRefusal) -> PoolTrade {
        let received = try atVenue { () throws(UniswapV2Error) in
            try sell(amount, of: UniswapV2Token(isBase: isBase), at: second)
        }
        return PoolTrade(paid: amount, received: received)
    }

    mutating func buy(
        _ amount: UInt256, isBase: Bool, at second: UInt64
    ) throws(OrderRefusal) -> PoolTrade {
        let paid = try atVenue { () throws(UniswapV2Error) in
            try buy(amount, of: UniswapV2Token(isBase: isBase), at: second)
        }
        return PoolTrade(paid: paid, received: amount)
    }

    mutating func provide(
        _ offered: PoolAmounts, in range: PoolRange?, by owner: PoolOwner, at second: UInt64
    ) throws(OrderRefusal) -> PoolDeposit {
        let taken = try atVenue { () throws(UniswapV2Error) in try inRatio(offered) }
        let minted = try atVenue { () throws(UniswapV2Error) in try mint(paying: taken, at: second) }
        return PoolDeposit(taken: PoolAmounts(taken), liquidity: minted.liquidity)
    }

    mutating func withdraw(
        _ liquidity: UInt256, by owner: PoolOwner, at second: UInt64
    ) throws(OrderRefusal) -> PoolAmounts {
        PoolAmounts(
            try atVenue { () throws(UniswapV2Error) in try burn(liquidity: liquidity, at: second).withdrawn })
    }

    func share(of liquidity: UInt256, by owner: PoolOwner) -> PoolAmounts {
        part(liquidity, of: totalSupply, in: held)
    }

    /// The amounts in the ratio of the reserves, at most those offered; an empty pair takes both as they are.
    ///
    /// - Source: v2-periphery, `UniswapV2Router02.sol`, `_addLiquidity`.
    private func inRatio(_ offered: PoolAmounts) throws(UniswapV2Error) -> UniswapV2Amounts {
        if reserve0.isZero, reserve1.isZero {
            return UniswapV2Amounts(amount0: offered.base, amount1: offered.quote)
        }
        let matching = try UniswapV2Library.quote(
            amount: offered.base, reserveIn: reserve0, reserveOut: reserve1)
        if matching <= offered.quote { return UniswapV2Amounts(amount0: offered.base, amount1: matching) }
        let other = try UniswapV2Library.quote(
            amount: offered.quote, reserveIn: reserve1, reserveOut: reserve0)
        return UniswapV2Amounts(amount0: other, amount1: offered.quote)
    }
}

extension UniswapV2Token {
    fileprivate init(isBase: Bool) { self = isBase ? .token0 : .token1 }
}

extension PoolAmounts {
    fileprivate init(_ amounts: UniswapV2Amounts) {
        self.init(base: amounts.amount0, quote: amounts.amount1)
    }
}
