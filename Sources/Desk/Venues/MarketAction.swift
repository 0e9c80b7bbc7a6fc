import Units

/// What somebody else does in the market: borrowers, keepers, arbitrageurs, providers of liquidity.
///
/// None of these can name an account of the book, except to liquidate it: what the desk itself does goes through
/// orders and their checks. Amounts are smallest units; what is paid in comes from outside, what is paid out
/// goes there.
public enum MarketAction: Hashable, Sendable {
    /// Provides liquidity to a pool: at most these amounts, over a range where the pool knows ranges.
    case provideLiquidity(PoolID, base: UInt256, quote: UInt256, range: PriceRange? = nil)
    /// Sells all of an amount to a pool: of its base token, or of its quote token.
    case sell(PoolID, isBase: Bool, amount: UInt256)
    /// Opens an account on a lending venue; its number is the count of accounts there.
    case openBorrower(LendingID)
    /// Opens accounts that come with what they have and owe, in their order; all of them or none. No price is read.
    case admitBorrowers(LendingID, [BorrowerTerms])
    /// Supplies to a lending venue.
    case supply(LendingID, borrower: UInt32, reserve: UInt32, amount: UInt256)
    /// Withdraws from a lending venue; `UInt256.max` for all.
    case withdraw(LendingID, borrower: UInt32, reserve: UInt32, amount: UInt256)
    /// Borrows from a lending venue.
    case borrow(LendingID, borrower: UInt32, reserve: UInt32, amount: UInt256)
    /// Repays to a lending venue; `UInt256.max` for all.
    case repay(LendingID, borrower: UInt32, reserve: UInt32, amount: UInt256)
    /// Liquidates an account whose health factor is below 1, anybody's.
    case liquidate(
        LendingID, borrower: UInt32, collateral: UInt32, debt: UInt32, amount: UInt256, liquidator: UInt32)
    /// Buys collateral that a venue has taken over and sells, for at most so much of what it lends.
    case buySeized(LendingID, lot: UInt64, amount: UInt256)
}

/// What somebody else's account has on a lending venue when it is opened.
public struct BorrowerTerms: Hashable, Sendable {
    /// What it has supplied, all of it collateral where it can be.
    public var supplied: [LendingAmount]
    /// What it owes.
    public var owed: [LendingAmount]

    /// Makes terms; empty unless said otherwise.
    public init(supplied: [LendingAmount] = [], owed: [LendingAmount] = []) {
        self.supplied = supplied
        self.owed = owed
    }
}
