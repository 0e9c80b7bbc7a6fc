import Units

/// A staking pool whose token shows ether and owns shares.
///
/// A transfer of ether moves the shares that it is worth, and may deliver a wei or two less; a transfer of shares
/// does not. A call that throws changes nothing. Allowances, stops and the queue of withdrawals are no part of it.
/// - Units: wei and shares.
/// - Source: Lido, `StETH.sol`, `Lido.sol`.
public struct StakingPool: Hashable, Sendable {
    /// All ether of the pool.
    public private(set) var totalEther: UInt256
    /// Who owns the shares.
    public private(set) var ledger = ShareLedger()

    /// Makes a pool with its first ether, one share each, that stay with a holder; throws `zeroDeposit`.
    public init(initialEther: UInt256, holder: WalletID) throws(StakingError) {
        if initialEther.isZero { throw .zeroDeposit }
        totalEther = initialEther
        try changeLedger { (ledger) throws(RebasingTokenError) in try ledger.mint(initialEther, to: holder) }
    }

    /// What shares are worth now.
    public var rate: ShareRate { ShareRate(totalEther: totalEther, totalShares: ledger.total) }

    /// Returns a wallet's balance in ether, rounded down; errors: `sharesTooLarge`, `arithmetic`.
    public func balance(of wallet: WalletID) throws(StakingError) -> UInt256 {
        try rate.etherDown(shares: ledger.shares(of: wallet))
    }

    /// Stakes ether, and returns the shares it gives, rounded down.
    ///
    /// - Errors: `zeroDeposit`, `etherTooLarge`, `arithmetic`.
    @discardableResult
    public mutating func stake(_ ether: UInt256, for wallet: WalletID) throws(StakingError) -> UInt256 {
        if ether.isZero { throw .zeroDeposit }
        let shares = try rate.sharesDown(ether: ether)
        let total = try StakingError.exactly { () throws(ArithmeticError) in try totalEther.adding(ether) }
        try changeLedger { (ledger) throws(RebasingTokenError) in try ledger.mint(shares, to: wallet) }
        totalEther = total
        return shares
    }

    /// Moves the shares that ether is worth, rounded down, and returns them.
    ///
    /// - Errors: `etherTooLarge`, `balanceExceeded`, `arithmetic`.
    @discardableResult
    public mutating func transfer(
        _ ether: UInt256, from sender: WalletID, to receiver: WalletID
    ) throws(StakingError) -> UInt256 {
        let shares = try rate.sharesDown(ether: ether)
        try changeLedger { (ledger) throws(RebasingTokenError) in
            try ledger.move(shares, from: sender, to: receiver)
        }
        return shares
    }

    /// Moves shares, and returns the ether that they are worth, rounded down.
    ///
    /// - Errors: `sharesTooLarge`, `balanceExceeded`, `arithmetic`.
    @discardableResult
    public mutating func transferShares(
        _ shares: UInt256, from sender: WalletID, to receiver: WalletID
    ) throws(StakingError) -> UInt256 {
        let ether = try rate.etherDown(shares: shares)
        try changeLedger { (ledger) throws(RebasingTokenError) in
            try ledger.move(shares, from: sender, to: receiver)
        }
        return ether
    }

    /// Takes a report of the pool's ether, by which every balance changes, and burns shares of a wallet.
    ///
    /// - Errors: `balanceExceeded`.
    public mutating func rebase(
        totalEther: UInt256, burning shares: UInt256 = .zero, of wallet: WalletID
    ) throws(StakingError) {
        try changeLedger { (ledger) throws(RebasingTokenError) in try ledger.burn(shares, from: wallet) }
        self.totalEther = totalEther
    }

    private mutating func changeLedger(
        _ change: (inout ShareLedger) throws(RebasingTokenError) -> Void
    ) throws(StakingError) {
        do throws(RebasingTokenError) {
            try change(&ledger)
        } catch {
            switch error {
            case .balanceExceeded(let shares): throw .balanceExceeded(shares: shares)
            case .arithmetic(let error): throw .arithmetic(error)
            default: preconditionFailure("a ledger fails by its shares or its total alone")
            }
        }
    }
}
