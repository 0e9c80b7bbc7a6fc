import Units

/// Moving tokens.
extension PermissionedToken {
    /// Sends tokens from the caller's wallet; a fee of the compliance goes on from the receiver to its collector.
    ///
    /// - Parameter time: seconds since 1970.
    /// - Errors: those of `transferRefusal`, and what compliance throws when it takes note.
    public mutating func transfer(
        _ amount: UInt256, from sender: WalletID, to receiver: WalletID, at time: UInt64
    ) throws(PermissionedTokenError) {
        if let refusal = transferRefusal(of: amount, from: sender, to: receiver, at: time) { throw refusal }
        try settle(movement(of: amount, from: sender, to: receiver, at: time))
    }

    /// Returns why a transfer would be refused before anything moves, or nil.
    ///
    /// In this order: `paused`; `walletFrozen` for the receiver, then for the sender; `insufficientBalance`;
    /// `transferNotPossible` for the receiver's identity, then for compliance.
    public func transferRefusal(
        of amount: UInt256, from sender: WalletID, to receiver: WalletID, at time: UInt64
    ) -> PermissionedTokenError? {
        if isPaused { return .paused }
        if holding(of: receiver).isAddressFrozen { return .walletFrozen(receiver) }
        let holding = holding(of: sender)
        if holding.isAddressFrozen { return .walletFrozen(sender) }
        if amount > holding.free { return .insufficientBalance(free: holding.free) }
        if let failure = registry.verificationFailure(of: receiver) {
            return .transferNotPossible(.notVerified(failure))
        }
        do throws(PermissionedTokenError) {
            let movement = movement(of: amount, from: sender, to: receiver, at: time)
            return try compliance.refusal(of: movement).map { .transferNotPossible(.compliance($0)) }
        } catch { return error }
    }

    /// Moves tokens whatever pause, freezes and compliance say; only the receiver must be verified.
    ///
    /// Frozen tokens are unfrozen as far as the free ones do not suffice.
    /// - Errors: `callerNotAgent`, `senderBalanceTooLow`, `transferNotPossible` for the receiver's identity, and
    ///   what compliance throws when it takes note.
    public mutating func forceTransfer(
        _ amount: UInt256, from sender: WalletID, to receiver: WalletID, by caller: WalletID, at time: UInt64
    ) throws(PermissionedTokenError) {
        try requireAgent(caller)
        try force(amount, from: sender, to: receiver, at: time)
    }

    func movement(
        of amount: UInt256, from sender: WalletID?, to receiver: WalletID?, at time: UInt64
    ) -> TokenMovement {
        TokenMovement(
            sender: sender.map(party), receiver: receiver.map(party), amount: amount,
            totalSupply: totalSupply, isSenderAgent: sender.map(agents.contains) ?? false, time: time)
    }

    mutating func force(
        _ amount: UInt256, from sender: WalletID, to receiver: WalletID, at time: UInt64
    ) throws(PermissionedTokenError) {
        let balance = holding(of: sender).balance
        if balance < amount { throw .senderBalanceTooLow(balance: balance) }
        if let failure = registry.verificationFailure(of: receiver) {
            throw .transferNotPossible(.notVerified(failure))
        }
        try settle(movement(of: amount, from: sender, to: receiver, at: time))
    }

    /// Makes a transfer happen that has been found possible.
    private mutating func settle(_ movement: TokenMovement) throws(PermissionedTokenError) {
        guard let sender = movement.sender?.wallet, let receiver = movement.receiver?.wallet else {
            preconditionFailure("a transfer has a sender and a receiver")
        }
        guard let fee = try compliance.fee(on: movement) else {
            try compliance.record(movement)
            return move(movement.amount, from: sender, to: receiver)
        }
        let before = self
        do throws(PermissionedTokenError) {
            try compliance.record(movement)
            move(movement.amount, from: sender, to: receiver)
            try force(fee.amount, from: receiver, to: fee.collector, at: movement.time)
        } catch {
            self = before
            throw error
        }
    }

    private mutating func move(_ amount: UInt256, from sender: WalletID, to receiver: WalletID) {
        holdings[sender, default: TokenHolding()].take(amount)
        // The supply is a 256-bit integer, and no balance is above it.
        holdings[receiver, default: TokenHolding()].balance = holding(of: receiver).balance &+ amount
    }

    private func party(_ wallet: WalletID) -> TransferParty {
        TransferParty(
            wallet: wallet, identity: registry.identity(of: wallet), country: registry.country(of: wallet))
    }
}
