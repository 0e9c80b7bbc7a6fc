import Units

/// Borrowing and the stability fee.
extension MakerSystem {
    /// Changes a vault's collateral and normalized debt at once (upstream `frob`).
    ///
    /// - Parameters:
    ///   - collateral: wads to lock, or to free if negative.
    ///   - normalizedDebt: dai to make over the rate, a wad, or to pay back if negative.
    /// - Errors: in this order `vatNotLive`, `vaultMissing`, `collateralTypeNotInitialized`, `ceilingExceeded`
    ///   where the debt grows, `notSafe` where the vault becomes riskier, `dust`; `arithmetic` where a step
    ///   leaves its range, also of a product that no rule asks for.
    @discardableResult
    public mutating func adjust(
        vault place: Int, collateral: Int256 = .zero, normalizedDebt: Int256 = .zero
    ) throws(MakerError) -> MakerAdjustment {
        if !isLive { throw .vatNotLive }
        let adjustment = try adjust(
            vault(at: place), collateral: collateral, normalizedDebt: normalizedDebt, asksSafety: true)
        vaults[place] = adjustment.vault
        return adjustment
    }

    /// Opens a vault as it stands elsewhere and returns its place.
    ///
    /// Nobody asks whether its collateral carries its debt, so that no price is read; ceilings and dust hold as
    /// for anybody.
    /// - Parameters: wads, the debt over the type's rate.
    /// - Errors: in this order `vatNotLive`, `collateralTypeNotInitialized`, `ceilingExceeded`, `dust`; arithmetic;
    ///   nothing changes then.
    public mutating func admit(
        collateralType: Int, collateral: UInt256, normalizedDebt: UInt256
    ) throws(MakerError) -> Int {
        if !isLive { throw .vatNotLive }
        guard let locked = Int256(exactly: collateral), let owed = Int256(exactly: normalizedDebt) else {
            throw .arithmetic(.overflow)
        }
        let adjustment = try adjust(
            MakerVault(collateralType: collateralType), collateral: locked, normalizedDebt: owed,
            asksSafety: false)
        vaults.append(adjustment.vault)
        return vaults.count - 1
    }

    /// Changes a vault, and takes the change over into the totals.
    private mutating func adjust(
        _ before: MakerVault, collateral: Int256, normalizedDebt: Int256, asksSafety: Bool
    ) throws(MakerError) -> MakerAdjustment {
        var type = try collateralType(at: before.collateralType)
        let vault = try before.changing(collateral: collateral, normalizedDebt: normalizedDebt)
        let totals = try MakerError.exactly { () throws(ArithmeticError) in
            try AdjustedTotals(vault, type, normalizedDebt: normalizedDebt, debt: debt)
        }
        let growsDebt = normalizedDebt > .zero
        let isWithinCeilings = totals.typeDebt <= type.debtCeiling && totals.allDebt <= debtCeiling
        if growsDebt, !isWithinCeilings { throw .ceilingExceeded }
        let worth = try MakerError.exactly { () throws(ArithmeticError) in
            try vault.collateral.multiplied(by: type.spot)
        }
        let isRiskier = growsDebt || collateral.isNegative
        if asksSafety, isRiskier, totals.vaultDebt > worth { throw .notSafe }
        if !vault.normalizedDebt.isZero, totals.vaultDebt < type.dust { throw .dust }
        type.totalNormalizedDebt = totals.totalNormalizedDebt
        collateralTypes[vault.collateralType] = type
        debt = totals.allDebt
        return MakerAdjustment(vault: vault, debt: totals.vaultDebt, dai: totals.dai)
    }

    /// Collects the stability fee of a collateral type up to now, and returns its rate (upstream `drip`).
    ///
    /// - Parameter time: seconds, not before the last collection.
    /// - Errors: `collateralTypeNotInitialized`, `invalidNow`, `vatNotLive`; `arithmetic`.
    @discardableResult
    public mutating func drip(collateralType place: Int, at time: UInt64) throws(MakerError) -> UInt256 {
        var type = try collateralType(at: place)
        if time < type.lastDrip { throw .invalidNow }
        let (rate, fee) = try MakerError.exactly { () throws(ArithmeticError) in
            let rate = try MakerMath.rate(
                after: type.rate, base: base, duty: type.duty, elapsed: UInt256(time - type.lastDrip))
            guard let after = Int256(exactly: rate), let before = Int256(exactly: type.rate) else {
                throw .overflow
            }
            return (rate, try MakerMath.multiply(type.totalNormalizedDebt, after.subtracting(before)))
        }
        if !isLive { throw .vatNotLive }
        let (debt, surplus) = try MakerError.exactly { () throws(ArithmeticError) in
            (try MakerMath.changing(self.debt, by: fee), try MakerMath.changing(self.surplus, by: fee))
        }
        (type.rate, type.lastDrip) = (rate, time)
        collateralTypes[place] = type
        (self.debt, self.surplus) = (debt, surplus)
        return rate
    }

    /// Lets the system's dai and unbacked debt cancel each other out (upstream `heal`).
    ///
    /// - Parameter amount: a rad, at most `surplus` and `unbackedDebt`.
    /// - Errors: `arithmetic`.
    public mutating func heal(_ amount: UInt256) throws(MakerError) {
        (unbackedDebt, surplus, debt) = try MakerError.exactly { () throws(ArithmeticError) in
            (
                try unbackedDebt.subtracting(amount), try surplus.subtracting(amount),
                try debt.subtracting(amount)
            )
        }
    }
}

/// The sums after a change of a vault.
private struct AdjustedTotals {
    let totalNormalizedDebt: UInt256
    let dai: Int256
    let vaultDebt: UInt256
    let allDebt: UInt256
    let typeDebt: UInt256

    /// The product of the type's debt is taken even where no ceiling is asked for, and may fail then too.
    init(
        _ vault: MakerVault, _ type: MakerCollateralType, normalizedDebt: Int256, debt: UInt256
    ) throws(ArithmeticError) {
        totalNormalizedDebt = try MakerMath.changing(type.totalNormalizedDebt, by: normalizedDebt)
        dai = try MakerMath.multiply(type.rate, normalizedDebt)
        vaultDebt = try type.rate.multiplied(by: vault.normalizedDebt)
        allDebt = try MakerMath.changing(debt, by: dai)
        typeDebt = try totalNormalizedDebt.multiplied(by: type.rate)
    }
}
