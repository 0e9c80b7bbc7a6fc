import Units

/// Shares that become assets.
extension ERC7540Vault {
    /// Takes shares of an owner that shall become assets of a controller.
    ///
    /// - Parameters:
    ///   - sender: the owner, or an operator of theirs.
    ///   - held: the shares that the owner has.
    /// - Errors: `unauthorized`; `insufficient` above `held`; `arithmetic`.
    public mutating func requestRedeem(
        _ shares: UInt256, of owner: AccountID, for controller: AccountID, by sender: AccountID,
        holding held: UInt256
    ) throws(ERC7540Error) {
        try check(sender, mayActFor: owner)
        if shares > held { throw .insufficient }
        try update(controller) { (requests) throws(ArithmeticError) in
            requests.pendingRedeem = try requests.pendingRedeem.adding(shares)
        }
    }

    /// Turns pending shares of a controller into assets at a price that holds from now on.
    ///
    /// - Errors: `exceedsPending`; `arithmetic`.
    public mutating func fulfillRedeem(
        of controller: AccountID, shares: UInt256, assets: UInt256
    ) throws(ERC7540Error) {
        if shares > self[controller].pendingRedeem { throw .exceedsPending }
        try update(controller) { (requests) throws(ArithmeticError) in
            requests.pendingRedeem = try requests.pendingRedeem.subtracting(shares)
            requests.claimableRedeem = try requests.claimableRedeem
                .adding(ERC7540Claim(assets: assets, shares: shares))
        }
    }

    /// Claims the assets for an amount of fulfilled shares, and returns the assets to pay out, rounded down.
    ///
    /// - Errors: `unauthorized`; `exceedsMax` above the claimable shares.
    @discardableResult
    public mutating func redeem(
        _ shares: UInt256, for controller: AccountID, by sender: AccountID
    ) throws(ERC7540Error) -> UInt256 {
        try check(sender, mayActFor: controller)
        let part = try self[controller].claimableRedeem.part(shares: shares, roundingUp: false)
        try claimRedeem(part, for: controller)
        return part.assets
    }

    /// Claims exactly these assets, and returns the fulfilled shares that they use up, rounded up.
    ///
    /// - Errors: `unauthorized`; `exceedsMax` above the claimable assets.
    @discardableResult
    public mutating func withdraw(
        _ assets: UInt256, for controller: AccountID, by sender: AccountID
    ) throws(ERC7540Error) -> UInt256 {
        try check(sender, mayActFor: controller)
        let part = try self[controller].claimableRedeem.part(assets: assets, roundingUp: true)
        try claimRedeem(part, for: controller)
        return part.shares
    }

    private mutating func claimRedeem(
        _ part: ERC7540Claim, for controller: AccountID
    ) throws(ERC7540Error) {
        try update(controller) { (requests) throws(ArithmeticError) in
            requests.claimableRedeem = try requests.claimableRedeem.subtracting(part)
        }
    }
}
