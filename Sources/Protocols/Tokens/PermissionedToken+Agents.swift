import Units

/// What agents do.
extension PermissionedToken {
    /// Makes new tokens, paused or not.
    ///
    /// - Errors: `callerNotAgent`, `identityNotVerified`, `complianceNotFollowed`, what compliance throws, and
    ///   `arithmetic` where the supply leaves 256 bits.
    public mutating func mint(
        _ amount: UInt256, to receiver: WalletID, by caller: WalletID, at time: UInt64
    ) throws(PermissionedTokenError) {
        try requireAgent(caller)
        if let failure = registry.verificationFailure(of: receiver) { throw .identityNotVerified(failure) }
        let movement = movement(of: amount, from: nil, to: receiver, at: time)
        if let refusal = try compliance.refusal(of: movement) { throw .complianceNotFollowed(refusal) }
        let supply = try PermissionedTokenError.exactly { () throws(ArithmeticError) in
            try totalSupply.adding(amount)
        }
        try compliance.record(movement)
        totalSupply = supply
        holdings[receiver, default: TokenHolding()].balance = holding(of: receiver).balance &+ amount
    }

    /// Destroys tokens of a wallet, unfreezing as far as the free ones do not suffice.
    ///
    /// - Errors: `callerNotAgent`, `burnAboveBalance`, and what compliance throws.
    public mutating func burn(
        _ amount: UInt256, from wallet: WalletID, by caller: WalletID, at time: UInt64
    ) throws(PermissionedTokenError) {
        try requireAgent(caller)
        let balance = holding(of: wallet).balance
        if balance < amount { throw .burnAboveBalance(balance: balance) }
        try compliance.record(movement(of: amount, from: wallet, to: nil, at: time))
        holdings[wallet, default: TokenHolding()].take(amount)
        totalSupply = totalSupply &- amount
    }

    /// Stops a wallet from sending and receiving, or lets it; throws `callerNotAgent`.
    public mutating func setAddressFrozen(
        _ isFrozen: Bool, of wallet: WalletID, by caller: WalletID
    ) throws(PermissionedTokenError) {
        try requireAgent(caller)
        holdings[wallet, default: TokenHolding()].isAddressFrozen = isFrozen
    }

    /// Stops part of a wallet's tokens from being sent; errors: `callerNotAgent`, `freezeAboveBalance`.
    public mutating func freeze(
        _ amount: UInt256, of wallet: WalletID, by caller: WalletID
    ) throws(PermissionedTokenError) {
        try requireAgent(caller)
        let holding = holding(of: wallet)
        let frozen = try PermissionedTokenError.exactly { () throws(ArithmeticError) in
            try holding.frozen.adding(amount)
        }
        if holding.balance < frozen { throw .freezeAboveBalance(free: holding.free) }
        holdings[wallet, default: TokenHolding()].frozen = frozen
    }

    /// Frees part of a wallet's frozen tokens; errors: `callerNotAgent`, `unfreezeAboveFrozen`.
    public mutating func unfreeze(
        _ amount: UInt256, of wallet: WalletID, by caller: WalletID
    ) throws(PermissionedTokenError) {
        try requireAgent(caller)
        let frozen = holding(of: wallet).frozen
        if frozen < amount { throw .unfreezeAboveFrozen(frozen: frozen) }
        holdings[wallet, default: TokenHolding()].frozen = frozen &- amount
    }

    /// Moves everything from a lost wallet to a new one, with what is frozen, and swaps their registrations.
    ///
    /// The new wallet gets the country of the lost one and the identity that is named, which upstream does not
    /// compare with the lost wallet's.
    /// - Parameter identity: an identity of which the new wallet holds a management key.
    /// - Errors: `callerNotAgent`, `nothingToRecover`, `recoveryNotPossible`, `registry` where the new wallet is
    ///   registered or the lost one is not, and those of `forceTransfer` and `freeze`.
    public mutating func recover(
        _ lost: WalletID, to new: WalletID, identity: IdentityID, by caller: WalletID, at time: UInt64
    ) throws(PermissionedTokenError) {
        try requireAgent(caller)
        let holding = holding(of: lost)
        if holding.balance.isZero { throw .nothingToRecover }
        let keys = registry.identities[identity]?.managementKeys ?? []
        if !keys.contains(new) { throw .recoveryNotPossible }
        var recovered = self
        try recovered.register(new, as: identity, inPlaceOf: lost)
        try recovered.force(holding.balance, from: lost, to: new, at: time)
        if !holding.frozen.isZero { try recovered.freeze(holding.frozen, of: new, by: caller) }
        if holding.isAddressFrozen { try recovered.setAddressFrozen(true, of: new, by: caller) }
        try recovered.unregister(lost)
        self = recovered
    }

    private mutating func register(
        _ new: WalletID, as identity: IdentityID, inPlaceOf lost: WalletID
    ) throws(PermissionedTokenError) {
        do throws(IdentityRegistryError) {
            try registry.register(new, as: identity, country: registry.country(of: lost))
        } catch { throw .registry(error) }
    }

    private mutating func unregister(_ lost: WalletID) throws(PermissionedTokenError) {
        do throws(IdentityRegistryError) { try registry.remove(lost) } catch { throw .registry(error) }
    }
}
