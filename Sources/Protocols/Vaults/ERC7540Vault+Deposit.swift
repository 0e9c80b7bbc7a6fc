import Units

/// Assets that become shares.
extension ERC7540Vault {
    /// Takes assets of an owner that shall become shares of a controller.
    ///
    /// - Parameters:
    ///   - sender: the owner, or an operator of theirs.
    ///   - held: the assets that the owner has.
    /// - Errors: `unauthorized`; `insufficient` above `held`; `arithmetic`.
    public mutating func requestDeposit(
        _ assets: UInt256, of owner: AccountID, for controller: AccountID, by sender: AccountID,
        holding held: UInt256
    ) throws(ERC7540Error) {
        try check(sender, mayActFor: owner)
        if assets > held { throw .insufficient }
        try update(controller) { (requests) throws(ArithmeticError) in
            requests.pendingDeposit = try requests.pendingDeposit.adding(assets)
        }
    }

    /// Turns pending assets of a controller into shares at a price that holds from now on.
    ///
    /// - Errors: `exceedsPending`; `arithmetic`.
    public mutating func fulfillDeposit(
        of controller: AccountID, assets: UInt256, shares: UInt256
    ) throws(ERC7540Error) {
        if assets > self[controller].pendingDeposit { throw .exceedsPending }
        try update(controller) { (requests) throws(ArithmeticError) in
            requests.pendingDeposit = try requests.pendingDeposit.subtracting(assets)
            requests.claimableDeposit = try requests.claimableDeposit
                .adding(ERC7540Claim(assets: assets, shares: shares))
        }
    }

    /// Claims the shares for an amount of fulfilled assets, and returns the shares to hand out, rounded down.
    ///
    /// - Errors: `unauthorized`; `exceedsMax` above the claimable assets.
    @discardableResult
    public mutating func deposit(
        _ assets: UInt256, for controller: AccountID, by sender: AccountID
    ) throws(ERC7540Error) -> UInt256 {
        try check(sender, mayActFor: controller)
        let part = try self[controller].claimableDeposit.part(assets: assets, roundingUp: false)
        try claimDeposit(part, for: controller)
        return part.shares
    }

    /// Claims exactly these shares, and returns the fulfilled assets that they use up, rounded up.
    ///
    /// - Errors: `unauthorized`; `exceedsMax` above the claimable shares.
    @discardableResult
    public mutating func mint(
        _ shares: UInt256, for controller: AccountID, by sender: AccountID
    ) throws(ERC7540Error) -> UInt256 {
        try check(sender, mayActFor: controller)
        let part = try self[controller].claimableDeposit.part(shares: shares, roundingUp: true)
        try claimDeposit(part, for: controller)
        return part.assets
    }

    private mutating func claimDeposit(
        _ part: ERC7540Claim, for controller: AccountID
    ) throws(ERC7540Error) {
        try update(controller) { (requests) throws(ArithmeticError) in
            requests.claimableDeposit = try requests.claimableDeposit.subtracting(part)
        }
    }
}
