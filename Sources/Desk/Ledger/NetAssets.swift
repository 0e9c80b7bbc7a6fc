import Protocols
import Units

// What everything is worth, in the base currency times 1e8.
extension DeskState {
    /// Returns what an account owns less what it owes: holdings rounded down, debts up, without what has no price.
    func netAssets(of place: Int, in trading: TradingState, _ prices: VenuePrices) -> Int128 {
        let account = trading.accounts[place]
        var sum: Int128 = 0
        for index in instruments.indices {
            let instrument = InstrumentID(UInt32(index))
            let held =
                account.wallet[instrument.index]
                &+ trading.supplied(instrument, by: account, at: prices.second)
                &+ trading.pending(instrument, of: account.account)
            let owed = trading.owed(instrument, by: account, at: prices.second)
            if !held.isZero { sum += Int128(clamping: prices.valueDown(held, of: instrument)) }
            if !owed.isZero { sum -= Int128(clamping: prices.valueUp(owed, of: instrument)) }
        }
        for index in trading.pools.indices {
            sum += Int128(clamping: trading.liquidityValue(of: PoolID(UInt32(index)), of: account, prices))
        }
        return sum
    }

    /// Returns the net assets of all accounts that trade.
    func netAssets(of trading: TradingState, _ prices: VenuePrices) -> Int128 {
        trading.accounts.indices.reduce(0) { $0 + netAssets(of: $1, in: trading, prices) }
    }

    /// Profit counts from here: what each holding has made so far is kept.
    mutating func noteMidnight() {
        let prices = VenuePrices(self)
        for place in trading.accounts.indices {
            for index in trading.accounts[place].costs.indices {
                let profit = profit(of: InstrumentID(UInt32(index)), at: place, prices)
                trading.accounts[place].costs[index].atMidnight = profit.realised + profit.unrealised
            }
            for index in trading.accounts[place].liquidityCosts.indices {
                let profit = profit(of: PoolID(UInt32(index)), at: place, prices)
                trading.accounts[place].liquidityCosts[index].atMidnight = profit.realised + profit.unrealised
            }
        }
    }

    /// Returns the profit of an account's net holding of an instrument: what was closed, and what is held at the
    /// prices now less what it cost.
    func profit(
        of instrument: InstrumentID, at place: Int, _ prices: VenuePrices
    ) -> (realised: Int128, unrealised: Int128) {
        let account = trading.accounts[place]
        guard Int(instrument.index) < account.costs.count else { return (0, 0) }
        let basis = account.costs[Int(instrument.index)]
        let held =
            account.wallet[instrument.index] &+ trading.supplied(instrument, by: account, at: prices.second)
            &+ trading.pending(instrument, of: account.account)
        let owed = trading.owed(instrument, by: account, at: prices.second)
        let value =
            Int128(clamping: prices.valueDown(held, of: instrument))
            - Int128(clamping: prices.valueUp(owed, of: instrument))
        return (basis.realised, value - basis.cost)
    }

    /// Returns the profit of an account's liquidity in a pool.
    func profit(
        of pool: PoolID, at place: Int, _ prices: VenuePrices
    ) -> (realised: Int128, unrealised: Int128) {
        let account = trading.accounts[place]
        guard Int(pool.index) < account.liquidityCosts.count else { return (0, 0) }
        let basis = account.liquidityCosts[Int(pool.index)]
        let value = Int128(clamping: trading.liquidityValue(of: pool, of: account, prices))
        return (basis.realised, value - basis.cost)
    }
}

extension TradingState {
    /// Returns what an account's liquidity in a pool would bring at oracle prices, rounded down.
    func liquidityValue(of id: PoolID, of account: TradingAccount, _ prices: VenuePrices) -> UInt128 {
        let shares = account.liquidity[id.index]
        guard !shares.isZero else { return 0 }
        let pool = pools[Int(id.index)]
        let share = pool.market.share(of: shares, by: PoolOwner(account.account))
        return prices.valueDown(share.base, of: pool.base) + prices.valueDown(share.quote, of: pool.quote)
    }
}
