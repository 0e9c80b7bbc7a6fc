import Units

/// A collateral type of Maker: its rate, its limits, its price, and how its vaults are liquidated.
///
/// - Source: dss, `Ilk` of `vat.sol`, `jug.sol`, `spot.sol` and `dog.sol`, with the settings of its `clip.sol`.
public struct MakerCollateralType: Hashable, Sendable {
    /// Normalized debt of all its vaults, a wad (upstream `Art`).
    public internal(set) var totalNormalizedDebt: UInt256
    /// Debt per normalized debt, a ray; 0 where the type was never set up.
    public internal(set) var rate: UInt256
    /// Price with the safety margin, a ray; 0 without a price.
    public internal(set) var spot: UInt256
    /// Factor per second that the fee adds to the system's `base`, a ray.
    public internal(set) var duty: UInt256
    /// Time of the last fee collection in seconds (upstream `rho`).
    public internal(set) var lastDrip: UInt64
    /// Dai to be raised by its running auctions, a rad (upstream `dirt`).
    public internal(set) var auctioned: UInt256
    /// The oracle's price in the reference currency, a wad; nil without one.
    public internal(set) var price: UInt256?

    /// Greatest debt of all its vaults, a rad (upstream `line`).
    public var debtCeiling: UInt256
    /// Least debt of a vault that owes anything, a rad.
    public var dust: UInt256
    /// Collateral value over debt below which a vault is unsafe, a ray (upstream `mat`).
    public var liquidationRatio: UInt256
    /// Factor on a liquidated debt, penalty included, a wad (upstream `chop`).
    public var penalty: UInt256
    /// Most dai that its running auctions may have to raise, a rad (upstream `hole`).
    public var auctionCeiling: UInt256
    /// How its collateral is sold.
    public var auctionTerms: MakerAuctionTerms

    /// Makes a collateral type; unless said otherwise as set up at `lastDrip`, without debt, fee and price.
    public init(
        debtCeiling: UInt256, dust: UInt256, liquidationRatio: UInt256, penalty: UInt256,
        auctionCeiling: UInt256, auctionTerms: MakerAuctionTerms = MakerAuctionTerms(),
        totalNormalizedDebt: UInt256 = .zero, rate: UInt256 = Ray.one, spot: UInt256 = .zero,
        duty: UInt256 = Ray.one, lastDrip: UInt64 = 0, auctioned: UInt256 = .zero, price: UInt256? = nil
    ) {
        self.debtCeiling = debtCeiling
        self.dust = dust
        self.liquidationRatio = liquidationRatio
        self.penalty = penalty
        self.auctionCeiling = auctionCeiling
        self.auctionTerms = auctionTerms
        self.totalNormalizedDebt = totalNormalizedDebt
        self.rate = rate
        self.spot = spot
        self.duty = duty
        self.lastDrip = lastDrip
        self.auctioned = auctioned
        self.price = price
    }
}

/// How the collateral of liquidated vaults is sold.
///
/// - Source: dss, `clip.sol`.
public struct MakerAuctionTerms: Hashable, Sendable {
    /// How the price falls.
    public var curve: MakerAuctionCurve
    /// Factor from the oracle's price to the starting price, a ray (upstream `buf`).
    public var startFactor: UInt256
    /// Seconds after which an auction has to be reset (upstream `tail`).
    public var longest: UInt256
    /// Share of the starting price below which an auction has to be reset, a ray (upstream `cusp`).
    public var leastShare: UInt256
    /// Share of the dai to raise that a keeper gets for a start or reset, a wad (upstream `chip`).
    public var keeperShare: UInt256
    /// Flat fee that a keeper gets, a rad (upstream `tip`).
    public var keeperFee: UInt256
    /// Least dai to raise that a purchase may leave, a rad; a cache of dust times penalty (upstream `chost`).
    public internal(set) var leastTab: UInt256
    /// 0: all runs; 1: no new auctions; 2: no resets either; 3: no purchases either (upstream `stopped`).
    public var stopLevel: UInt8

    /// Makes the terms; unless said otherwise those of a new auction house.
    public init(
        curve: MakerAuctionCurve = .linear(tau: .zero), startFactor: UInt256 = Ray.one,
        longest: UInt256 = .zero, leastShare: UInt256 = .zero, keeperShare: UInt256 = .zero,
        keeperFee: UInt256 = .zero, leastTab: UInt256 = .zero, stopLevel: UInt8 = 0
    ) {
        self.curve = curve
        self.startFactor = startFactor
        self.longest = longest
        self.leastShare = leastShare
        self.keeperShare = keeperShare
        self.keeperFee = keeperFee
        self.leastTab = leastTab
        self.stopLevel = stopLevel
    }

    /// Returns what a keeper gets for an auction that raises `tab`, a rad, rounded down.
    func keeperReward(tab: UInt256) throws(MakerError) -> UInt256 {
        try MakerError.exactly { () throws(ArithmeticError) in
            try keeperFee.adding(MakerMath.multiplyWadDown(tab, keeperShare))
        }
    }
}
