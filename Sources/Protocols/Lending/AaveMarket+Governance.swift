import Units

/// What governance and guardians do in a market.
///
/// - Source: aave-v3-origin, `protocol/pool/PoolConfigurator.sol`.
extension AaveMarket {
    /// The longest time after a pause in which nobody is liquidated: 4 hours, in seconds.
    public static let mostGrace: UInt64 = 14_400

    /// Lists a reserve and returns its place.
    ///
    /// - Errors: `noMoreReservesAllowed` and those of the configuration.
    public mutating func list(
        _ configuration: AaveReserveConfiguration, at now: UInt64
    ) throws(AaveError) -> Int {
        if reserves.count == AaveMarket.mostReserves { throw .noMoreReservesAllowed }
        try configuration.validate()
        pool.reserves.append(AaveReserve(configuration, lastUpdate: now))
        return reserves.count - 1
    }

    /// Changes what is set for a reserve.
    ///
    /// Interest up to now keeps the old terms, where the reserve factor or the curve changes.
    ///
    /// - Errors: `assetNotListed`, `reserveLiquidityNotZero` where a supplied reserve would cease to be
    ///   collateral, those of the configuration, arithmetic.
    public mutating func configure(
        _ reserve: Int, as configuration: AaveReserveConfiguration, at now: UInt64
    ) throws(AaveError) {
        try configuration.validate()
        var changed = try pool.listed(reserve)
        let former = changed.configuration
        let isSupplied = !changed.scaledSupply.isZero || !changed.accruedToTreasury.isZero
        if former.liquidationThreshold != 0, configuration.liquidationThreshold == 0, isSupplied {
            throw .reserveLiquidityNotZero
        }
        let changesInterest =
            former.reserveFactor != configuration.reserveFactor
            || former.rateCurve != configuration.rateCurve
        if changesInterest { try exact(changed.accrue(to: now)) }
        changed.configuration = configuration
        if changesInterest { try exact(changed.updateRates()) }
        pool.reserves[reserve] = changed
    }

    /// Stops everything with a reserve.
    public mutating func pause(_ reserve: Int) throws(AaveError) {
        var changed = try pool.listed(reserve)
        changed.configuration.isPaused = true
        pool.reserves[reserve] = changed
    }

    /// Ends a pause; for some seconds more, at most 4 hours, nobody is liquidated.
    ///
    /// - Errors: `assetNotListed`, `invalidGracePeriod`.
    public mutating func unpause(_ reserve: Int, grace: UInt64, at now: UInt64) throws(AaveError) {
        var changed = try pool.listed(reserve)
        if grace > AaveMarket.mostGrace { throw .invalidGracePeriod }
        changed.configuration.isPaused = false
        let (until, isBeyond) = now.addingReportingOverflow(grace)
        if isBeyond { throw .arithmetic(.overflow) }
        if grace != 0 { changed.liquidationGracePeriodUntil = until }
        pool.reserves[reserve] = changed
    }

    /// Sets up an eMode category or changes it.
    ///
    /// - Parameter id: from 1; 0 stands for no category.
    /// - Errors: `inconsistentEModeCategory` for 0, `invalidEmodeCategoryParams`.
    public mutating func setCategory(_ id: UInt8, to category: AaveEModeCategory) throws(AaveError) {
        if id == 0 { throw .inconsistentEModeCategory }
        try category.validate()
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
