import Units

/// A token that wraps a treasury token and is worth a dollar: balances are shares times the oracle's price.
///
/// A call that throws changes nothing.
/// - Units: amounts and prices with 18 decimals; one unit of the underlying is 10,000 shares.
/// - Source: Ondo, `rUSDY.sol`, `rOUSG.sol`.
public struct PricedShares: Hashable, Sendable {
    /// Who owns the shares; all of them over `sharesPerUnit` is the underlying that is locked.
    public private(set) var ledger = ShareLedger()

    /// Shares for one smallest unit of the underlying.
    public static let sharesPerUnit = UInt256(10_000 as UInt128)

    /// Makes a token that nobody owns.
    public init() {}

    /// Returns the shares that an amount is worth, rounded down; throws `arithmetic`.
    public static func shares(forAmount amount: UInt256, price: UInt256) throws(RebasingTokenError) -> UInt256
    {
        try RebasingTokenError.exactly { () throws(ArithmeticError) in
            try amount.multiplied(by: Wad.one).multiplied(by: sharesPerUnit).dividedDown(by: price)
        }
    }

    /// Returns the amount that shares are worth, rounded down; throws `arithmetic`.
    public static func amount(forShares shares: UInt256, price: UInt256) throws(RebasingTokenError) -> UInt256
    {
        try RebasingTokenError.exactly { () throws(ArithmeticError) in
            try shares.multiplied(by: price).dividedDown(by: Wad.one &* sharesPerUnit)
        }
    }

    /// Returns a wallet's balance at a price, rounded down; throws `arithmetic`.
    public func balance(of wallet: WalletID, price: UInt256) throws(RebasingTokenError) -> UInt256 {
        try PricedShares.amount(forShares: ledger.shares(of: wallet), price: price)
    }

    /// Locks underlying and gives its shares; throws `amountZero`, `arithmetic`.
    public mutating func wrap(_ underlying: UInt256, for wallet: WalletID) throws(RebasingTokenError) {
        if underlying.isZero { throw .amountZero }
        let shares = try RebasingTokenError.exactly { () throws(ArithmeticError) in
            try underlying.multiplied(by: PricedShares.sharesPerUnit)
        }
        try ledger.mint(shares, to: wallet)
    }

    /// Takes back the shares that an amount is worth, and returns the underlying, rounded down.
    ///
    /// - Errors: `amountZero`; `unwrapTooSmall`; `balanceExceeded`; `arithmetic`.
    @discardableResult
    public mutating func unwrap(
        _ amount: UInt256, from wallet: WalletID, price: UInt256
    ) throws(RebasingTokenError) -> UInt256 {
        if amount.isZero { throw .amountZero }
        let shares = try PricedShares.shares(forAmount: amount, price: price)
        if shares < PricedShares.sharesPerUnit { throw .unwrapTooSmall }
        try ledger.burn(shares, from: wallet)
        return shares.quotientAndRemainder(dividingByWord: 10_000).quotient
    }

    /// Moves the shares that an amount is worth, and returns them; throws `balanceExceeded`, `arithmetic`.
    @discardableResult
    public mutating func transfer(
        _ amount: UInt256, from sender: WalletID, to receiver: WalletID, price: UInt256
    ) throws(RebasingTokenError) -> UInt256 {
        let shares = try PricedShares.shares(forAmount: amount, price: price)
        try ledger.move(shares, from: sender, to: receiver)
        return shares
    }
}
