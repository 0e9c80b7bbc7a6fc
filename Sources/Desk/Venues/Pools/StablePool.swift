import Protocols
import Units

// A StableSwap pool of Curve as a pool of the desk: coin 0 is the base, coin 1 the quote.
extension CurvePool: PoolMarket {
    var held: PoolAmounts {
        PoolAmounts(base: balances[0] &+ adminBalances[0], quote: balances[1] &+ adminBalances[1])
    }

    func worth(of amount: UInt256, isBase: Bool, at second: UInt64) -> UInt256? {
        try? worth(of: amount, of: isBase ? 0 : 1, in: isBase ? 1 : 0, at: second)
    }

    func quote(selling amount: UInt256, isBase: Bool, at second: UInt64) throws(OrderRefusal) -> UInt256 {
        var trial = self
        return try trial.sell(amount, isBase: isBase, at: second).received
    }

    func quote(buying amount: UInt256, isBase: Bool, at second: UInt64) throws(OrderRefusal) -> PoolTrade {
        var trial = self
        return try trial.buy(amount, isBase: isBase, at: second)
    }

    mutating func sell(
        _ amount: UInt256, isBase: Bool, at second: UInt64
    ) throws(OrderRefusal) -> PoolTrade {
        let result = try atVenue { () throws(CurveError) in
            try exchange(selling: amount, of: isBase ? 0 : 1, for: isBase ? 1 : 0, at: second)
        }
        return PoolTrade(paid: amount, received: result.amountOut)
    }

    mutating func buy(
        _ amount: UInt256, isBase: Bool, at second: UInt64
    ) throws(OrderRefusal) -> PoolTrade {
        let paid = try atVenue { () throws(CurveError) in
            try payment(buying: amount, of: isBase ? 0 : 1, with: isBase ? 1 : 0, at: second)
        }
        return try sell(paid, isBase: !isBase, at: second)
    }

    mutating func provide(
        _ offered: PoolAmounts, in range: PoolRange?, by owner: PoolOwner, at second: UInt64
    ) throws(OrderRefusal) -> PoolDeposit {
        let deposit = try atVenue { () throws(CurveError) in
            try addLiquidity([offered.base, offered.quote], at: second)
        }
        return PoolDeposit(taken: offered, liquidity: deposit.minted)
    }

    mutating func withdraw(
        _ liquidity: UInt256, by owner: PoolOwner, at second: UInt64
    ) throws(OrderRefusal) -> PoolAmounts {
        let paid = try atVenue { () throws(CurveError) in try removeLiquidity(liquidity) }
        return PoolAmounts(base: paid[0], quote: paid[1])
    }

    func share(of liquidity: UInt256, by owner: PoolOwner) -> PoolAmounts {
        part(liquidity, of: totalSupply, in: PoolAmounts(base: balances[0], quote: balances[1]))
    }
}
