import Units

/// What the start of an auction has done.
public struct MakerKick: Hashable, Sendable {
    /// The auction's number.
    public var auction: UInt64
    /// What was taken from the vault.
    public var liquidation: MakerLiquidation
    /// Dai made for the keeper, a rad.
    public var keeperReward: UInt256
}

/// Liquidation and auctions.
extension MakerSystem {
    /// Takes debt and collateral of an unsafe vault over and starts their auction (upstream `bark`).
    ///
    /// - Errors: `vatNotLive`, `vaultMissing`, `collateralTypeNotInitialized`, those of `MakerLiquidation`, then
    ///   `stopped`, `zeroTab`, `invalidPrice`, `zeroTopPrice`; `arithmetic`.
    @discardableResult
    public mutating func bark(vault place: Int, at time: UInt64) throws(MakerError) -> MakerKick {
        if !isLive { throw .vatNotLive }
        let vault = try vault(at: place)
        var type = try collateralType(at: vault.collateralType)
        let liquidation = try MakerLiquidation(
            of: vault, type, auctionCeiling: auctionCeiling, auctioned: auctioned)
        let rest = try MakerError.exactly { () throws(ArithmeticError) in
            try MakerRemainder(self, vault, type, after: liquidation)
        }
        if type.auctionTerms.stopLevel >= 1 { throw .stopped }
        if liquidation.tab.isZero { throw .zeroTab }
        let top = try startPrice(type).top
        let reward = try type.auctionTerms.keeperReward(tab: liquidation.tab)
        let made = try makingUnbacked(reward, debt: debt, unbackedDebt: rest.unbackedDebt)
        (type.totalNormalizedDebt, type.auctioned) = (rest.totalNormalizedDebt, rest.auctionedOfType)
        collateralTypes[vault.collateralType] = type
        vaults[place] = rest.vault
        auctioned = rest.auctioned
        (debt, unbackedDebt) = (made.debt, made.unbackedDebt)
        auctionCount += 1
        auctions.append(
            MakerAuction(
                id: auctionCount, vault: place, collateralType: vault.collateralType, tab: liquidation.tab,
                lot: liquidation.collateral, start: time, top: top))
        return MakerKick(auction: auctionCount, liquidation: liquidation, keeperReward: reward)
    }

    /// Starts an auction over at the oracle's price, and returns the dai made for the keeper, a rad.
    ///
    /// A keeper gets nothing for an auction that is too small (upstream `redo`).
    /// - Errors: `notRunningAuction`, `stopped`, `cannotReset`, `invalidPrice`, `zeroTopPrice`; `arithmetic`.
    @discardableResult
    public mutating func redo(auction id: UInt64, at time: UInt64) throws(MakerError) -> UInt256 {
        let (index, type) = try running(id, below: 2)
        let auction = auctions[index]
        if try !auction.status(type.auctionTerms, at: time).needsReset { throw .cannotReset }
        let price = try startPrice(type)
        let least = type.auctionTerms.leastTab
        let isWorthIt = try MakerError.exactly { () throws(ArithmeticError) in
            if auction.tab < least { return false }
            return try auction.lot.multiplied(by: price.feed) >= least
        }
        let reward = isWorthIt ? try type.auctionTerms.keeperReward(tab: auction.tab) : .zero
        let made = try makingUnbacked(reward, debt: debt, unbackedDebt: unbackedDebt)
        (debt, unbackedDebt) = (made.debt, made.unbackedDebt)
        (auctions[index].start, auctions[index].top) = (time, price.top)
        return reward
    }

    /// Buys up to `amount` of an auction's collateral at its price now (upstream `take`).
    ///
    /// - Parameters:
    ///   - amount: most collateral to buy, a wad.
    ///   - maximumPrice: most dai to pay per unit, a ray.
    /// - Errors: `notRunningAuction`, `stopped`, `needsReset`, `tooExpensive`, `noPartialPurchase`; `arithmetic`.
    @discardableResult
    public mutating func take(
        auction id: UInt64, amount: UInt256, maximumPrice: UInt256, at time: UInt64
    ) throws(MakerError) -> MakerPurchase {
        let (index, type) = try running(id, below: 3)
        let auction = auctions[index]
        let status = try auction.status(type.auctionTerms, at: time)
        if status.needsReset { throw .needsReset }
        let purchase = try MakerPurchase(
            of: amount, price: status.price, maximumPrice: maximumPrice, tab: auction.tab, lot: auction.lot,
            leastTab: type.auctionTerms.leastTab)
        let surplus = try MakerError.exactly { () throws(ArithmeticError) in
            try self.surplus.adding(purchase.cost)
        }
        // Dai that no collateral is left for is not waited for any longer.
        try dig(purchase.lotAfter.isZero ? auction.tab : purchase.cost, auction.collateralType)
        self.surplus = surplus
        if purchase.endsAuction {
            auctions.remove(at: index)
        } else {
            (auctions[index].tab, auctions[index].lot) = (purchase.tabAfter, purchase.lotAfter)
        }
        return purchase
    }

    /// Stops an auction and returns it; its collateral goes to who stops it (upstream `yank`).
    ///
    /// - Errors: `notRunningAuction`; `arithmetic`.
    @discardableResult
    public mutating func yank(auction id: UInt64) throws(MakerError) -> MakerAuction {
        let index = try index(of: id)
        try dig(auctions[index].tab, auctions[index].collateralType)
        return auctions.remove(at: index)
    }

    private func running(
        _ id: UInt64, below stopLevel: UInt8
    ) throws(MakerError) -> (index: Int, type: MakerCollateralType) {
        let index = try index(of: id)
        let type = try collateralType(at: auctions[index].collateralType)
        if type.auctionTerms.stopLevel >= stopLevel { throw .stopped }
        return (index, type)
    }

    private func index(of id: UInt64) throws(MakerError) -> Int {
        guard let index = auctions.firstIndex(where: { $0.id == id }) else { throw .notRunningAuction }
        return index
    }

    private func startPrice(
        _ type: MakerCollateralType
    ) throws(MakerError) -> (feed: UInt256, top: UInt256) {
        guard let price = type.price else { throw .invalidPrice }
        let (feed, top) = try MakerError.exactly { () throws(ArithmeticError) in
            let feed = try MakerMath.feedPrice(price, par: par)
            return (feed, try Ray.multiplyDown(feed, type.auctionTerms.startFactor))
        }
        if top.isZero { throw .zeroTopPrice }
        return (feed, top)
    }

    private func makingUnbacked(
        _ dai: UInt256, debt: UInt256, unbackedDebt: UInt256
    ) throws(MakerError) -> (debt: UInt256, unbackedDebt: UInt256) {
        try MakerError.exactly { () throws(ArithmeticError) in
            (try debt.adding(dai), try unbackedDebt.adding(dai))
        }
    }

    /// Takes dai off what the auctions have to raise.
    private mutating func dig(_ dai: UInt256, _ place: Int) throws(MakerError) {
        (auctioned, collateralTypes[place].auctioned) = try MakerError.exactly {
            () throws(ArithmeticError) in
            (try auctioned.subtracting(dai), try collateralTypes[place].auctioned.subtracting(dai))
        }
    }
}

/// What a liquidation leaves of the vault and the sums.
private struct MakerRemainder {
    let vault: MakerVault
    let totalNormalizedDebt: UInt256
    let unbackedDebt: UInt256
    let auctioned: UInt256
    let auctionedOfType: UInt256

    /// The debt that leaves the vault has to fit a signed integer.
    init(
        _ system: MakerSystem, _ vault: MakerVault, _ type: MakerCollateralType,
        after liquidation: MakerLiquidation
    ) throws(ArithmeticError) {
        self.vault = MakerVault(
            collateralType: vault.collateralType,
            collateral: try vault.collateral.subtracting(liquidation.collateral),
            normalizedDebt: try vault.normalizedDebt.subtracting(liquidation.normalizedDebt))
        totalNormalizedDebt = try type.totalNormalizedDebt.subtracting(liquidation.normalizedDebt)
        guard let taken = Int256(magnitude: liquidation.normalizedDebt, isNegative: true) else {
            throw .overflow
        }
        unbackedDebt = try system.unbackedDebt.adding(MakerMath.multiply(type.rate, taken).magnitude)
        auctioned = try system.auctioned.adding(liquidation.tab)
        auctionedOfType = try type.auctioned.adding(liquidation.tab)
    }
}
