import Units

/// What can be read of a market; every number is as of the last update unless a moment is given.
extension MorphoMarket {
    /// The share of its value up to which collateral carries debt, a WAD.
    public var lltv: UInt256 { pool.lltv }
    /// Where the borrow rate comes from.
    public var rateModel: MorphoRateModel { pool.rateModel }
    /// The fee's share of the interest, a WAD.
    public var fee: UInt256 { pool.fee }
    /// The supply side.
    public var supplied: MorphoShareTotals { pool.supplied }
    /// The debt side.
    public var borrowed: MorphoShareTotals { pool.borrowed }
    /// When interest was brought up to date.
    public var lastUpdate: UInt64 { pool.lastUpdate }
    /// The adaptive curve's rate at its target utilization, a WAD per second.
    public var rateAtTarget: UInt256 { pool.rateAtTarget }

    /// Returns what an account owes, rounded up.
    public func debt(of account: Int) throws(MorphoError) -> UInt256 {
        try MorphoError.exact(pool.debt(of: positions[account]))
    }

    /// Returns what the collateral of an account could carry at a price, rounded down twice.
    public func mostDebt(of account: Int, price: UInt256) throws(MorphoError) -> UInt256 {
        try MorphoError.exact(pool.mostDebt(of: positions[account], price: price))
    }

    /// Returns whether the collateral of an account carries its debt at a price.
    public func isHealthy(_ account: Int, price: UInt256) throws(MorphoError) -> Bool {
        try pool.isHealthy(positions[account], price: price)
    }

    /// Returns an account's health factor with interest up to a moment: collateral value times the loan to value
    /// over the debt.
    ///
    /// The contract has none: this is the desk's reading, below 1 exactly where the contract liquidates.
    /// - Units: WAD.
    /// - Rounding: down; the debt up before, as in the contract.
    /// - Returns: nil without debt.
    /// - Errors: `priceMissing`, arithmetic.
    public func healthFactor(of account: Int, at moment: MorphoMoment) throws(MorphoError) -> UInt256? {
        let position = positions[account]
        if position.borrowShares.isZero { return nil }
        var pool = pool
        _ = try pool.accrue(to: moment.time)
        let price = try moment.knownPrice
        let value = try MorphoError.exact(pool.collateralValue(of: position, price: price))
        return try MorphoError.exact(UInt256.mulDivDown(value, lltv, pool.debt(of: position)))
    }

    /// Returns the rate that will be charged for the time up to a moment, a WAD per second.
    public func borrowRate(at now: UInt64) throws(MorphoError) -> UInt256 {
        if now < lastUpdate { throw .arithmetic(.underflow) }
        switch rateModel {
        case .none: return 0
        case .fixed(let rate): return rate
        case .adaptiveCurve:
            return try MorphoError.exact(pool.curve(elapsed: now - lastUpdate)).averageBorrowRate
        }
    }
}
