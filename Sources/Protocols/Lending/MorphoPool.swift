import Units

/// The common part of a Morpho Blue market: its terms, both sides' totals and its clock.
struct MorphoPool: Hashable, Sendable {
    let lltv: UInt256
    let rateModel: MorphoRateModel
    var fee: UInt256
    var supplied: MorphoShareTotals
    var borrowed: MorphoShareTotals
    var lastUpdate: UInt64
    var rateAtTarget: UInt256

    static let priceScale: UInt256 = 1_000_000_000_000_000_000_000_000_000_000_000_000

    /// Brings interest up to a time and returns the shares that the fee is worth.
    mutating func accrue(to now: UInt64) throws(MorphoError) -> UInt256 {
        if now < lastUpdate { throw .arithmetic(.underflow) }
        let elapsed = now - lastUpdate
        if elapsed == 0 { return 0 }
        lastUpdate = now
        guard let rate = try takeBorrowRate(elapsed: elapsed) else { return 0 }
        return try charge(ratePerSecond: rate, seconds: elapsed)
    }

    /// Returns the mean rate over the time since the last update, nil without a rate model; moves the curve.
    private mutating func takeBorrowRate(elapsed: UInt64) throws(MorphoError) -> UInt256? {
        switch rateModel {
        case .none: return nil
        case .fixed(let rate): return rate
        case .adaptiveCurve:
            let curve = try MorphoError.exact(self.curve(elapsed: elapsed))
            rateAtTarget = curve.endRateAtTarget
            return curve.averageBorrowRate
        }
    }

    func curve(elapsed: UInt64) throws(ArithmeticError) -> MorphoAdaptiveCurve {
        try MorphoAdaptiveCurve(
            supplied: supplied.assets, borrowed: borrowed.assets, startRateAtTarget: rateAtTarget,
            elapsed: elapsed)
    }

    private mutating func charge(ratePerSecond: UInt256, seconds: UInt64) throws(MorphoError) -> UInt256 {
        let growth = try MorphoError.exact(
            MorphoMath.compoundedGrowth(ratePerSecond: ratePerSecond, seconds: UInt256(seconds)))
        let interest = try MorphoError.exact(MorphoMath.wadMultiplyDown(borrowed.assets, growth))
        try borrowed.add(assets: interest, shares: 0)
        try supplied.add(assets: interest, shares: 0)
        if fee.isZero { return 0 }
        let shares = try MorphoError.exact(feeShares(of: interest))
        try supplied.add(assets: 0, shares: shares)
        return shares
    }

    /// The fee buys shares at their price before it, since the total has the whole interest in it already.
    private func feeShares(of interest: UInt256) throws(ArithmeticError) -> UInt256 {
        let amount = try MorphoMath.wadMultiplyDown(interest, fee)
        let before = MorphoShareTotals(
            assets: try supplied.assets.subtracting(amount), shares: supplied.shares)
        return try before.sharesRoundedDown(for: amount)
    }
}

/// What an account's collateral carries.
extension MorphoPool {
    func debt(of position: MorphoPosition) throws(ArithmeticError) -> UInt256 {
        try borrowed.assetsRoundedUp(for: position.borrowShares)
    }

    func collateralValue(
        of position: MorphoPosition, price: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        try MorphoMath.mulDivDown(position.collateral, price, MorphoPool.priceScale)
    }

    func mostDebt(of position: MorphoPosition, price: UInt256) throws(ArithmeticError) -> UInt256 {
        try MorphoMath.wadMultiplyDown(collateralValue(of: position, price: price), lltv)
    }

    func isHealthy(_ position: MorphoPosition, price: UInt256) throws(MorphoError) -> Bool {
        let debt = try MorphoError.exact(self.debt(of: position))
        return try MorphoError.exact(mostDebt(of: position, price: price)) >= debt
    }

    /// Refuses a position whose collateral does not carry its debt; without debt no price is read.
    func requireHealthy(_ position: MorphoPosition, at moment: MorphoMoment) throws(MorphoError) {
        if position.borrowShares.isZero { return }
        if try !isHealthy(position, price: moment.knownPrice) { throw .insufficientCollateral }
    }

    func requireLiquidity() throws(MorphoError) {
        if borrowed.assets > supplied.assets { throw .insufficientLiquidity }
    }
}
