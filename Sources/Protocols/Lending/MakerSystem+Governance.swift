import Units

/// Prices and settings.
extension MakerSystem {
    /// Takes over the oracle's price of a collateral type, and returns the price with its safety margin.
    ///
    /// - Parameter price: a wad of the reference currency; nil where the oracle has none: nobody can borrow
    ///   then, nor be liquidated.
    /// - Errors: `collateralTypeNotInitialized`, `vatNotLive`; `arithmetic`.
    @discardableResult
    public mutating func poke(collateralType place: Int, price: UInt256?) throws(MakerError) -> UInt256 {
        let type = try collateralType(at: place)
        let spot = try MakerError.exactly { () throws(ArithmeticError) in
            guard let price else { return UInt256.zero }
            return try MakerMath.spot(price, par: par, liquidationRatio: type.liquidationRatio)
        }
        if !isLive { throw .vatNotLive }
        (collateralTypes[place].price, collateralTypes[place].spot) = (price, spot)
        return spot
    }

    /// Sets the fee of a collateral type.
    ///
    /// - Parameters:
    ///   - duty: factor per second, a ray, to which `base` is added.
    ///   - time: seconds; fees must be collected up to now.
    /// - Errors: `collateralTypeNotInitialized`, `lastDripNotUpdated`.
    public mutating func setDuty(
        collateralType place: Int, _ duty: UInt256, at time: UInt64
    ) throws(MakerError) {
        if try collateralType(at: place).lastDrip != time { throw .lastDripNotUpdated }
        collateralTypes[place].duty = duty
    }

    /// Changes limits and terms of a collateral type; throws `collateralTypeNotInitialized`.
    ///
    /// A new dust or penalty reaches its auctions with the next `refreshLeastTab` only.
    public mutating func configure(
        collateralType place: Int, _ change: (inout MakerCollateralType) -> Void
    ) throws(MakerError) {
        var type = try collateralType(at: place)
        change(&type)
        collateralTypes[place] = type
    }

    /// Takes dust and penalty over into the terms of the auctions (upstream `upchost`); rounded down.
    ///
    /// - Errors: `collateralTypeNotInitialized`; `arithmetic`.
    public mutating func refreshLeastTab(collateralType place: Int) throws(MakerError) {
        let type = try collateralType(at: place)
        collateralTypes[place].auctionTerms.leastTab = try MakerError.exactly {
            () throws(ArithmeticError) in try MakerMath.multiplyWadDown(type.dust, type.penalty)
        }
    }

    /// Shuts the system down for ever: vaults, fees, prices and new liquidations stop, auctions run on.
    public mutating func cage() { isLive = false }
}
