import Protocols
import Units

// A weighted pool of Balancer as a pool of the desk: token 0 is the base, token 1 the quote.
extension BalancerWeightedPool: PoolMarket {
    var held: PoolAmounts { PoolAmounts(base: balances[0], quote: balances[1]) }

    func worth(of amount: UInt256, isBase: Bool, at second: UInt64) -> UInt256? {
        let (sold, bought) = isBase ? (0, 1) : (1, 0)
        guard let numerator = try? balances[bought].multiplied(by: weights[sold]),
            let denominator = try? balances[sold].multiplied(by: weights[bought])
        else { return nil }
        return try? UInt256.mulDivDown(amount, numerator, denominator)
    }

    func quote(selling amount: UInt256, isBase: Bool, at second: UInt64) throws(OrderRefusal) -> UInt256 {
        try atVenue { () throws(BalancerError) in
            try quote(selling: amount, of: isBase ? 0 : 1, for: isBase ? 1 : 0)
        }
    }

    func quote(buying amount: UInt256, isBase: Bool, at second: UInt64) throws(OrderRefusal) -> PoolTrade {
        let paid = try atVenue { () throws(BalancerError) in
            try quote(buying: amount, of: isBase ? 0 : 1, with: isBase ? 1 : 0)
        }
        return PoolTrade(paid: paid, received: amount)
    }

    mutating func sell(
        _ amount: UInt256, isBase: Bool, at second: UInt64
    ) throws(OrderRefusal) -> PoolTrade {
        let received = try atVenue { () throws(BalancerError) in
            try sell(amount, of: isBase ? 0 : 1, for: isBase ? 1 : 0, at: second)
        }
        return PoolTrade(paid: amount, received: received)
    }

    mutating func buy(
        _ amount: UInt256, isBase: Bool, at second: UInt64
    ) throws(OrderRefusal) -> PoolTrade {
        let paid = try atVenue { () throws(BalancerError) in
            try buy(amount, of: isBase ? 0 : 1, with: isBase ? 1 : 0, at: second)
        }
        return PoolTrade(paid: paid, received: amount)
    }

    /// Joins in the pool's proportions, with so much liquidity that neither token costs more than was offered.
    mutating func provide(
        _ offered: PoolAmounts, in range: PoolRange?, by owner: PoolOwner, at second: UInt64
    ) throws(OrderRefusal) -> PoolDeposit {
        if totalSupply.isZero {
            let liquidity = try atVenue { () throws(BalancerError) in
                try initialize([offered.base, offered.quote])
            }
            return PoolDeposit(taken: offered, liquidity: liquidity)
        }
        let wanted = try exactly { () throws(ArithmeticError) in
            min(
                try UInt256.mulDivDown(totalSupply, offered.base, balances[0]),
                try UInt256.mulDivDown(totalSupply, offered.quote, balances[1]))
        }
        // Costs are rounded up twice: a trillionth less, and a little more, leaves room for that.
        let room = wanted.quotientAndRemainder(dividingByWord: 1_000_000_000_000).quotient &+ 1_000_000
        guard wanted > room else { throw .venue("too little to join with") }
        let liquidity = wanted &- room
        let taken = try atVenue { () throws(BalancerError) in
            try join(liquidity, maximums: [offered.base, offered.quote])
        }
        return PoolDeposit(taken: PoolAmounts(base: taken[0], quote: taken[1]), liquidity: liquidity)
    }

    mutating func withdraw(
        _ liquidity: UInt256, by owner: PoolOwner, at second: UInt64
    ) throws(OrderRefusal) -> PoolAmounts {
        let paid = try atVenue { () throws(BalancerError) in try exit(liquidity) }
        return PoolAmounts(base: paid[0], quote: paid[1])
    }

    func share(of liquidity: UInt256, by owner: PoolOwner) -> PoolAmounts {
        var trial = self
        guard let paid = try? trial.exit(liquidity) else { return PoolAmounts() }
        return PoolAmounts(base: paid[0], quote: paid[1])
    }
}
