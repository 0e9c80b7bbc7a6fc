import Units

/// What governance sets in a market.
///
/// - Source: aave-v3-origin, `protocol/pool/PoolConfigurator.sol`.
extension AaveMarket {
    /// Lists a reserve and returns its place.
    ///
    /// - Errors: `noMoreReservesAllowed`, `invalidDecimals` below 6, those of the configuration.
    public mutating func list(
        _ configuration: AaveReserveConfiguration, at now: UInt64
    ) throws(AaveError) -> Int {
        if reserves.count == AaveMarket.mostReserves { throw .noMoreReservesAllowed }
        if configuration.decimals < 6 { throw .invalidDecimals }
        try configuration.validate()
        pool.reserves.append(AaveReserve(configuration, lastUpdate: now))
        return reserves.count - 1
    }

    /// Changes the terms of a reserve: its shares, caps, curve, and whether it is lent.
    ///
    /// Decimals stay, and the switches have operations of their own. A frozen reserve keeps a loan to value of 0
    /// and gets the new one later. Interest up to now keeps the old terms, where factor or curve changes.
    ///
    /// - Errors: `assetNotListed`, `reserveLiquidityNotZero` where a supplied reserve would cease to be
    ///   collateral, those of the configuration, arithmetic.
    public mutating func configure(
        _ reserve: Int, as configuration: AaveReserveConfiguration, at now: UInt64
    ) throws(AaveError) {
        try configuration.validate()
        var changed = try pool.listed(reserve)
        let former = changed.configuration
        let ceases = former.liquidationThreshold != 0 && configuration.liquidationThreshold == 0
        if ceases { try changed.requireNoSuppliers() }
        let changesInterest =
            former.reserveFactor != configuration.reserveFactor
            || former.rateCurve != configuration.rateCurve
        if changesInterest { try exact(changed.accrue(to: now)) }
        changed.adopt(configuration)
        if changesInterest { try exact(changed.updateRates()) }
        pool.reserves[reserve] = changed
    }

    /// Sets up an eMode category or changes it.
    ///
    /// - Parameter id: from 1; 0 stands for no category.
    /// - Errors: `inconsistentEModeCategory` for 0, `invalidEmodeCategoryParams`, `mustBeEmodeCollateral`;
    ///   `reserveFrozen` where a frozen reserve would become collateral or get its loan to value back;
    ///   `reserveLiquidityNotZero` where a supplied reserve would cease to be collateral anywhere.
    public mutating func setCategory(_ id: UInt8, to category: AaveEModeCategory) throws(AaveError) {
        if id == 0 { throw .inconsistentEModeCategory }
        try category.validate()
        let former = pool.category(id)
        for place in reserves.indices {
            try category.validateMembership(of: reserves[place], at: place, former: former)
        }
        while pool.categories.count < Int(id) { pool.categories.append(nil) }
        pool.categories[Int(id) - 1] = category
    }

    /// Mints the treasury's interest of a reserve and returns the amount; an inactive reserve is passed over.
    @discardableResult
    public mutating func mintToTreasury(_ reserve: Int, at now: UInt64) throws(AaveError) -> UInt256 {
        try change(AaveMarket.treasury) { (pool, account) throws(AaveError) in
            try pool.mintToTreasury(reserve, treasury: &account, at: now)
        }
    }

    /// Covers a reserve's deficit by burning an account's supply, and returns what is covered.
    @discardableResult
    public mutating func eliminateDeficit(
        of reserve: Int, by amount: UInt256, from account: Int, at now: UInt64
    ) throws(AaveError) -> UInt256 {
        try change(account) { (pool, account) throws(AaveError) in
            try pool.eliminateDeficit(of: reserve, by: amount, from: &account, at: now)
        }
    }
}
