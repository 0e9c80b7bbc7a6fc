import Units

/// What an order pays: the price with its premium, and the fee.
///
/// - Source: synthetix-v3, `storage/AsyncOrder.sol`.
extension SynthetixPerpsConfiguration {
    /// Returns the price of an order: the mean of the prices at the premium before and after it.
    ///
    /// - Parameters:
    ///   - size: a signed wad of the asset.
    ///   - skew: longs less shorts before the order, a signed wad of the asset.
    ///   - price: the oracle's, a wad of dollars.
    /// - Rounding: toward 0 at every step.
    /// - Errors: `overflowInt256ToUInt256` where the mean is below 0, `overflowUInt256ToInt256`, `arithmetic`.
    public func fillPrice(
        size: Int256, skew: Int256, price: UInt256
    ) throws(SynthetixError) -> UInt256 {
        if skewScale.isZero { return price }
        let scale = try SynthetixDecimal.signed(skewScale)
        let premiumBefore = try SynthetixDecimal.divide(skew, scale)
        let premiumAfter = try SynthetixDecimal.divide(SynthetixDecimal.add(skew, size), scale)
        let oracle = try SynthetixDecimal.signed(price)
        let before = try SynthetixDecimal.add(oracle, SynthetixDecimal.multiply(oracle, premiumBefore))
        let after = try SynthetixDecimal.add(oracle, SynthetixDecimal.multiply(oracle, premiumAfter))
        let sum = try SynthetixDecimal.unsigned(SynthetixDecimal.add(before, after))
        return try SynthetixDecimal.divide(sum, Wad.one << 1)
    }

    /// Returns the fee of an order, a wad of dollars.
    ///
    /// An order that turns the skew around pays the maker fee up to balance and the taker fee beyond.
    /// - Units: as `fillPrice`.
    /// - Rounding: toward 0 at every step.
    /// - Errors: `overflowUInt256ToInt256`, `arithmetic`.
    public func orderFee(
        size: Int256, skew: Int256, fillPrice: UInt256
    ) throws(SynthetixError) -> UInt256 {
        let notional = try SynthetixDecimal.multiply(size, SynthetixDecimal.signed(fillPrice))
        let skewAfter = try SynthetixDecimal.add(skew, size)
        if skewAfter.isOnSameSide(as: skew) {
            let rate = notional.isOnSameSide(as: skew) ? takerFee : makerFee
            return try SynthetixDecimal.multiply(notional, SynthetixDecimal.signed(rate)).magnitude
        }
        let maker = try SynthetixDecimal.multiply(
            SynthetixDecimal.multiply(skew.magnitude, fillPrice), makerFee)
        let taker = try SynthetixDecimal.multiply(
            SynthetixDecimal.multiply(skewAfter.magnitude, fillPrice), takerFee)
        return try SynthetixDecimal.add(taker, maker)
    }
}

extension Int256 {
    /// Whether two sizes are both long or both short; 0 is on either side.
    func isOnSameSide(as other: Int256) -> Bool {
        self == .zero || other == .zero || isNegative == other.isNegative
    }

    /// Whether going from one size to this one lowers it without turning it around.
    func reducesOnSameSide(_ before: Int256) -> Bool {
        isOnSameSide(as: before) && magnitude < before.magnitude
    }
}
