import Units

/// A vault of one asset whose shares rise with what it earns (ERC-4626), guarded by virtual shares.
///
/// Beside what is really there the price counts 1 asset and 10^`decimalsOffset` shares that nobody owns, so that a
/// donation to a nearly empty vault costs the donor more than it takes from the next depositor. Who owns the
/// shares is the ledger's matter: calls that burn are told what the owner holds, and results say what to credit.
/// A call that throws changes nothing.
///
/// - Units: smallest units of the asset and of the share, which has `decimalsOffset` more decimals.
/// - Rounding: in favour of the vault.
/// - Source: openzeppelin-contracts, `token/ERC20/extensions/ERC4626.sol`.
public struct ERC4626Vault: Hashable, Sendable {
    /// What the vault holds.
    public internal(set) var totalAssets: UInt256
    /// All shares that somebody owns.
    public internal(set) var totalSupply: UInt256
    /// By how many decimals the share is finer than the asset.
    public let decimalsOffset: UInt8
    /// Shares that nobody owns: 10^`decimalsOffset`.
    public let virtualShares: UInt256

    /// Assets that nobody owns.
    public static var virtualAssets: UInt256 { 1 }

    /// Makes a vault, empty unless said otherwise.
    ///
    /// - Errors: `arithmetic` for an offset above 77.
    public init(
        decimalsOffset: UInt8, totalAssets: UInt256 = .zero, totalSupply: UInt256 = .zero
    ) throws(ERC4626Error) {
        self.totalAssets = totalAssets
        self.totalSupply = totalSupply
        self.decimalsOffset = decimalsOffset
        virtualShares = try ERC4626Error.exactly { () throws(ArithmeticError) in
            var power = 1 as UInt256
            for _ in 0..<decimalsOffset { power = try power.multiplied(by: 10) }
            return power
        }
    }

    /// Takes assets in without minting shares: a yield, or a donation; throws `arithmetic`.
    public mutating func receive(_ assets: UInt256) throws(ERC4626Error) {
        totalAssets = try ERC4626Error.exactly { () throws(ArithmeticError) in
            try totalAssets.adding(assets)
        }
    }

    /// Books a loss; throws `arithmetic` for one above what is held.
    public mutating func lose(_ assets: UInt256) throws(ERC4626Error) {
        totalAssets = try ERC4626Error.exactly { () throws(ArithmeticError) in
            try totalAssets.subtracting(assets)
        }
    }
}

/// What calls would give and cost. The product within may need 512 bits.
///
/// - Errors: `arithmetic` where a total and its virtual part, or a result, leave 256 bits.
extension ERC4626Vault {
    /// Returns the shares that a deposit mints, rounded down.
    public func previewDeposit(_ assets: UInt256) throws(ERC4626Error) -> UInt256 {
        try ERC4626Error.exactly { () throws(ArithmeticError) in
            let (shares, held) = try priced()
            return try UInt256.mulDivDown(assets, shares, held)
        }
    }

    /// Returns the assets that minting shares costs, rounded up.
    public func previewMint(_ shares: UInt256) throws(ERC4626Error) -> UInt256 {
        try ERC4626Error.exactly { () throws(ArithmeticError) in
            let (supply, held) = try priced()
            return try UInt256.mulDivUp(shares, held, supply)
        }
    }

    /// Returns the shares that a withdrawal burns, rounded up.
    public func previewWithdraw(_ assets: UInt256) throws(ERC4626Error) -> UInt256 {
        try ERC4626Error.exactly { () throws(ArithmeticError) in
            let (shares, held) = try priced()
            return try UInt256.mulDivUp(assets, shares, held)
        }
    }

    /// Returns the assets that redeeming shares pays out, rounded down; what shares are worth.
    public func previewRedeem(_ shares: UInt256) throws(ERC4626Error) -> UInt256 {
        try ERC4626Error.exactly { () throws(ArithmeticError) in
            let (supply, held) = try priced()
            return try UInt256.mulDivDown(shares, held, supply)
        }
    }

    /// Both totals with what nobody owns; neither is 0.
    private func priced() throws(ArithmeticError) -> (shares: UInt256, assets: UInt256) {
        (try totalSupply.adding(virtualShares), try totalAssets.adding(ERC4626Vault.virtualAssets))
    }
}
