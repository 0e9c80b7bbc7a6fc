import Units

/// The curve on which a pool of coins worth the same trades: nearly a sum while the pool is balanced, nearly a
/// product where a coin runs out.
///
/// - Units: balances in 18 decimals of the common worth, one for each coin in the pool's order.
/// - Rounding: down at each step, as the contract's; results are within 1 unit of where Newton's steps end.
/// - Errors: `arithmetic` where a step leaves 256 bits, or a coin's balance is 0; `notConverged` in the template
///   after `mostRounds`.
/// - Source: curve-contract, `_get_D`, `_get_y` and `_get_y_D` of `SwapTemplateBase.vy`, `get_D`, `get_y` and
///   `get_y_D` of `StableSwap3Pool.vy`.
public struct CurveInvariant: Hashable, Sendable {
    /// The contract whose rules apply.
    public var dialect: CurveDialect
    /// Amplification times n^(n-1), in the dialect's scale.
    public var amplification: UInt256

    /// The most steps that an iteration takes.
    public static var mostRounds: Int { 255 }

    /// Makes the curve of an amplification.
    public init(dialect: CurveDialect, amplification: UInt256) {
        self.dialect = dialect
        self.amplification = amplification
    }

    /// Returns the invariant D: the sum of the balances that the pool would have if they were equal.
    public func value(of balances: [UInt256]) throws(CurveError) -> UInt256 {
        let count = UInt256(UInt64(balances.count))
        let (sum, slope) = try CurveError.exactly { () throws(ArithmeticError) in
            var sum = UInt256.zero
            for balance in balances { sum = try sum.adding(balance) }
            return (sum, try amplification.multiplied(by: count))
        }
        if sum.isZero { return .zero }
        return try settled(from: sum) { (last) throws(ArithmeticError) in
            try self.step(from: last, balances: balances, sum: sum, slope: slope)
        }
    }

    /// Returns the balance that `coin` has on the same curve once that of another coin becomes `newBalance`.
    ///
    /// - Errors: also `sameCoin` and `coinOutOfRange`.
    public func balance(
        of coin: Int, whenBalanceOf other: Int, becomes newBalance: UInt256, balances: [UInt256]
    ) throws(CurveError) -> UInt256 {
        if coin == other { throw .sameCoin }
        guard balances.indices.contains(coin), balances.indices.contains(other) else {
            throw .coinOutOfRange
        }
        let value = try value(of: balances)
        var moved = balances
        moved[other] = newBalance
        return try balance(of: coin, at: value, balances: moved)
    }

    /// Returns the balance that `coin` has at an invariant while the other coins keep theirs.
    ///
    /// - Errors: also `coinOutOfRange`.
    public func balance(
        of coin: Int, at value: UInt256, balances: [UInt256]
    ) throws(CurveError) -> UInt256 {
        guard balances.indices.contains(coin) else { throw .coinOutOfRange }
        let (constant, slope) = try CurveError.exactly { () throws(ArithmeticError) in
            try quadratic(without: coin, at: value, balances: balances)
        }
        // y = (y^2 + c) / (2y + b - D)
        return try settled(from: value) { (last) throws(ArithmeticError) in
            try last.multiplied(by: last).adding(constant)
                .dividedDown(by: last.multiplied(by: 2).adding(slope).subtracting(value))
        }
    }

    /// D' = (Ann S + n P) D / ((Ann - 1) D + (n + 1) P), where P = D^(n+1) / (n^n prod x).
    private func step(
        from last: UInt256, balances: [UInt256], sum: UInt256, slope: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        let count = UInt256(UInt64(balances.count))
        let precision = dialect.amplificationPrecision
        var product = last
        for balance in balances {
            product = try product.multiplied(by: last).dividedDown(by: balance.multiplied(by: count))
        }
        let above = try slope.multiplied(by: sum).dividedDown(by: precision)
            .adding(product.multiplied(by: count)).multiplied(by: last)
        let below = try slope.subtracting(precision).multiplied(by: last).dividedDown(by: precision)
            .adding(product.multiplied(by: count &+ 1))
        return try above.dividedDown(by: below)
    }

    /// Returns c and b of the quadratic equation for one coin's balance.
    private func quadratic(
        without coin: Int, at value: UInt256, balances: [UInt256]
    ) throws(ArithmeticError) -> (constant: UInt256, slope: UInt256) {
        let count = UInt256(UInt64(balances.count))
        let precision = dialect.amplificationPrecision
        let amplified = try amplification.multiplied(by: count)
        var (constant, sum) = (value, UInt256.zero)
        for (place, balance) in balances.enumerated() where place != coin {
            sum = try sum.adding(balance)
            constant = try constant.multiplied(by: value).dividedDown(by: balance.multiplied(by: count))
        }
        constant = try constant.multiplied(by: value).multiplied(by: precision)
            .dividedDown(by: amplified.multiplied(by: count))
        let slope = try sum.adding(value.multiplied(by: precision).dividedDown(by: amplified))
        return (constant, slope)
    }

    /// Takes steps until one moves by no more than 1 unit.
    private func settled(
        from start: UInt256, _ step: (UInt256) throws(ArithmeticError) -> UInt256
    ) throws(CurveError) -> UInt256 {
        var value = start
        for _ in 0..<CurveInvariant.mostRounds {
            let last = value
            value = try CurveError.exactly { () throws(ArithmeticError) in try step(last) }
            if (value > last ? value &- last : last &- value) <= 1 { return value }
        }
        if dialect.mustConverge { throw .notConverged }
        return value
    }
}
