import Units

/// Something that happened when the desk applied an input.
public enum Event: Hashable, Sendable {
    /// An instrument joined the registry.
    case instrumentListed(InstrumentID)
    /// An account joined the book.
    case accountOpened(AccountID)
    /// An account fell below 1 for the first time.
    case accountFellBelowLine(LineCrossing)
    /// An account's health passed an edge for the worse.
    case alertRaised(Alert)
    /// Somebody has seen an alert.
    case alertAcknowledged(id: UInt64)
    /// The account of an alert has recovered, or a worse alert took its place.
    case alertCleared(id: UInt64)
    /// A price that steps by more than 100 times waits for two further rows to agree.
    case priceHeld(InstrumentID, Price)
    /// A held price was confirmed and is the new base.
    case priceRebased(InstrumentID, Price)
    /// A price was refused: one that no market has, or the first of those that were held and then contradicted.
    case priceRefused(InstrumentID, Price)
    /// A command broke a rule and changed nothing.
    case commandRejected(RejectReason)
}

/// An account's first fall below its line.
public struct LineCrossing: Hashable, Sendable {
    /// The account.
    public var account: AccountID
    /// The time of the tick that did it.
    public var time: Timestamp
    /// The price of that tick.
    public var price: Price
    /// Health factor after it, scaled by 1e18, rounded down.
    public var healthFactor: UInt256
}

/// Why a command was refused: the rule that it broke. The first rule broken, in this order, is named.
public enum RejectReason: Hashable, Sendable {
    /// The registry already holds the symbol.
    case symbolAlreadyListed(SafeText)
    /// An account opened before holds the symbol at a price that does not move.
    case symbolStandsStill(SafeText)
    /// No instrument of that symbol is listed.
    case symbolNotListed(SafeText)
    /// The smallest unit of an instrument has more decimal places than exact arithmetic has room for.
    case tooManyDecimals(SafeText)
    /// The registry or the book is full.
    case tooMany(limit: Int)
    /// An amount is too great for exact arithmetic in 256 bits.
    case amountTooGreat(account: SafeText)
    /// No alert has this number.
    case alertNotFound(UInt64)
    /// The alert was acknowledged or cleared before.
    case alertAlreadySeen(UInt64)
}
