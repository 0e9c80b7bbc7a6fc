import Units

/// What can be read of a market.
///
/// A reading that takes a moment brings interest up to it on the way and writes nothing. For many readings at one
/// moment accrue a copy once and read that.
extension CometMarket {
    /// The terms.
    public var configuration: CometConfiguration { pool.configuration }
    /// What is stopped.
    public var pauses: CometPauses { pool.pauses }
    /// The indexes as of the last accrual.
    public var indexes: CometIndexes { pool.indexes }
    /// The reward indexes of both sides as of the last accrual.
    public var tracking: CometIndexes { pool.tracking }
    /// The total of supplied principals.
    public var suppliedPrincipal: UInt256 { pool.suppliedPrincipal }
    /// The total of owed principals.
    public var owedPrincipal: UInt256 { pool.owedPrincipal }
    /// What the market holds of the base asset.
    public var baseBalance: UInt256 { pool.baseBalance }
    /// What it holds of each collateral asset.
    public var collateral: [CometCollateral] { pool.collateral }
    /// When interest was brought up to date.
    public var lastAccrual: UInt64 { pool.lastAccrual }

    /// Returns the market with interest and rewards brought up to a time; its accounts are shared until written.
    ///
    /// - Errors: `timestampTooLarge`, `underflow` of a time before the last accrual, arithmetic.
    public func accrued(to now: UInt64) throws(CometError) -> CometMarket {
        var market = self
        try market.pool.accrue(to: now)
        return market
    }

    /// Returns what an account has of the base asset, rounded toward 0; owed if below 0.
    public func balance(of account: Int, at now: UInt64) throws(CometError) -> Int256 {
        try accrued(to: now).pool.indexes.presentValue(of: accounts[account].principal)
    }

    /// Returns what the market has and is owed beyond what it owes; may be below 0.
    public func reserves(at now: UInt64) throws(CometError) -> Int256 {
        try accrued(to: now).pool.reserves
    }

    /// Returns all that is supplied and all that is owed, rounded down.
    public func totals(at now: UInt64) throws(CometError) -> (supplied: UInt256, owed: UInt256) {
        let pool = try accrued(to: now).pool
        return (
            try pool.indexes.supplyValue(of: pool.suppliedPrincipal),
            try pool.indexes.borrowValue(of: pool.owedPrincipal)
        )
    }

    /// Returns what is owed over what is supplied, scaled by 1e18, rounded down.
    public func utilization(at now: UInt64) throws(CometError) -> UInt256 {
        try accrued(to: now).pool.utilization
    }

    /// Returns what is earned and owed a year from a moment on.
    public func rates(at now: UInt64) throws(CometError) -> LendingRates {
        let rates = try accrued(to: now).pool.ratesPerSecond
        return try CometError.exact(
            LendingRates(supplyPerSecond: rates.supply, borrowPerSecond: rates.borrow))
    }

    /// Returns an account as the contract's tests see it with interest up to a moment.
    public func accountData(
        of account: Int, at moment: CometMoment
    ) throws(CometError) -> CometAccountData {
        try accrued(to: moment.time).pool.data(of: accounts[account], at: moment)
    }

    /// Returns how an account stands; nil without debt, of which no price is read.
    ///
    /// - Errors: `badPrice`, arithmetic.
    public func health(of account: Int, at moment: CometMoment) throws(CometError) -> LendingHealth? {
        try accountData(of: account, at: moment).health
    }

    /// Returns how much collateral the storefront gives for base assets, rounded down.
    ///
    /// - Errors: `badAsset`, `badPrice`, arithmetic.
    public func quote(
        _ asset: Int, for baseAmount: UInt256, at moment: CometMoment
    ) throws(CometError) -> UInt256 {
        try pool.quote(asset, for: baseAmount, at: moment)
    }
}

/// Lines.
extension CometMarket {
    /// Returns where a price that oracles follow takes an account below its line.
    ///
    /// - Parameters:
    ///   - assets: how each collateral asset's price follows it, in order of listing; nil, or beyond the end,
    ///     where it stands still.
    ///   - base: the same for the base asset.
    public func liquidationLine(
        of account: Int, following assets: [PriceConversion?], base: PriceConversion? = nil,
        at moment: CometMoment
    ) throws(CometError) -> CometLiquidationLine {
        CometLiquidationLine(
            of: try accountData(of: account, at: moment),
            followers: accounts[account].collateralAssets.map { $0 < assets.count ? assets[$0] : nil },
            base: base)
    }

    /// Returns the greatest price of a collateral asset at which an account is liquidatable; nil when no price
    /// above 0 does it.
    ///
    /// - Errors: `badPrice` of another asset, arithmetic.
    public func liquidationPrice(
        of asset: Int, for account: Int, at moment: CometMoment
    ) throws(CometError) -> UInt256? {
        let following = (0...asset).map { $0 == asset ? PriceConversion.identity : nil }
        return try liquidationLine(of: account, following: following, at: moment).price()
    }

    /// Returns the least price of the base asset at which an account is liquidatable; nil when none below 2^120
    /// does it.
    ///
    /// - Errors: `badPrice` of a collateral, arithmetic.
    public func liquidationPriceOfBase(
        for account: Int, at moment: CometMoment
    ) throws(CometError) -> UInt256? {
        try liquidationLine(of: account, following: [], base: .identity, at: moment).price()
    }
}
