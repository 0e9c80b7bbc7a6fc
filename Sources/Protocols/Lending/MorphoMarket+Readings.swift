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

    /// Returns the market with interest brought up to a time; its positions are shared until written.
    ///
    /// For many readings at one moment: a reading that takes a moment does the same on the way.
    /// - Errors: `underflow` of a time before the last update, arithmetic.
    public func accrued(to now: UInt64) throws(MorphoError) -> MorphoMarket {
        var market = self
        try market.accrueInterest(at: now)
        return market
    }

    /// Returns what an account has supplied and what it owes with interest up to a time, down and up.
    public func balances(
        of account: Int, at now: UInt64
    ) throws(MorphoError) -> (supplied: UInt256, owed: UInt256) {
        let market = try accrued(to: now)
        let position = market.positions[account]
        return try MorphoError.exact(
            (
                market.supplied.assetsRoundedDown(for: position.supplyShares),
                market.pool.debt(of: position)
            ))
    }

    /// Returns how an account stands with interest up to a moment; nil without debt, of which no price is read.
    ///
    /// - Units: smallest units of the loan asset.
    /// - Rounding: the collateral's value down twice, the debt up, as in the contract.
    /// - Errors: `priceMissing`, arithmetic.
    public func health(of account: Int, at moment: MorphoMoment) throws(MorphoError) -> LendingHealth? {
        let position = positions[account]
        if position.borrowShares.isZero { return nil }
        var pool = pool
        _ = try pool.accrue(to: moment.time)
        let price = try moment.knownPrice
        return try MorphoError.exact(
            LendingHealth(
                carried: pool.mostDebt(of: position, price: price), owed: pool.debt(of: position)))
    }

    /// Returns an account's health factor, a WAD rounded down; nil without debt.
    ///
    /// - Errors: `priceMissing`, arithmetic.
    public func healthFactor(of account: Int, at moment: MorphoMoment) throws(MorphoError) -> UInt256? {
        try health(of: account, at: moment)?.healthFactor
    }

    /// Returns the greatest oracle price at which an account is liquidatable with interest up to a time.
    ///
    /// Exact under the contract's roundings: one unit more, and the collateral carries the debt.
    /// - Returns: nil without debt, and where an account is liquidatable at every price.
    /// - Errors: arithmetic, also where the price needs more than 256 bits.
    public func liquidationPrice(of account: Int, at now: UInt64) throws(MorphoError) -> UInt256? {
        let position = positions[account]
        if position.borrowShares.isZero || position.collateral.isZero || lltv.isZero { return nil }
        var pool = pool
        _ = try pool.accrue(to: now)
        // The collateral has to be worth `value`, the least that carries the debt: at a price of at least
        // `value` over the collateral, rounded up.
        let value = try MorphoError.exact(
            UInt256.mulDivUp(pool.debt(of: position), Wad.one, lltv))
        return try MorphoError.exact(
            UInt256.mulDivUp(value, MorphoPool.priceScale, position.collateral)) &- 1
    }

    /// Returns what is earned and owed a year from a moment on, the fee taken off what is earned.
    ///
    /// - Rounding: down at each step.
    public func rates(at now: UInt64) throws(MorphoError) -> LendingRates {
        let market = try accrued(to: now)
        let perSecond = try market.borrowRate(at: now)
        let (lent, all) = (market.borrowed.assets, market.supplied.assets)
        return try MorphoError.exact(LendingRates(perSecond: perSecond, lent: lent, of: all, fee: fee))
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

extension LendingRates {
    /// Spreads what the borrowers of `lent` owe over `all` that is supplied.
    fileprivate init(
        perSecond rate: UInt256, lent: UInt256, of all: UInt256, fee: UInt256
    ) throws(ArithmeticError) {
        let utilization = all.isZero ? 0 : try MorphoMath.wadDivideDown(lent, all)
        let gross = try MorphoMath.wadMultiplyDown(
            rate.multiplied(by: LendingRates.secondsPerYear), utilization)
        self.init(
            supply: try MorphoMath.wadMultiplyDown(gross, Wad.one.subtracting(fee)),
            borrow: try rate.multiplied(by: LendingRates.secondsPerYear))
    }
}
