import Units

/// The terms of a Compound III market, which governance changes all at once.
///
/// - Units: amounts of the base asset in smallest units, factors scaled by 1e18.
/// - Source: comet, `CometConfiguration.sol`.
public struct CometConfiguration: Hashable, Sendable {
    /// Decimals of the base asset, 6 to 18.
    public let baseDecimals: UInt8
    /// What suppliers earn.
    public let supplyCurve: CometRateCurve
    /// What borrowers owe.
    public let borrowCurve: CometRateCurve
    /// Collateral assets in order of listing; at most 15.
    public let assets: [CometAsset]
    /// The least that an account may owe after it has borrowed.
    public let leastBorrow: UInt256
    /// Reserves from which on the market sells no collateral.
    public let targetReserves: UInt256
    /// The share of the liquidation penalty that buyers of collateral get as a discount.
    public let storefrontFactor: UInt256
    /// How rewards are counted.
    public let tracking: CometTracking

    /// Makes the terms.
    ///
    /// - Errors: `badDecimals`, `badDiscount`, `tooManyAssets`, `badMinimum`.
    public init(
        baseDecimals: UInt8, supplyCurve: CometRateCurve, borrowCurve: CometRateCurve, assets: [CometAsset],
        leastBorrow: UInt256 = 0, targetReserves: UInt256 = 0,
        storefrontFactor: UInt256 = CometMath.factorScale, tracking: CometTracking = CometTracking()
    ) throws(CometError) {
        if !(6...18).contains(baseDecimals) { throw .badDecimals }
        if storefrontFactor > CometMath.factorScale { throw .badDiscount }
        if assets.count > CometConfiguration.mostAssets { throw .tooManyAssets }
        if tracking.minimum.isZero { throw .badMinimum }
        self.baseDecimals = baseDecimals
        self.supplyCurve = supplyCurve
        self.borrowCurve = borrowCurve
        self.assets = assets
        self.leastBorrow = leastBorrow
        self.targetReserves = targetReserves
        self.storefrontFactor = storefrontFactor
        self.tracking = tracking
    }

    /// Ten to the base asset's decimals.
    public var baseScale: UInt256 {
        UInt256((0..<baseDecimals).reduce(1 as UInt64) { power, _ in power * 10 })
    }

    static let mostAssets = 15
}

/// How a Compound III market counts what rewards its accounts have earned.
///
/// - Source: comet, `CometConfiguration.sol`, `base…TrackingSpeed`, `trackingIndexScale`, `baseMinForRewards`.
public struct CometTracking: Hashable, Sendable {
    /// What all suppliers together earn a second, scaled by `scale`.
    public var supplySpeed: UInt256
    /// What all borrowers together earn a second, scaled by `scale`.
    public var borrowSpeed: UInt256
    /// The scale of speeds and indexes; not 0.
    public var scale: UInt256
    /// The total principal of a side below which nobody earns anything on it; not 0.
    public var minimum: UInt256

    /// Makes the terms; unless said otherwise no rewards.
    public init(
        supplySpeed: UInt256 = 0, borrowSpeed: UInt256 = 0, scale: UInt256 = 1_000_000_000_000_000,
        minimum: UInt256 = 1
    ) {
        self.supplySpeed = supplySpeed
        self.borrowSpeed = borrowSpeed
        self.scale = scale
        self.minimum = minimum
    }
}

/// What guardians can stop in a Compound III market.
///
/// - Source: comet, `CometCore.sol`, `PAUSE_…_OFFSET`.
public struct CometPauses: OptionSet, Hashable, Sendable {
    /// A bit for each, as the contract keeps them.
    public let rawValue: UInt8

    /// Makes a set of the contract's bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Supplying and repaying.
    public static let supply = CometPauses(rawValue: 1)
    /// Transfers between accounts.
    public static let transfer = CometPauses(rawValue: 2)
    /// Withdrawing and borrowing.
    public static let withdraw = CometPauses(rawValue: 4)
    /// Absorbing accounts.
    public static let absorb = CometPauses(rawValue: 8)
    /// Buying collateral.
    public static let buy = CometPauses(rawValue: 16)
}
