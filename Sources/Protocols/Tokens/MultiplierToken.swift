import Units

/// A token of an equity or a fund whose balances are shares times a multiplier.
///
/// Moving an amount moves the shares that it is worth, rounded down, and may so deliver one unit less. A call that
/// throws changes nothing.
/// - Units: amounts in the token's smallest units; times in seconds since 1970.
/// - Source: Backed, `BackedAutoFeeTokenImplementation.sol`.
public struct MultiplierToken: Hashable, Sendable {
    /// Who owns the shares.
    public private(set) var ledger = ShareLedger()
    /// What a share is.
    public private(set) var schedule: MultiplierSchedule

    /// Makes a token that nobody owns.
    public init(schedule: MultiplierSchedule) { self.schedule = schedule }

    /// Returns the shares that an amount is worth, rounded down; throws `arithmetic`.
    public static func shares(
        forAmount amount: UInt256, multiplier: UInt256
    ) throws(RebasingTokenError) -> UInt256 {
        try RebasingTokenError.exactly { () throws(ArithmeticError) in
            try amount.multiplied(by: Wad.one).dividedDown(by: multiplier)
        }
    }

    /// Returns the amount that shares are worth, rounded down; throws `arithmetic`.
    public static func amount(
        forShares shares: UInt256, multiplier: UInt256
    ) throws(RebasingTokenError) -> UInt256 {
        try RebasingTokenError.exactly { () throws(ArithmeticError) in
            try shares.multiplied(by: multiplier).dividedDown(by: Wad.one)
        }
    }

    /// Returns a wallet's balance, rounded down; errors: those of `MultiplierSchedule.current`.
    public func balance(of wallet: WalletID, at time: UInt64) throws(RebasingTokenError) -> UInt256 {
        let multiplier = try schedule.current(at: time).multiplier
        return try MultiplierToken.amount(forShares: ledger.shares(of: wallet), multiplier: multiplier)
    }

    /// Returns all there is, rounded down; no less than the sum of the balances.
    public func totalSupply(at time: UInt64) throws(RebasingTokenError) -> UInt256 {
        let multiplier = try schedule.current(at: time).multiplier
        return try MultiplierToken.amount(forShares: ledger.total, multiplier: multiplier)
    }

    /// Makes the shares that an amount is worth, and returns them.
    @discardableResult
    public mutating func mint(
        _ amount: UInt256, to wallet: WalletID, at time: UInt64
    ) throws(RebasingTokenError) -> UInt256 {
        try deal(amount, at: time) { (ledger, shares) throws(RebasingTokenError) in
            try ledger.mint(shares, to: wallet)
        }
    }

    /// Destroys the shares that an amount is worth, and returns them; throws `balanceExceeded`.
    @discardableResult
    public mutating func burn(
        _ amount: UInt256, from wallet: WalletID, at time: UInt64
    ) throws(RebasingTokenError) -> UInt256 {
        try deal(amount, at: time) { (ledger, shares) throws(RebasingTokenError) in
            try ledger.burn(shares, from: wallet)
        }
    }

    /// Moves the shares that an amount is worth, and returns them; throws `balanceExceeded`.
    @discardableResult
    public mutating func transfer(
        _ amount: UInt256, from sender: WalletID, to receiver: WalletID, at time: UInt64
    ) throws(RebasingTokenError) -> UInt256 {
        try deal(amount, at: time) { (ledger, shares) throws(RebasingTokenError) in
            try ledger.move(shares, from: sender, to: receiver)
        }
    }

    /// Moves shares without the loss of rounding, and returns the amount that they are worth; throws
    /// `balanceExceeded`.
    @discardableResult
    public mutating func transferShares(
        _ shares: UInt256, from sender: WalletID, to receiver: WalletID, at time: UInt64
    ) throws(RebasingTokenError) -> UInt256 {
        let multiplier = try schedule.current(at: time).multiplier
        let amount = try MultiplierToken.amount(forShares: shares, multiplier: multiplier)
        var settled = schedule
        try settled.settle(at: time)
        try ledger.move(shares, from: sender, to: receiver)
        schedule = settled
        return amount
    }

    /// Changes the schedule by what its owner asks; errors are those of the change.
    public mutating func changeSchedule(
        _ change: (inout MultiplierSchedule) throws(RebasingTokenError) -> Void
    ) throws(RebasingTokenError) {
        try change(&schedule)
    }

    private mutating func deal(
        _ amount: UInt256, at time: UInt64,
        _ write: (inout ShareLedger, UInt256) throws(RebasingTokenError) -> Void
    ) throws(RebasingTokenError) -> UInt256 {
        let multiplier = try schedule.current(at: time).multiplier
        let shares = try MultiplierToken.shares(forAmount: amount, multiplier: multiplier)
        var settled = schedule
        try settled.settle(at: time)
        try write(&ledger, shares)
        schedule = settled
        return shares
    }
}
