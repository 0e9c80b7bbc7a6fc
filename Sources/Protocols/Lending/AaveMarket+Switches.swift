import Units

/// The switches with which guardians stop a reserve, or take its weight as collateral.
///
/// - Source: aave-v3-origin, `protocol/pool/PoolConfigurator.sol`.
extension AaveMarket {
    /// The longest time after a pause in which nobody is liquidated: 4 hours, in seconds.
    public static let mostGrace: UInt64 = 14_400

    /// Switches a reserve on or off.
    ///
    /// - Errors: `assetNotListed`, `reserveLiquidityNotZero` where a supplied reserve would go off.
    public mutating func setActive(_ isActive: Bool, reserve: Int) throws(AaveError) {
        var changed = try pool.listed(reserve)
        if !isActive { try changed.requireNoSuppliers() }
        changed.configuration.isActive = isActive
        pool.reserves[reserve] = changed
    }

    /// Freezes a reserve, which sets its loan to value to 0 in and outside eMode, or thaws it, which does not
    /// set it back.
    ///
    /// - Errors: `assetNotListed`, `invalidFreezeState`.
    public mutating func setFrozen(_ isFrozen: Bool, reserve: Int) throws(AaveError) {
        var changed = try pool.listed(reserve)
        if changed.configuration.isFrozen == isFrozen { throw .invalidFreezeState }
        changed.configuration.isFrozen = isFrozen
        if isFrozen {
            changed.zeroLoanToValue()
            for place in pool.categories.indices { pool.categories[place]?.zeroLoanToValue(of: reserve) }
        }
        pool.reserves[reserve] = changed
    }

    /// Sets a reserve's loan to value outside eMode to 0, or back to what it was.
    ///
    /// - Errors: `assetNotListed`, `reserveFrozen` for setting it back, `invalidLtvzeroState`.
    public mutating func setZeroLoanToValue(_ isZero: Bool, reserve: Int) throws(AaveError) {
        var changed = try pool.listed(reserve)
        if isZero {
            if changed.configuration.loanToValue == 0 { throw .invalidLtvzeroState }
            changed.zeroLoanToValue()
        } else {
            if changed.configuration.isFrozen { throw .reserveFrozen }
            let pending = changed.pendingLoanToValue
            if pending == 0 || changed.configuration.loanToValue != 0 { throw .invalidLtvzeroState }
            (changed.configuration.loanToValue, changed.pendingLoanToValue) = (pending, 0)
        }
        pool.reserves[reserve] = changed
    }

    /// Stops everything with a reserve; throws `assetNotListed`.
    public mutating func pause(_ reserve: Int) throws(AaveError) {
        var changed = try pool.listed(reserve)
        changed.configuration.isPaused = true
        pool.reserves[reserve] = changed
    }

    /// Ends a pause; for some seconds more, at most 4 hours, nobody is liquidated.
    ///
    /// - Errors: `assetNotListed`, `invalidGracePeriod`, `overflow`.
    public mutating func unpause(_ reserve: Int, grace: UInt64, at now: UInt64) throws(AaveError) {
        var changed = try pool.listed(reserve)
        if grace > AaveMarket.mostGrace { throw .invalidGracePeriod }
        let (until, isBeyond) = now.addingReportingOverflow(grace)
        if isBeyond { throw .arithmetic(.overflow) }
        changed.configuration.isPaused = false
        if grace != 0 { changed.liquidationGracePeriodUntil = until }
        pool.reserves[reserve] = changed
    }
}

extension AaveReserve {
    /// Sets the loan to value to 0 and keeps the former one.
    fileprivate mutating func zeroLoanToValue() {
        if configuration.loanToValue == 0 { return }
        (pendingLoanToValue, configuration.loanToValue) = (configuration.loanToValue, 0)
    }

    /// Takes new terms over; the switches and the decimals stay.
    mutating func adopt(_ terms: AaveReserveConfiguration) {
        let former = configuration
        configuration = terms
        configuration.decimals = former.decimals
        configuration.isActive = former.isActive
        configuration.isFrozen = former.isFrozen
        configuration.isPaused = former.isPaused
        pendingLoanToValue = former.isFrozen ? terms.loanToValue : 0
        if former.isFrozen { configuration.loanToValue = 0 }
    }
}

extension AaveEModeCategory {
    /// Sets the loan to value of a reserve to 0, if it is collateral of the category.
    fileprivate mutating func zeroLoanToValue(of reserve: Int) {
        if isCollateral(reserve) { zeroLoanToValueBitmap |= 1 << UInt128(reserve) }
    }

    /// Checks what the category makes of a reserve against what it made of it before.
    func validateMembership(
        of reserve: AaveReserve, at place: Int, former: AaveEModeCategory?
    ) throws(AaveError) {
        let (was, isNow) = (former?.isCollateral(place) ?? false, isCollateral(place))
        let isZero = isZeroLoanToValue(place)
        if isZero, !isNow { throw .mustBeEmodeCollateral(reserve: place) }
        let getsItBack = was && isNow && !isZero && former?.isZeroLoanToValue(place) ?? false
        if reserve.configuration.isFrozen, isNow && !was || getsItBack { throw .reserveFrozen }
        if was, !isNow, reserve.configuration.liquidationThreshold == 0 { try reserve.requireNoSuppliers() }
    }
}
