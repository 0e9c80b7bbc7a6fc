import Units

/// An order as it is asked for: the payload of `Command.placeOrders`.
public struct OrderRequest: Hashable, Sendable {
    /// Chosen by whoever asks, so that the same request sent twice acts once; 0 for none.
    public var clientID: UInt64
    /// The account that trades.
    public var account: AccountID
    /// What is to be done.
    public var action: OrderAction
    /// The worst price at which a trade may happen; nothing of meaning for other actions.
    public var condition: PriceCondition
    /// How long the order may wait.
    public var timeInForce: TimeInForce
    /// Who asks.
    public var origin: OrderOrigin
    /// What whoever asks has confirmed, having seen the preview.
    public var confirmations: Confirmations

    /// Makes a request; a trader's immediate order at the market unless said otherwise.
    public init(
        clientID: UInt64 = 0, account: AccountID, action: OrderAction,
        condition: PriceCondition = .market(worst: nil), timeInForce: TimeInForce = .immediateOrCancel,
        origin: OrderOrigin = .trader, confirmations: Confirmations = []
    ) {
        self.clientID = clientID
        self.account = account
        self.action = action
        self.condition = condition
        self.timeInForce = timeInForce
        self.origin = origin
        self.confirmations = confirmations
    }
}

/// What an order does. Amounts are smallest units of the instrument named.
public enum OrderAction: Hashable, Sendable {
    /// Sells exactly a quantity for as much of another instrument as it brings.
    case sell(InstrumentID, quantity: UInt256, for: InstrumentID)
    /// Buys exactly a quantity for as little of another instrument as it costs.
    case buy(InstrumentID, quantity: UInt256, with: InstrumentID)
    /// Supplies to the account's lending venue.
    case deposit(InstrumentID, UInt256)
    /// Takes back from the account's lending venue; `UInt256.max` for all.
    case withdraw(InstrumentID, UInt256)
    /// Borrows from the account's lending venue.
    case borrow(InstrumentID, UInt256)
    /// Repays the account's lending venue; `UInt256.max` for all that is owed.
    case repay(InstrumentID, UInt256)
    /// Provides liquidity to a pool: at most these amounts, in the pool's ratio where it asks for one, over a range
    /// of prices where it knows ranges.
    case provideLiquidity(PoolID, base: UInt256, quote: UInt256, range: PriceRange? = nil)
    /// Takes liquidity back from a pool; `UInt256.max` for all.
    case withdrawLiquidity(PoolID, UInt256)
    /// Claims what the account has earned beside its holdings and has not taken yet.
    case claim
    /// Sends to another account of ours: at once on the same chain, by way of an escrow to another one.
    case transfer(InstrumentID, UInt256, to: AccountID)
    /// Asks a fund for shares, for so much of what it is paid in; dealt at its next cut-off.
    case subscribe(InstrumentID, cash: UInt256)
    /// Gives shares back to a fund at its next cut-off, or what has matured or expired to its issuer at once;
    /// `UInt256.max` for all.
    case redeem(InstrumentID, UInt256)
    /// Takes back what waits for a fund's cut-off.
    case recall(EscrowID)
}

/// The worst price of a trade, in quote units per whole base unit.
public enum PriceCondition: Hashable, Sendable {
    /// Trades at once, at no worse than a protection price; `nil` takes the desk's own protection.
    case market(worst: Price?)
    /// Trades at this price or a better one.
    case limit(Price)
}

/// How long an order may wait, in the words of FIX tag 59.
public enum TimeInForce: UInt8, CaseIterable, Sendable {
    /// Until the end of the day, UTC.
    case day
    /// Until it is canceled.
    case goodTillCancel
    /// What can be had at once; the rest is canceled.
    case immediateOrCancel
    /// All of it at once, or nothing.
    case fillOrKill
}

/// Who asks for an order.
public enum OrderOrigin: Hashable, Sendable {
    /// A person at the desk.
    case trader
    /// A program under a mandate, by its number.
    case agent(UInt16)
}

/// What whoever asks has confirmed.
public struct Confirmations: OptionSet, Hashable, Sendable {
    /// The bits.
    public var rawValue: UInt8

    /// Makes a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The account's name was typed: needed where an order lowers a health factor.
    public static let accountTyped = Confirmations(rawValue: 1)
    /// The order is meant although an equal one came a moment ago.
    public static let duplicate = Confirmations(rawValue: 2)
    /// The order is meant although it is many times the usual size; its account was typed.
    public static let size = Confirmations(rawValue: 4)
}
