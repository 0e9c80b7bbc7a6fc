import Units

/// A vault of Maker: collateral locked, and a debt against it.
///
/// - Source: dss, `vat.sol`, `Urn`.
public struct MakerVault: Hashable, Sendable {
    /// The place of the collateral type in the system.
    public internal(set) var collateralType: Int
    /// Locked collateral, a wad (upstream `ink`).
    public internal(set) var collateral: UInt256
    /// Debt over the rate, a wad (upstream `art`).
    public internal(set) var normalizedDebt: UInt256

    /// Makes a vault.
    public init(collateralType: Int, collateral: UInt256 = .zero, normalizedDebt: UInt256 = .zero) {
        self.collateralType = collateralType
        self.collateral = collateral
        self.normalizedDebt = normalizedDebt
    }

    /// Returns the vault with signed changes of collateral and normalized debt; throws `arithmetic`.
    func changing(
        collateral: Int256, normalizedDebt: Int256
    ) throws(MakerError) -> MakerVault {
        try MakerError.exactly { () throws(ArithmeticError) in
            MakerVault(
                collateralType: collateralType,
                collateral: try MakerMath.changing(self.collateral, by: collateral),
                normalizedDebt: try MakerMath.changing(self.normalizedDebt, by: normalizedDebt))
        }
    }
}

/// What a change of a vault has done.
public struct MakerAdjustment: Hashable, Sendable {
    /// The vault after it.
    public var vault: MakerVault
    /// The vault's debt after it, a rad (upstream `tab`).
    public var debt: UInt256
    /// Dai that was made for the owner, or burned if negative, a rad.
    public var dai: Int256
}
