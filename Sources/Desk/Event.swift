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
    /// A venue was opened.
    case lendingVenueOpened(LendingID)
    /// A pool was opened.
    case poolOpened(PoolID)
    /// An order passed every check.
    case orderAccepted(OrderID)
    /// An order was denied or rejected; it says itself why.
    case orderRefused(OrderID)
    /// An order was filled, whole or in part.
    case orderFilled(Fill)
    /// A working order was taken off.
    case orderCanceled(OrderID)
    /// What was left of an order ran out.
    case orderExpired(OrderID)
    /// Movements happened, all of them at once.
    case settled(Settlement)
    /// Somebody else's act in the market was refused by the venue; it changed nothing.
    case actionRefused(OrderRefusal)
    /// An account of the book was liquidated.
    case accountLiquidated(AccountID)
    /// Every order that is not a way out is blocked from here.
    case killSwitchEngaged(at: Timestamp)
    /// Orders pass again.
    case killSwitchReleased(at: Timestamp)
    /// A command broke a rule and changed nothing.
    case commandRejected(RejectReason)
    /// Something happened to an instrument by itself.
    case lived(LifeEvent)
    /// Something is held for its owner from here on.
    case escrowOpened(Escrow)
    /// It was released to its receiver, or given back to its owner.
    case escrowEnded(EscrowID, EscrowEnd)
    /// The agent of a token did something.
    case tokenControlled(InstrumentID, TokenControl)
    /// A breaker's state has changed.
    case breakerChanged(BreakerChange)
    /// A breaker holds back an order that waits.
    case orderSuspended(OrderID)
    /// An order that a breaker held back works again.
    case orderResumed(OrderID)
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
public enum RejectReason: Error, Hashable, Sendable {
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
    /// No venue of that name, and no chain, is known.
    case venueNotOpen(SafeText)
    /// A venue or an account has this name already.
    case nameTaken(SafeText)
    /// What an address comes with is refused by its venue.
    case openingRefused(account: SafeText, OrderRefusal)
    /// A venue's terms are not sound: its own error.
    case termsRefused(venue: SafeText, OrderRefusal)
    /// No account of the book has this number, or it cannot trade.
    case accountCannotTrade(AccountID)
    /// The same request came before, as this order.
    case orderSentBefore(OrderID)
    /// No order has this number.
    case orderNotFound(OrderID)
    /// The order has ended.
    case orderNotWorking(OrderID, OrderState)
    /// The order stays as it was, since what it was to become is refused.
    case replacementRefused(OrderID, OrderRefusal)
    /// The kill switch is off already.
    case killSwitchIsOff
    /// Something else has to be typed.
    case wrongWord(expected: SafeText)
    /// The kill switch was engaged less than a minute ago.
    case tooEarly(secondsLeft: UInt64)
    /// Edges of health that do not rise from above 1 to 100, or a hysteresis above 50 %.
    case edgesNotSound(HealthEdgeTerms)
    /// No alert has this number.
    case alertNotFound(UInt64)
    /// The alert was acknowledged or cleared before.
    case alertAlreadySeen(UInt64)
    /// No instrument has this number.
    case instrumentNotListed(InstrumentID)
    /// A token's agent asked for what cannot be.
    case controlRefused(InstrumentID, OrderRefusal)
    /// Breakers' shares that are too great, or an instrument that is not listed.
    case breakersNotSound
    /// The desk does not know what the breaker is to be about.
    case breakerUnknown(BreakerScope)
    /// Something else has to be typed to reset a breaker.
    case breakerWordWrong(expected: SafeText)
    /// Nobody pulled the breaker: it reopens by itself, or is normal.
    case breakerNotPulled(BreakerScope)
    /// Somebody else has to reset what this person pulled.
    case breakerPulledBySame(BreakerScope)
    /// The breaker was pulled less than a minute ago.
    case breakerTooEarly(BreakerScope, secondsLeft: UInt64)
    /// What tripped the breaker besides is still there.
    case breakerCausePersists(BreakerScope)
}
