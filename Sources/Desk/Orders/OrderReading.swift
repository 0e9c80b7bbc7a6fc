import Units

// What reports read of orders and venues.
extension DeskState {
    /// Orders of the run.
    public var orderCount: Int { orders.orders.count }

    /// Numbers of the orders that wait for their price, ascending.
    public var workingOrders: [OrderID] { orders.working }

    /// Returns an order; `nil` when no order has the number.
    public func order(_ id: OrderID) -> Order? { orders[id] }

    /// Since when the kill switch is engaged, in wall time; `nil` while it is off.
    public var killedSince: Timestamp? { killSwitch.since }

    /// Returns what orders would do if they were placed now: the same handling, on a copy that is dropped.
    public func outcome(of requests: [OrderRequest]) -> OrderOutcome { OrderOutcome(requests, of: self) }

    /// Returns the desk as an outcome would leave it, for looking at.
    public func after(_ outcome: OrderOutcome) -> DeskState { after(outcome, outcome.trading) }

    /// Returns the desk as refused orders would have left it, where that is what they were refused for; `nil` where
    /// they did not come so far.
    public func attempted(_ outcome: OrderOutcome) -> DeskState? {
        outcome.attempted.map { after(outcome, $0) }
    }

    private func after(_ outcome: OrderOutcome, _ trading: TradingState) -> DeskState {
        var copy = self
        copy.trading = trading
        for order in outcome.orders where copy.tradingPlace(of: order.request.account) != nil {
            let account = order.request.account
            copy.book[progress: account].hasDebt =
                copy.tradingPlace(of: account).map(copy.trading.owes) ?? false
        }
        return copy
    }

    /// Pools that the desk knows.
    public var poolCount: Int { trading.pools.count }

    /// Terms of a pool.
    public func terms(of pool: PoolID) -> PoolTerms { trading.pools[Int(pool.index)].terms }

    /// Returns the pool of a name.
    public func pool(named name: SafeText) -> PoolID? {
        trading.pools.firstIndex { $0.terms.name == name }.map { PoolID(UInt32($0)) }
    }

    /// What a pool pays for its base at the margin, before the fee: quote per whole base; `nil` while it is empty.
    public func price(of pool: PoolID) -> Price? { reading(of: pool).price }

    /// What a pool holds of both sides, in the base currency times 1e8, rounded down.
    public func depth(of pool: PoolID) -> UInt128 {
        let (pool, prices) = (trading.pools[Int(pool.index)], VenuePrices(self))
        let held = pool.market.held
        return prices.valueDown(held.base, of: pool.base) + prices.valueDown(held.quote, of: pool.quote)
    }

    /// Returns an account of the book by its name; where several have it, the first.
    public func account(named name: SafeText) -> AccountID? { accounts.first { self.name(of: $0) == name } }
}
