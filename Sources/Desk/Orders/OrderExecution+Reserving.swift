import Units

// What is promised to orders that wait.
extension OrderExecution {
    /// Promises what is left of an order at its limit.
    ///
    /// - Errors: `insufficientBalance`, arithmetic.
    mutating func reserve(for order: Order, by place: Int) throws(OrderRefusal) {
        let (instrument, amount) = try reservation(of: order)
        let available = trading.accounts[place].available(instrument)
        guard amount <= available else {
            throw .insufficientBalance(instrument, needed: amount, available: available)
        }
        let promised = trading.accounts[place].reserved[instrument.index]
        trading.accounts[place].reserved[instrument.index] = promised &+ amount
    }

    /// Gives back what is promised to an order.
    mutating func release(_ order: Order, by place: Int) throws(OrderRefusal) {
        let (instrument, amount) = try reservation(of: order)
        let promised = trading.accounts[place].reserved[instrument.index]
        precondition(amount <= promised, "a promise is given back once")
        trading.accounts[place].reserved[instrument.index] = promised &- amount
    }

    /// The most that what is left of an order can cost at its limit, rounded up.
    private func reservation(of order: Order) throws(OrderRefusal) -> (InstrumentID, UInt256) {
        switch order.request.action {
        case .sell(let base, _, _): return (base, order.remaining)
        case .buy(let base, _, let quote):
            guard case .limit(let price) = order.request.condition else { return (quote, .zero) }
            let cost = try exactly { () throws(ArithmeticError) in
                try UInt256.mulDivUp(
                    order.remaining, UInt256(price.raw).multiplied(by: prices.unit(of: quote)),
                    prices.unit(of: base).multiplied(by: UInt256(Price.scale)))
            }
            return (quote, cost)
        default: preconditionFailure("only trades rest")
        }
    }
}
