import Units

/// Entering and leaving.
extension ERC4626Vault {
    /// Deposits assets, and returns the shares to credit.
    ///
    /// The contract takes a deposit that is worth no share; a `minimum` of 1 refuses it.
    /// - Parameter minimum: the least shares that must be minted.
    /// - Rounding: down.
    /// - Errors: `slippage` below `minimum`; `arithmetic`.
    @discardableResult
    public mutating func deposit(
        _ assets: UInt256, minimum: UInt256 = .zero
    ) throws(ERC4626Error) -> UInt256 {
        let shares = try previewDeposit(assets)
        if shares < minimum { throw .slippage }
        try enter(assets: assets, shares: shares)
        return shares
    }

    /// Mints shares, and returns the assets that they cost.
    ///
    /// - Parameter maximum: the most assets that they may cost.
    /// - Rounding: up.
    /// - Errors: `slippage` above `maximum`; `arithmetic`.
    @discardableResult
    public mutating func mint(
        _ shares: UInt256, maximum: UInt256 = .max
    ) throws(ERC4626Error) -> UInt256 {
        let assets = try previewMint(shares)
        if assets > maximum { throw .slippage }
        try enter(assets: assets, shares: shares)
        return assets
    }

    /// Withdraws assets, and returns the shares to burn.
    ///
    /// - Parameters:
    ///   - held: the shares that the owner has.
    ///   - maximum: the most shares that may be burned.
    /// - Rounding: up.
    /// - Errors: `exceededMaxWithdraw` above what the owner's shares are worth; `slippage` above `maximum`;
    ///   `arithmetic`.
    @discardableResult
    public mutating func withdraw(
        _ assets: UInt256, holding held: UInt256, maximum: UInt256 = .max
    ) throws(ERC4626Error) -> UInt256 {
        if try assets > previewRedeem(held) { throw .exceededMaxWithdraw }
        let shares = try previewWithdraw(assets)
        if shares > maximum { throw .slippage }
        try leave(assets: assets, shares: shares)
        return shares
    }

    /// Redeems shares, and returns the assets to pay out; that may be none.
    ///
    /// - Parameters:
    ///   - held: the shares that the owner has.
    ///   - minimum: the least assets that must be paid out.
    /// - Rounding: down.
    /// - Errors: `exceededMaxRedeem` above what the owner has; `slippage` below `minimum`; `arithmetic`.
    @discardableResult
    public mutating func redeem(
        _ shares: UInt256, holding held: UInt256, minimum: UInt256 = .zero
    ) throws(ERC4626Error) -> UInt256 {
        if shares > held { throw .exceededMaxRedeem }
        let assets = try previewRedeem(shares)
        if assets < minimum { throw .slippage }
        try leave(assets: assets, shares: shares)
        return assets
    }

    private mutating func enter(assets: UInt256, shares: UInt256) throws(ERC4626Error) {
        (totalAssets, totalSupply) = try ERC4626Error.exactly { () throws(ArithmeticError) in
            (try totalAssets.adding(assets), try totalSupply.adding(shares))
        }
    }

    private mutating func leave(assets: UInt256, shares: UInt256) throws(ERC4626Error) {
        (totalAssets, totalSupply) = try ERC4626Error.exactly { () throws(ArithmeticError) in
            (try totalAssets.subtracting(assets), try totalSupply.subtracting(shares))
        }
    }
}
