import Units

/// A collateral asset of a Compound III market.
///
/// - Units: factors scaled by 1e18, of which the contract keeps four decimals.
/// - Source: comet, `CometConfiguration.sol`.
public struct CometAsset: Hashable, Sendable {
    /// Ten to the asset's decimals.
    public let scale: UInt256
    /// The share of its value up to which it carries new debt.
    public let borrowCollateralFactor: UInt256
    /// The share of its value up to which it keeps its owner from being absorbed.
    public let liquidateCollateralFactor: UInt256
    /// The share of its value that an absorbed account is credited with.
    public let liquidationFactor: UInt256
    /// The most of it that the market takes in, in smallest units.
    public let supplyCap: UInt256

    /// Makes an asset; the cap is cut to whole units as the contract keeps it.
    ///
    /// - Errors: `badDecimals` above 18; `borrowCFTooLarge`, `liquidateCFTooLarge`.
    public init(
        decimals: UInt8, borrowCollateralFactor: UInt256, liquidateCollateralFactor: UInt256,
        liquidationFactor: UInt256, supplyCap: UInt256
    ) throws(CometError) {
        if decimals > 18 { throw .badDecimals }
        if borrowCollateralFactor >= liquidateCollateralFactor { throw .borrowCFTooLarge }
        if liquidateCollateralFactor > CometMath.factorScale { throw .liquidateCFTooLarge }
        self.borrowCollateralFactor = CometAsset.kept(borrowCollateralFactor)
        self.liquidateCollateralFactor = CometAsset.kept(liquidateCollateralFactor)
        self.liquidationFactor = CometAsset.kept(liquidationFactor)
        if self.borrowCollateralFactor >= self.liquidateCollateralFactor { throw .borrowCFTooLarge }
        let unit = (0..<decimals).reduce(1 as UInt64) { power, _ in power * 10 }
        scale = UInt256(unit)
        self.supplyCap = CometAsset.floored(supplyCap, to: unit)
    }

    private static func kept(_ factor: UInt256) -> UInt256 { floored(factor, to: 100_000_000_000_000) }

    private static func floored(_ value: UInt256, to unit: UInt64) -> UInt256 {
        value &- UInt256(value.quotientAndRemainder(dividingByWord: unit).remainder)
    }
}
