import Units

/// Who owns how many shares of a token whose balances are worth more or less with time.
///
/// - Units: shares; a balance is what the token makes of them.
public struct ShareLedger: Hashable, Sendable {
    /// All shares there are: the sum over the wallets.
    public private(set) var total = UInt256.zero
    private var shares: [WalletID: UInt256] = [:]

    /// Makes a ledger without shares.
    public init() {}

    /// The wallets that have ever owned shares, in order of their identifiers.
    public var wallets: [WalletID] { shares.keys.sorted() }

    /// Returns the shares of a wallet.
    public func shares(of wallet: WalletID) -> UInt256 { shares[wallet] ?? .zero }

    /// Adds new shares; throws `arithmetic` where the total leaves 256 bits.
    public mutating func mint(_ amount: UInt256, to wallet: WalletID) throws(RebasingTokenError) {
        total = try RebasingTokenError.exactly { () throws(ArithmeticError) in try total.adding(amount) }
        shares[wallet] = shares(of: wallet) &+ amount
    }

    /// Takes shares away for ever; throws `balanceExceeded`.
    public mutating func burn(_ amount: UInt256, from wallet: WalletID) throws(RebasingTokenError) {
        let owned = shares(of: wallet)
        if amount > owned { throw .balanceExceeded(shares: owned) }
        shares[wallet] = owned &- amount
        total = total &- amount
    }

    /// Moves shares; throws `balanceExceeded`.
    public mutating func move(
        _ amount: UInt256, from sender: WalletID, to receiver: WalletID
    ) throws(RebasingTokenError) {
        let owned = shares(of: sender)
        if amount > owned { throw .balanceExceeded(shares: owned) }
        shares[sender] = owned &- amount
        // The total is a 256-bit integer, and nobody owns more than it.
        shares[receiver] = shares(of: receiver) &+ amount
    }
}
