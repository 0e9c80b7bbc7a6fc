import Units

/// What exchanges cost at the margin, and what buying a given amount costs.
extension CurvePool {
    /// Returns what a small amount of one coin brings of another before the fee, as if the price did not move.
    ///
    /// With `a = A n x[0]` and `r = D^(n+1) / (n^n x[0] ... x[n-1])`, one coin `i` is worth
    /// `(a + r x[0] / x[i]) / (a + r)` coins 0, all in 18 decimals.
    /// - Rounding: down at each step.
    /// - Errors: `coinOutOfRange`, `sameCoin`, `notConverged`; `arithmetic`, also for an empty pool.
    /// - Source: curve-contract, `get_p` of `CurveStableSwapNG.vy`.
    public func worth(
        of amount: UInt256, of coinIn: Int, in coinOut: Int, at time: UInt64
    ) throws(CurveError) -> UInt256 {
        try checkCoin(coinIn)
        try checkCoin(coinOut)
        if coinIn == coinOut { throw .sameCoin }
        let lifted = try normalized(balances)
        let curve = try curve(at: time)
        let value = try curve.value(of: lifted)
        return try CurveError.exactly { () throws(ArithmeticError) in
            let count = UInt256(UInt64(lifted.count))
            let flat = try UInt256.mulDivDown(
                curve.amplification.multiplied(by: count), lifted[0], dialect.amplificationPrecision)
            var bent = value
            for balance in lifted {
                bent = try UInt256.mulDivDown(bent, value, balance.multiplied(by: count))
            }
            func price(_ coin: Int) throws(ArithmeticError) -> UInt256 {
                try flat.adding(UInt256.mulDivDown(bent, lifted[0], lifted[coin]))
            }
            let worth = try UInt256.mulDivDown(
                amount.multiplied(by: precisions[coinIn]), price(coinIn), price(coinOut))
            return try worth.dividedDown(by: precisions[coinOut])
        }
    }

    /// Returns the least that must be sold of one coin to be paid out at least `amountOut` of another.
    ///
    /// The contract has no such call. The curve read the other way round gives a payment that is right but for
    /// the roundings of an exchange, and a search around it the least one.
    /// - Errors: those of `exchange`; `arithmetic` where the pool does not hold so much.
    public func payment(
        buying amountOut: UInt256, of coinOut: Int, with coinIn: Int, at time: UInt64
    ) throws(CurveError) -> UInt256 {
        let rough = try roughPayment(buying: amountOut, of: coinOut, with: coinIn, at: time)
        let one = UInt256(1 as UInt64)
        var (high, step) = (rough, one)
        while try !brings(amountOut, selling: high, of: coinIn, for: coinOut, at: time) {
            let (next, more) = (high, step)
            high = try CurveError.exactly { () throws(ArithmeticError) in try next.adding(more) }
            step = step &+ step
        }
        var low = high
        step = one
        repeat {
            low = low > step ? low &- step : .zero
            step = step &+ step
            if low.isZero { break }
        } while try brings(amountOut, selling: low, of: coinIn, for: coinOut, at: time)
        while high &- low > one {
            let middle = low &+ ((high &- low) >> 1)
            let isEnough = try brings(amountOut, selling: middle, of: coinIn, for: coinOut, at: time)
            if isEnough { high = middle } else { low = middle }
        }
        return high
    }

    private func brings(
        _ wanted: UInt256, selling amountIn: UInt256, of coinIn: Int, for coinOut: Int, at time: UInt64
    ) throws(CurveError) -> Bool {
        var trial = self
        do throws(CurveError) {
            return try trial.exchange(selling: amountIn, of: coinIn, for: coinOut, at: time).amountOut
                >= wanted
        } catch {
            // So little buys less than nothing.
            if error == .arithmetic(.underflow) { return false }
            throw error
        }
    }

    private func roughPayment(
        buying amountOut: UInt256, of coinOut: Int, with coinIn: Int, at time: UInt64
    ) throws(CurveError) -> UInt256 {
        try checkCoin(coinIn)
        try checkCoin(coinOut)
        let before = try normalized(balances)
        let left = try CurveError.exactly { () throws(ArithmeticError) in
            let gross = try UInt256.mulDivUp(
                amountOut.multiplied(by: precisions[coinOut]).adding(1), CurvePool.feeDenominator,
                CurvePool.feeDenominator.subtracting(fee))
            return try before[coinOut].subtracting(gross)
        }
        let paid = try curve(at: time)
            .balance(of: coinIn, whenBalanceOf: coinOut, becomes: left, balances: before)
        return try CurveError.exactly { () throws(ArithmeticError) in
            try paid.subtracting(before[coinIn]).dividedUp(by: precisions[coinIn])
        }
    }
}
