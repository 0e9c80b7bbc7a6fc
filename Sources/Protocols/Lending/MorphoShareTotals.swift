import Units

/// One side of a Morpho Blue market: what has been supplied or is owed, and the shares in it.
///
/// Each conversion adds 1 asset and 1e6 shares that nobody has, so that the first to come cannot set the price
/// of a share.
/// - Units: assets in smallest units; both fit 128 bits.
/// - Source: morpho-blue, `libraries/SharesMathLib.sol`.
public struct MorphoShareTotals: Hashable, Sendable {
    /// Assets of all accounts together.
    public internal(set) var assets: UInt256
    /// Shares of all accounts together.
    public internal(set) var shares: UInt256

    /// Makes totals as they were found; those of a new market are 0.
    public init(assets: UInt256 = 0, shares: UInt256 = 0) {
        self.assets = assets
        self.shares = shares
    }

    /// Returns the shares that assets are worth, rounded down; throws `overflow`.
    public func sharesRoundedDown(for assets: UInt256) throws(ArithmeticError) -> UInt256 {
        try MorphoMath.mulDivDown(assets, effectiveShares, effectiveAssets)
    }

    /// Returns the shares that assets are worth, rounded up; throws `overflow`.
    public func sharesRoundedUp(for assets: UInt256) throws(ArithmeticError) -> UInt256 {
        try MorphoMath.mulDivUp(assets, effectiveShares, effectiveAssets)
    }

    /// Returns the assets that shares are worth, rounded down; throws `overflow`.
    public func assetsRoundedDown(for shares: UInt256) throws(ArithmeticError) -> UInt256 {
        try MorphoMath.mulDivDown(shares, effectiveAssets, effectiveShares)
    }

    /// Returns the assets that shares are worth, rounded up; throws `overflow`.
    public func assetsRoundedUp(for shares: UInt256) throws(ArithmeticError) -> UInt256 {
        try MorphoMath.mulDivUp(shares, effectiveAssets, effectiveShares)
    }

    private var effectiveAssets: UInt256 {
        get throws(ArithmeticError) { try assets.adding(1) }
    }

    private var effectiveShares: UInt256 {
        get throws(ArithmeticError) { try shares.adding(1_000_000) }
    }
}

/// What the market's operations do to a side, each number checked to fit where the contract stores it.
extension MorphoShareTotals {
    mutating func add(assets: UInt256, shares: UInt256) throws(MorphoError) {
        self.shares = try self.shares.adding128(shares)
        self.assets = try self.assets.adding128(assets)
    }

    mutating func remove(assets: UInt256, shares: UInt256) throws(MorphoError) {
        self.shares = try self.shares.subtracting128(shares)
        self.assets = try self.assets.subtracting128(assets)
    }

    /// Takes repaid debt off; rounded up, it can be one more than all that is owed.
    mutating func repay(assets: UInt256, shares: UInt256) throws(MorphoError) {
        self.shares = try self.shares.subtracting128(shares)
        self.assets = self.assets > assets ? self.assets &- assets : 0
    }
}

extension UInt256 {
    /// Returns the sum with an amount, both of 128 bits.
    func adding128(_ amount: UInt256) throws(MorphoError) -> UInt256 {
        if amount.high != 0 { throw .maxUint128Exceeded }
        return try MorphoError.exact(self.adding(amount).stored(bits: 128))
    }

    /// Returns the difference from an amount of 128 bits.
    func subtracting128(_ amount: UInt256) throws(MorphoError) -> UInt256 {
        if amount.high != 0 { throw .maxUint128Exceeded }
        return try MorphoError.exact(self.subtracting(amount))
    }
}
