import Units

/// Maker: vaults of all collateral types, the dai they owe, and the auctions of those that were liquidated.
///
/// Dai and collateral outside vaults and auctions are the ledger's matter: the results say what to credit and
/// to charge. All debt is always `unbackedDebt` and each type's normalized debt times its rate, to the last
/// rad. A call that throws changes nothing.
///
/// - Units: *wad* scaled by 1e18, *ray* by 1e27, *rad* by 1e45.
/// - Source: dss, `vat.sol`, `jug.sol`, `spot.sol`, `dog.sol`, `clip.sol`.
public struct MakerSystem: Hashable, Sendable {
    /// Collateral types in the order in which they were added.
    public internal(set) var collateralTypes: [MakerCollateralType]
    /// Vaults in the order in which they were opened.
    public internal(set) var vaults: ChunkedArray<MakerVault>
    /// Running auctions, oldest first.
    public internal(set) var auctions: [MakerAuction]
    /// Auctions ever started.
    public internal(set) var auctionCount: UInt64
    /// All dai there is, a rad.
    public internal(set) var debt: UInt256
    /// Dai that no vault owes: liquidated debts and keepers' rewards, a rad (upstream `vice`).
    public internal(set) var unbackedDebt: UInt256
    /// Dai of the system itself: fees and what auctions raise, a rad.
    public internal(set) var surplus: UInt256
    /// Dai that the running auctions have to raise, a rad (upstream `Dirt`).
    public internal(set) var auctioned: UInt256
    /// Whether the system has not been shut down.
    public internal(set) var isLive = true
    /// Reference currency per dai, a ray.
    public var par: UInt256
    /// Part of every type's factor per second, a ray; collect all fees before it changes.
    public var base: UInt256
    /// Greatest debt of all, a rad (upstream `Line`).
    public var debtCeiling: UInt256
    /// Most dai that all running auctions may have to raise, a rad (upstream `Hole`).
    public var auctionCeiling: UInt256

    /// Makes a system; unless said otherwise a new one.
    public init(
        collateralTypes: [MakerCollateralType], vaults: some Sequence<MakerVault> = [MakerVault](),
        auctions: [MakerAuction] = [], auctionCount: UInt64 = 0, debtCeiling: UInt256,
        auctionCeiling: UInt256, debt: UInt256 = .zero, unbackedDebt: UInt256 = .zero,
        surplus: UInt256 = .zero, auctioned: UInt256 = .zero, par: UInt256 = Ray.one, base: UInt256 = .zero
    ) {
        self.collateralTypes = collateralTypes
        self.vaults = ChunkedArray(vaults)
        self.auctions = auctions
        self.auctionCount = auctionCount
        self.debtCeiling = debtCeiling
        self.auctionCeiling = auctionCeiling
        self.debt = debt
        self.unbackedDebt = unbackedDebt
        self.surplus = surplus
        self.auctioned = auctioned
        self.par = par
        self.base = base
    }

    /// Opens an empty vault and returns its place; throws `collateralTypeNotInitialized`.
    public mutating func open(collateralType: Int) throws(MakerError) -> Int {
        _ = try self.collateralType(at: collateralType)
        vaults.append(MakerVault(collateralType: collateralType))
        return vaults.count - 1
    }

    /// Returns a vault's debt with the fees collected so far, a rad; throws `vaultMissing` and `arithmetic`.
    public func debt(of vault: Int) throws(MakerError) -> UInt256 {
        let vault = try self.vault(at: vault)
        let type = try collateralType(at: vault.collateralType)
        return try MakerError.exactly { () throws(ArithmeticError) in
            try vault.normalizedDebt.multiplied(by: type.rate)
        }
    }

    /// Returns the collateral type at a place; throws `collateralTypeNotInitialized`.
    func collateralType(at place: Int) throws(MakerError) -> MakerCollateralType {
        guard collateralTypes.indices.contains(place), !collateralTypes[place].rate.isZero else {
            throw .collateralTypeNotInitialized
        }
        return collateralTypes[place]
    }

    /// Returns the vault at a place; throws `vaultMissing`.
    func vault(at place: Int) throws(MakerError) -> MakerVault {
        guard vaults.indices.contains(place) else { throw .vaultMissing }
        return vaults[place]
    }
}
