import Units

/// What can be read of vaults. Dai counts as dai: no vault's safety reads a price of it.
extension MakerSystem {
    /// Returns how a vault would stand with fees collected up to a moment and its prices taken over.
    ///
    /// Whoever liquidates a vault can do both in the same breath, and nothing is written here.
    /// - Units: rads.
    /// - Returns: nil without debt, of which no price is read.
    /// - Errors: `vaultMissing`, `collateralTypeNotInitialized`, `vatNotLive` after the system is shut down, where
    ///   nobody is liquidated; `invalidNow` before the last collection; `invalidPrice` without a price or with one
    ///   too small to count; `arithmetic`.
    public func health(of vault: Int, at moment: MakerMoment) throws(MakerError) -> LendingHealth? {
        let vault = try self.vault(at: vault)
        let type = try dripped(vault.collateralType, to: moment.time)
        let place = vault.collateralType
        let price = moment.prices.indices.contains(place) ? moment.prices[place] : nil
        if vault.normalizedDebt.isZero { return nil }
        return try health(of: vault, rate: type.rate, spot: spot(price ?? 0, type))
    }

    /// Returns how a vault stands by the rate and the price that the contracts have now; otherwise as above.
    public func health(of vault: Int) throws(MakerError) -> LendingHealth? {
        let vault = try self.vault(at: vault)
        let type = try collateralType(at: vault.collateralType)
        if vault.normalizedDebt.isZero { return nil }
        if !isLive { throw .vatNotLive }
        return try health(of: vault, rate: type.rate, spot: type.spot)
    }

    /// Returns the greatest price of its collateral at which a vault is unsafe, fees being collected up to a time.
    ///
    /// Exact under the contracts' roundings: one unit more, and the vault is safe.
    /// - Units: a wad of the reference currency.
    /// - Returns: nil without debt, and where no price that counts makes the vault unsafe, or every price.
    /// - Errors: as of `health`, but for prices.
    public func liquidationPrice(of vault: Int, at time: UInt64) throws(MakerError) -> UInt256? {
        let vault = try self.vault(at: vault)
        let type = try dripped(vault.collateralType, to: time)
        if vault.normalizedDebt.isZero || vault.collateral.isZero { return nil }
        let price = try MakerError.exactly { () throws(ArithmeticError) in
            let owed = try vault.normalizedDebt.multiplied(by: type.rate)
            let spot = try owed.dividedUp(by: vault.collateral)
            // The least feed price, and the least price, of which at least this spot is left by the two quotients.
            let feed = try UInt256.mulDivUp(spot, type.liquidationRatio, Ray.one)
            return try UInt256.mulDivUp(feed, par, MakerSystem.feedScale).subtracting(1)
        }
        return try spot(price, type).isZero ? nil : price
    }

    /// Returns the yearly stability fee of a collateral type; nobody earns anything by supplying collateral.
    ///
    /// - Units: a WAD per year of 365 days, simple: what the factor per second adds, times the seconds of a year.
    /// - Rounding: down.
    /// - Errors: `collateralTypeNotInitialized`; `arithmetic` of a factor below 1.
    public func rates(of collateralType: Int) throws(MakerError) -> LendingRates {
        let type = try self.collateralType(at: collateralType)
        return try MakerError.exactly { () throws(ArithmeticError) in
            let perSecond = try base.adding(type.duty).subtracting(Ray.one)
            let perYear = try perSecond.multiplied(by: LendingRates.secondsPerYear)
            return LendingRates(supply: .zero, borrow: try perYear.dividedDown(by: MakerSystem.raysPerWad))
        }
    }

    /// Returns a vault's debt with fees up to a time, a rad; nothing is written.
    ///
    /// - Errors: `vaultMissing`, `collateralTypeNotInitialized`, `vatNotLive`, `invalidNow`; `arithmetic`.
    public func debt(of vault: Int, at time: UInt64) throws(MakerError) -> UInt256 {
        let vault = try self.vault(at: vault)
        let type = try dripped(vault.collateralType, to: time)
        return try MakerError.exactly { () throws(ArithmeticError) in
            try vault.normalizedDebt.multiplied(by: type.rate)
        }
    }

    /// Returns a collateral type as it is after a collection of its fee.
    private func dripped(_ place: Int, to time: UInt64) throws(MakerError) -> MakerCollateralType {
        var type = try collateralType(at: place)
        if time < type.lastDrip { throw .invalidNow }
        if !isLive { throw .vatNotLive }
        let elapsed = time - type.lastDrip
        if elapsed == 0 { return type }
        type.rate = try MakerError.exactly { () throws(ArithmeticError) in
            try MakerMath.rate(after: type.rate, base: base, duty: type.duty, elapsed: UInt256(elapsed))
        }
        return type
    }

    private func spot(_ price: UInt256, _ type: MakerCollateralType) throws(MakerError) -> UInt256 {
        try MakerError.exactly { () throws(ArithmeticError) in
            try MakerMath.spot(price, par: par, liquidationRatio: type.liquidationRatio)
        }
    }

    private func health(
        of vault: MakerVault, rate: UInt256, spot: UInt256
    ) throws(MakerError) -> LendingHealth {
        if spot.isZero { throw .invalidPrice }
        return try MakerError.exactly { () throws(ArithmeticError) in
            LendingHealth(
                carried: try vault.collateral.multiplied(by: spot),
                owed: try vault.normalizedDebt.multiplied(by: rate))
        }
    }

    /// A price times this is a feed price times `par`.
    private static let feedScale = UInt256(1_000_000_000_000_000_000_000_000_000_000_000_000 as UInt128)
    private static let raysPerWad: UInt256 = 1_000_000_000
}
