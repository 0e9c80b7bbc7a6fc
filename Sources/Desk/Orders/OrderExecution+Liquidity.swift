import Units

// Liquidity in pools.
extension OrderExecution {
    /// Provides liquidity: of each token at most the amount given.
    mutating func provide(
        _ offered: PoolAmounts, in prices: PriceRange?, to id: PoolID, by place: Int
    ) throws(OrderRefusal) -> Filled {
        let index = try self.index(of: id, by: place)
        let pool = trading.pools[index]
        let range = try pool.range(prices, self.prices)
        let deposit = try trading.pools[index].market.provide(
            offered, in: range, by: owner(place), at: self.prices.second)
        try take(deposit.taken.base, of: pool.base, from: place, to: .pool(id))
        try take(deposit.taken.quote, of: pool.quote, from: place, to: .pool(id))
        let owned = trading.accounts[place].liquidity[id.index]
        trading.accounts[place].liquidity[id.index] = owned &+ deposit.liquidity
        try bookLiquidity(deposit.taken, deposit.liquidity, of: id, isProvided: true, by: place)
        return Filled(quantity: deposit.taken.base, exchanged: deposit.taken.quote)
    }

    /// Takes liquidity back, with the fees that it has earned; `UInt256.max` for all.
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
        let paid = try trading.pools[index].market.withdraw(
            liquidity, by: owner(place), at: prices.second)
        trading.accounts[place].liquidity[id.index] = owned &- liquidity
        try put(paid.base, of: pool.base, into: place, from: .pool(id))
        try put(paid.quote, of: pool.quote, into: place, from: .pool(id))
        try bookLiquidity(paid, liquidity, of: id, isProvided: false, by: place)
        return Filled(quantity: liquidity)
    }

    /// Takes the fees that the account's liquidity has earned beside it, from every pool.
    ///
    /// - Returns: whether there were any.
    mutating func claimFees(by place: Int) throws(OrderRefusal) -> Bool {
        var hasClaimed = false
        for index in trading.pools.indices {
            let id = PoolID(UInt32(index))
            guard !trading.accounts[place].liquidity[id.index].isZero else { continue }
            let paid = try trading.pools[index].market.claim(by: owner(place), at: prices.second)
            guard paid != PoolAmounts() else { continue }
            hasClaimed = true
            let pool = trading.pools[index]
            try put(paid.base, of: pool.base, into: place, from: .pool(id))
            try put(paid.quote, of: pool.quote, into: place, from: .pool(id))
            try bookLiquidity(paid, .zero, of: id, isProvided: false, by: place)
        }
        return hasClaimed
    }

    private func owner(_ place: Int) -> PoolOwner { PoolOwner(trading.accounts[place].account) }

    private func index(of id: PoolID, by place: Int) throws(OrderRefusal) -> Int {
        let index = Int(id.index)
        guard index < trading.pools.count, trading.pools[index].terms.chain == trading.accounts[place].chain
        else { throw .accountCannotTrade }
        return index
    }

    private mutating func bookLiquidity(
        _ amounts: PoolAmounts, _ liquidity: UInt256, of id: PoolID, isProvided: Bool, by place: Int
    ) throws(OrderRefusal) {
        let pool = trading.pools[Int(id.index)]
        var worth: Int128 = 0
        for (instrument, amount) in [(pool.base, amounts.base), (pool.quote, amounts.quote)] {
            let value = Int128(clamping: prices.valueDown(amount, of: instrument))
            worth += value
            trading.accounts[place].trade(
                instrument, try signed(amount, isNegative: isProvided), worth: isProvided ? -value : value)
        }
        trading.accounts[place].trade(
            id, try signed(liquidity, isNegative: !isProvided), worth: isProvided ? worth : -worth)
    }
}
