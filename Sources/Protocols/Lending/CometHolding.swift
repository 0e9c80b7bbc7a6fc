import Units

/// A collateral of an account with what it takes to value it.
public struct CometHolding: Hashable, Sendable {
    /// The balance in smallest units.
    public let balance: UInt256
    /// The price scaled by 1e8; nil where the oracle fails.
    public let price: UInt256?
    /// The asset's terms.
    public let asset: CometAsset

    /// Makes a holding.
    public init(balance: UInt256, price: UInt256?, asset: CometAsset) {
        self.balance = balance
        self.price = price
        self.asset = asset
    }

    func value(
        by factor: (CometAsset) -> UInt256
    ) throws(CometError) -> (whole: UInt256, weighted: UInt256) {
        let whole = try CometMath.value(
            of: balance, price: CometMath.positive(price), scale: asset.scale)
        return (whole, try CometMath.multiplied(whole, byFactor: factor(asset)))
    }
}

extension CometMath {
    /// Returns a price above 0; throws `badPrice`.
    static func positive(_ price: UInt256?) throws(CometError) -> UInt256 {
        guard let price, !price.isZero else { throw .badPrice }
        return price
    }

    /// Returns the collateral that a buyer gets for base assets at the storefront, rounded down.
    ///
    /// The storefront passes on its share of the liquidation penalty as a discount.
    /// - Parameter holding: the asset and its price; the balance is not read.
    /// - Errors: `badPrice`, arithmetic.
    public static func collateral(
        for baseAmount: UInt256, of holding: CometHolding, basePrice: UInt256?, baseScale: UInt256,
        storefrontFactor: UInt256
    ) throws(CometError) -> UInt256 {
        let price = try positive(holding.price)
        let penalty = try CometError.exact(factorScale.subtracting(holding.asset.liquidationFactor))
        let discount = try multiplied(penalty, byFactor: storefrontFactor)
        let discounted = try multiplied(price, byFactor: CometError.exact(factorScale.subtracting(discount)))
        let base = try positive(basePrice)
        let value = try CometError.exact(base.multiplied(by: baseAmount))
        return try CometError.exact(
            value.multiplied(by: holding.asset.scale).dividedDown(by: discounted).dividedDown(by: baseScale))
    }
}
